// The control of the values that are shown as black and as white.
import { css } from "lit";

export const values = css`
  .status .values-button {
    height: 24px;
    padding: 0 6px;
    border-radius: 6px;
    color: inherit;
    font: inherit;
    text-decoration: underline dotted;
    text-underline-offset: 3px;
  }
  .values-fields {
    display: flex;
    gap: 12px;
    margin-bottom: 10px;
  }
  .values-fields label {
    display: grid;
    flex: 1;
    gap: 4px;
    min-width: 0;
  }
  .values-fields input {
    width: 100%;
    height: 32px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
    color: var(--text);
    font: inherit;
  }
`;
