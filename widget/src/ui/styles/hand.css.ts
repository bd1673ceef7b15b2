// What lies over the image while it is drawn on by hand, or an object is cleaned up.
import { css } from "lit";

export const hand = css`
  .hand-bar {
    z-index: 4;
    display: flex;
    flex: none;
    align-items: center;
    gap: 10px;
    max-width: 100%;
    padding: 4px 10px 4px 4px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
    pointer-events: auto;
  }
  .hand-size {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
  }
  .hand-size .range {
    width: 132px;
    min-width: 56px;
  }
  .hand-size output {
    min-width: 46px;
    color: var(--muted);
    font-size: 12px;
    text-align: right;
  }
  .cleaning {
    z-index: 4;
    align-self: flex-end;
    width: 320px;
    max-width: 100%;
    /* A message leaves it half of the height, and it is scrolled. */
    min-height: min(50%, 240px);
    margin-top: auto;
    overflow-y: auto;
    pointer-events: auto;
    padding: 4px 4px 8px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
  }
  .cleaning h2 {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .cleaning-row {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 28px;
    padding: 0 10px;
    font-size: 13px;
  }
  .cleaning-row span {
    flex: none;
    min-width: 98px;
  }
  .cleaning-row [type="checkbox"] {
    margin-left: auto;
  }
  .cleaning-row .range {
    flex: 1;
    min-width: 0;
  }
  .cleaning-row output {
    flex: none;
    width: 84px;
    color: var(--muted);
    font-size: 12px;
    text-align: right;
  }
  .hand-words {
    color: var(--muted);
    font-size: 12px;
  }
  @media (pointer: coarse) {
    .cleaning-row {
      min-height: 44px;
    }
  }
`;
