// The bar over the image while it is drawn on by hand.
import { css } from "lit";

export const hand = css`
  .hand-bar {
    position: absolute;
    z-index: 4;
    top: 10px;
    left: 50%;
    display: flex;
    align-items: center;
    gap: 10px;
    width: max-content;
    max-width: calc(100% - 16px);
    padding: 4px 10px 4px 4px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
    transform: translateX(-50%);
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
  .hand-words {
    color: var(--muted);
    font-size: 12px;
  }
`;
