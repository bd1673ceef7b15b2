// Below the image of a video: transport, propagation, timelines.
import { css } from "lit";

export const timeline = css`
  .transport {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 6px 8px 0;
  }
  .counter {
    color: var(--muted);
  }
  .button.plain,
  .button.speed {
    padding: 0 6px;
    font-weight: 400;
  }
  .camera .transport {
    padding-block: 6px;
  }
  .on-air {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    padding: 0 4px 0 8px;
    font-weight: 600;
  }
  .on-air i {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--accent);
  }
  .on-air[data-recording] {
    color: var(--danger);
  }
  .on-air[data-recording] i {
    background: var(--danger);
  }
  .go-to {
    padding: 4px;
  }
  .go-to .field {
    width: 96px;
  }
  .review {
    align-items: center;
  }
  .doubtful {
    padding: 0 4px 0 8px;
    color: var(--warning);
    font-weight: 600;
  }
  .doubtful[data-none] {
    color: var(--muted);
    font-weight: 400;
  }
  .range-shade {
    position: absolute;
    top: 0;
    bottom: 0;
    left: calc(8px + (100% - 16px) * var(--from));
    right: calc(8px + (100% - 16px) * (1 - var(--to)));
    border: 1px solid var(--accent);
    border-width: 0 2px;
    background: color-mix(in srgb, var(--accent) 12%, transparent);
  }
  .counter b {
    color: var(--text);
    font-weight: 600;
  }
  .counter .time {
    margin-left: 12px;
  }
  .runs {
    display: flex;
    gap: 8px;
    margin-left: auto;
  }
  .propagating {
    display: flex;
    flex: 1 1 240px;
    align-items: center;
    justify-content: flex-end;
    gap: 10px;
    min-width: 0;
  }
  .propagating progress {
    flex: 0 1 120px;
    min-width: 32px;
  }
  .exporting {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .timeline-rows {
    --label: 104px;
    position: relative;
    padding: 2px 12px 8px;
  }
  .thumbnail {
    position: absolute;
    bottom: calc(100% + 4px);
    left: clamp(88px, var(--x), 100% - 88px);
    z-index: 2;
    width: 160px;
    margin: 0;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--raised);
    box-shadow: var(--shadow);
    transform: translateX(-50%);
    pointer-events: none;
  }
  .thumbnail div {
    max-height: 160px;
    margin: 0 auto;
    border-radius: 4px;
    overflow: hidden;
    background: var(--line);
  }
  .thumbnail img {
    display: block;
    width: 100%;
    height: 100%;
  }
  .thumbnail figcaption {
    padding-top: 2px;
    color: var(--muted);
    font-size: 12px;
    text-align: center;
  }
  .timeline-row {
    display: grid;
    grid-template-columns: var(--label) minmax(0, 1fr);
    align-items: center;
  }
  .lanes {
    position: relative;
  }
  .object-rows {
    /* Room for two at once: the image must not shrink with the first click. */
    min-height: 44px;
    max-height: 88px;
    overflow-y: auto;
  }
  .timeline-label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    height: 22px;
    padding: 0 8px 0 2px;
    border: 0;
    background: none;
    color: var(--muted);
    font-size: 12px;
    cursor: pointer;
  }
  .timeline-label span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .timeline-row[data-selected] .timeline-label {
    color: var(--text);
    font-weight: 600;
  }
  .dot {
    width: 8px;
    height: 8px;
    flex: none;
    border-radius: 3px;
    background: var(--color);
  }
  .object-timeline {
    display: block;
    width: 100%;
    height: 22px;
    cursor: pointer;
    touch-action: none;
  }
  .playhead-lane {
    position: absolute;
    inset: 0 0 0 var(--label);
    pointer-events: none;
  }
  .playhead {
    position: absolute;
    top: 0;
    bottom: 0;
    left: calc(8px + (100% - 16px) * var(--at));
    width: 1px;
    background: var(--text);
  }

  /* A row of its own is for what there is to do. */
  @container app (max-width: 819px) {
    .review:has([data-none]) :is(.doubtful, [data-test="doubtful-previous"], [data-test="doubtful-next"]) {
      display: none;
    }
  }
  @container app (max-width: 559px) {
    .timeline-rows {
      --label: 20px;
    }
    .timeline-label span {
      display: none;
    }
    .counter .time,
    .joined > .primary .icon {
      display: none;
    }
    .transport {
      gap: 4px 6px;
      padding-inline: 4px;
    }
    .propagating {
      flex-basis: 100%;
    }
    .propagating progress {
      flex: 1;
    }
    .exporting progress,
    .toolbar:has(.exporting) .group:has([data-test="settings"]) {
      display: none;
    }
  }

  /* A finger seeks anywhere on the slider and the rows; objects are selected in their list. */
  @media (pointer: coarse) {
    .timeline-label {
      pointer-events: none;
    }
  }

  @media (max-height: 500px) {
    .app[data-page] .object-rows {
      min-height: 22px;
      max-height: 44px;
    }
  }
`;
