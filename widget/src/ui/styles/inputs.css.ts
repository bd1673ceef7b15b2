// Sliders, check boxes and progress bars.
import { css } from "lit";

export const inputs = css`
  input[type="checkbox"] {
    width: 16px;
    height: 16px;
    accent-color: var(--accent);
  }

  .address {
    display: flex;
    align-items: stretch;
    gap: 6px;
    width: min(420px, 100%);
  }
  .address .button {
    height: 36px;
  }
  .address input {
    flex: 1;
    min-width: 0;
    padding: 0 10px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
    color: var(--text);
    font: inherit;
  }
  .menu .address {
    width: auto;
    min-width: 260px;
    padding: 4px;
  }

  .range {
    appearance: none;
    width: 100%;
    height: 24px;
    margin: 0;
    background: none;
    cursor: pointer;
  }
  .range::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(var(--accent), var(--accent)) 0 / calc(8px + (100% - 16px) * var(--at, 0)) 100% no-repeat
      var(--pressed);
  }
  .range::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: var(--pressed);
  }
  .range::-moz-range-progress {
    height: 4px;
    border-radius: 2px;
    background: var(--accent);
  }
  .range::-webkit-slider-thumb {
    appearance: none;
    width: 16px;
    height: 16px;
    margin-top: -6px;
    border: 2px solid var(--raised);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--line-strong);
  }
  .range::-moz-range-thumb {
    width: 12px;
    height: 12px;
    border: 2px solid var(--raised);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--line-strong);
  }
  .range:focus-visible {
    outline-offset: -2px;
    border-radius: 6px;
  }

  /* Colours of the system alone tell what is done from what is left. */
  @media (forced-colors: active) {
    .range,
    progress {
      --accent: Highlight;
      --pressed: GrayText;
      --line-strong: CanvasText;
      --raised: Canvas;
      forced-color-adjust: none;
    }
  }

  /* Below 16 pixels of text a phone zooms the whole page where one types. */
  @media (pointer: coarse) {
    .range,
    .address .button,
    input:is([type="url"], [type="number"], :not([type])),
    select {
      min-height: 44px;
    }
    input:is([type="url"], [type="number"], :not([type])),
    select {
      font-size: 16px;
    }
  }

  progress {
    appearance: none;
    width: 120px;
    height: 6px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--pressed);
  }
  progress::-webkit-progress-bar {
    background: var(--pressed);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
    border-radius: 3px;
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
`;
