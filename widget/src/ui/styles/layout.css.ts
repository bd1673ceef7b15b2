// Where things are. The component's own width decides, not the window's.
import { css } from "lit";

export const layout = css`
  .app {
    container: app / inline-size;
    position: relative;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--page);
    color: var(--text);
    font: 400 14px/1.4 var(--font);
    -webkit-font-smoothing: antialiased;
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 7px 8px;
    border-bottom: 1px solid var(--line);
  }

  /* Beside one another where there is room, else the panel comes last: what a video needs stays next to it. */
  .frame {
    display: grid;
    grid-template: "toolbar" "stage" "timeline" "panel" "status" / minmax(0, 1fr);
  }
  .toolbar {
    grid-area: toolbar;
  }
  .stage-frame {
    grid-area: stage;
  }
  .timeline {
    grid-area: timeline;
  }
  .panel {
    grid-area: panel;
  }
  .status {
    grid-area: status;
  }
  .stage-frame {
    position: relative;
    min-width: 0;
    overflow: hidden;
    background: var(--stage);
  }
  .stage {
    position: absolute;
    inset: 0;
    cursor: crosshair;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .stage:focus-visible {
    outline: none;
  }
  /* Over the layers, which would hide an outline. */
  .stage:focus-visible::after {
    content: "";
    position: absolute;
    inset: 0;
    box-shadow: inset 0 0 0 2px var(--accent);
    pointer-events: none;
  }
  .app:not([data-open]) .stage {
    cursor: default;
    pointer-events: none;
  }
  .stage[data-tool="pan"],
  .stage[data-space] {
    cursor: grab;
  }
  .stage[data-moving] {
    cursor: grabbing;
  }
  .stage canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }

  .panel {
    display: flex;
    flex-direction: column;
    min-width: 0;
    border-top: 1px solid var(--line);
  }

  .timeline {
    border-top: 1px solid var(--line);
  }

  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 16px;
    min-height: 32px;
    padding: 4px 12px;
    border-top: 1px solid var(--line);
    color: var(--muted);
    font-size: 12px;
  }
  .status > span {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
  }
  .status b {
    font-weight: 600;
    color: var(--text);
  }
  .status .practice {
    height: 24px;
    margin-left: -6px;
    padding: 0 6px;
    gap: 4px;
    border-radius: 6px;
    color: var(--warning);
    font-weight: 600;
  }
  .status .practice .icon {
    width: 16px;
    height: 16px;
  }
  .medium-name {
    overflow: hidden;
    max-width: 240px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @container app (min-width: 900px) {
    .frame:has(.panel) {
      grid-template: "toolbar toolbar" "stage panel" "timeline timeline" "status status" / minmax(0, 1fr) 264px;
    }
    .panel {
      border-top: 0;
      border-left: 1px solid var(--line);
      /* As high as the image, whatever is in it. */
      height: 0;
      min-height: 100%;
      overflow-y: auto;
    }
  }

  @container app (max-width: 679px) {
    .wide {
      display: none;
    }
    .toolbar .button:has(.wide) {
      width: 32px;
      padding: 0;
    }
  }

  @container app (max-width: 559px) {
    .toolbar {
      gap: 4px 2px;
      padding: 7px 6px;
    }
    .toolbar [data-test="help"],
    .status > .medium,
    .status .encode,
    .zoom output,
    .zoom [data-test="zoom-in"],
    .zoom [data-test="zoom-out"],
    .zoom [data-test="zoom-fit"][disabled],
    .transport [data-test="first"],
    .transport [data-test="last"] {
      display: none;
    }
    .slim {
      width: 20px;
    }
  }

  @container app (max-width: 359px) {
    .toolbar .icon-button:not(.slim),
    .toolbar .button:has(.wide) {
      width: 28px;
      min-width: 28px;
    }
  }

  @media (pointer: coarse) {
    .button {
      min-height: 36px;
    }
    .icon-button:not(.slim) {
      min-width: 36px;
    }
    .segments .icon-button {
      min-width: 32px;
    }
  }
`;
