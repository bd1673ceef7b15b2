// The panel beside the image: objects and candidates.
import { css } from "lit";

export const sidebar = css`
  .card {
    padding: 8px;
  }
  .card + .card,
  .card + .quiet-button {
    border-top: 1px solid var(--line);
  }
  .card-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 32px;
    padding-left: 6px;
  }
  h2 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
  }
  .card > .quiet {
    margin: 2px 6px 8px;
    font-size: 13px;
  }
  .quiet-button {
    justify-content: flex-start;
    height: 40px;
    padding: 0 14px;
    border-radius: 0;
    color: var(--accent);
  }

  .objects {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .object {
    display: flex;
    align-items: center;
    height: 36px;
    padding: 0 2px 0 6px;
    border-radius: var(--radius);
  }
  .object:hover {
    background: var(--hover);
  }
  .object[data-selected] {
    background: var(--accent-soft);
  }
  .object .icon-button {
    width: 28px;
    height: 28px;
  }
  .object .icon {
    width: 18px;
    height: 18px;
  }
  @media (hover: hover) {
    .object [data-test$="-delete"]:not(:focus-visible) {
      opacity: 0;
    }
  }
  .object:hover [data-test$="-delete"],
  .object[data-selected] [data-test$="-delete"] {
    opacity: 1;
  }
  .swatch {
    position: relative;
    width: 16px;
    height: 16px;
    flex: none;
    border-radius: 5px;
    background: var(--color);
    box-shadow: inset 0 0 0 1px rgba(0, 0, 0, 0.25);
    cursor: pointer;
  }
  .swatch:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .swatch input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .object-name {
    flex: 1;
    min-width: 0;
    height: 100%;
    padding: 0 8px 0 10px;
    border: 0;
    background: none;
    text-align: left;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }
  .object[data-selected] .object-name {
    font-weight: 600;
  }
  .object[data-hidden] .object-name {
    color: var(--muted);
  }
  .object-name-field {
    flex: 1;
    min-width: 0;
    height: 28px;
    margin: 0 4px;
    padding: 0 6px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
  }

  .candidates {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 6px;
    max-width: 360px;
    padding: 0 6px 6px;
  }
  .candidate {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 3px;
    padding: 3px;
    border: 0;
    border-radius: var(--radius);
    background: none;
    box-shadow: inset 0 0 0 1px var(--line);
    color: var(--muted);
    font-size: 12px;
    cursor: pointer;
  }
  .candidate:hover {
    background: var(--hover);
  }
  .candidate[aria-pressed="true"] {
    box-shadow: inset 0 0 0 2px var(--accent);
    color: var(--text);
    font-weight: 600;
  }
  .candidate-image {
    display: block;
    width: 100%;
    border-radius: 5px;
    background: var(--stage);
  }
`;
