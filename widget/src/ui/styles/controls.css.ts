// Buttons, icons, and what is the same everywhere.
import { css } from "lit";

export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  button,
  input {
    font: inherit;
    color: inherit;
    margin: 0;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  .icon {
    width: 20px;
    height: 20px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    height: 32px;
    padding: 0 10px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: none;
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  .button:hover {
    background: var(--hover);
  }
  .button:active {
    background: var(--pressed);
  }
  .button:disabled {
    opacity: 0.38;
    cursor: default;
    background: none;
  }
  .icon-button {
    width: 32px;
    padding: 0;
    color: var(--muted);
  }
  .icon-button:hover:enabled {
    color: var(--text);
  }
  .slim {
    width: 24px;
  }
  .button.outlined {
    border-color: var(--line);
    background: var(--raised);
  }
  .button.outlined:hover:enabled {
    background: linear-gradient(var(--hover), var(--hover)), var(--raised);
  }
  .button.primary {
    background: var(--accent);
    color: var(--accent-ink);
  }
  .button.primary:hover:enabled {
    background: var(--accent-hover);
    color: var(--accent-ink);
  }
  .button.danger,
  .button.danger:hover:enabled {
    background: var(--danger);
    color: var(--raised);
  }

  .joined,
  .group {
    display: inline-flex;
    align-items: center;
  }
  [data-test="panel"][aria-pressed="true"] {
    color: var(--accent);
  }

  .joined > .primary {
    border-radius: var(--radius) 0 0 var(--radius);
    padding-right: 12px;
  }
  .joined .menu-anchor .primary {
    border-radius: 0 var(--radius) var(--radius) 0;
    border-left: 1px solid color-mix(in srgb, var(--accent-ink) 35%, transparent);
  }

  .zoom {
    display: flex;
    align-items: center;
  }
  .zoom output {
    min-width: 46px;
    text-align: center;
    font-size: 12px;
    color: var(--muted);
  }
  .segments {
    display: inline-flex;
    padding: 2px;
    gap: 2px;
    border-radius: var(--radius);
    background: var(--pressed);
  }
  .segments .button {
    height: 28px;
    border-radius: 6px;
  }
  .segments [aria-pressed="true"] {
    background: var(--segment);
    color: var(--accent);
    box-shadow: 0 1px 2px rgba(0, 0, 0, 0.18);
  }

  /* Letters need more contrast than icons. */
  .segments [aria-pressed="true"]:not(.icon-button) {
    color: var(--text);
  }

  .spinner {
    width: 28px;
    height: 28px;
    border: 3px solid var(--pressed);
    border-top-color: var(--accent);
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  .spinner.small {
    width: 14px;
    height: 14px;
    border-width: 2px;
    flex: none;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  .figures {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .quiet {
    color: var(--muted);
  }
  .space {
    flex: 1;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* Windows' high contrast takes colours and shadows away: what is chosen gets an outline, swatches keep their colour. */
  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }
    [aria-pressed="true"],
    .export-format[data-chosen],
    .object[data-selected] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    :focus-visible {
      outline: 3px solid CanvasText;
    }
    .example-image,
    .candidate:not([aria-pressed="true"]),
    .class:not([aria-pressed="true"]),
    .filmstrip-image {
      outline: 1px solid ButtonBorder;
      outline-offset: -1px;
    }
    .filmstrip-image[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .swatch,
    .dot,
    .playhead,
    .range-shade,
    .on-air i,
    .export-objects i,
    .stage canvas,
    .candidate-image,
    .pill {
      forced-color-adjust: none;
    }
    .button:disabled {
      color: GrayText;
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 3s !important;
      transition: none !important;
    }
  }
`;
