// The images of a set.
import { css } from "lit";

export const filmstrip = css`
  .filmstrip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding: 4px 8px;
    border-top: 1px solid var(--line);
    background: var(--page);
  }
  .filmstrip > .quiet {
    flex: none;
    padding: 0 6px;
    font-size: 12px;
  }
  .filmstrip > .button {
    height: auto;
    min-height: 32px;
    white-space: normal;
  }
  @media (pointer: coarse) {
    .filmstrip > .button {
      min-height: 44px;
    }
  }
  .filmstrip-images {
    display: flex;
    flex: 1 1 200px;
    gap: 4px;
    min-width: 0;
    margin: 0;
    padding: 2px;
    overflow-x: auto;
    list-style: none;
    scrollbar-width: thin;
  }
  .filmstrip-image {
    display: flex;
    align-items: center;
    gap: 6px;
    max-width: 160px;
    height: 32px;
    padding: 0 10px;
    border: 0;
    border-radius: 6px;
    background: none;
    box-shadow: inset 0 0 0 1px var(--line);
    color: var(--text);
    font: inherit;
    font-size: 12px;
    cursor: pointer;
  }
  .filmstrip-image:hover:not(:disabled) {
    background: var(--hover);
  }
  .filmstrip-image[aria-current] {
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 2px var(--accent);
    font-weight: 600;
  }
  .filmstrip-image:disabled {
    color: var(--muted);
    text-decoration: line-through;
    cursor: default;
  }
  .filmstrip-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .filmstrip-mark {
    flex: none;
    width: 9px;
    height: 9px;
    border: 1.5px solid var(--muted);
    border-radius: 50%;
  }
  [data-mark="empty"] .filmstrip-mark {
    border-style: dashed;
  }
  [data-mark="done"] .filmstrip-mark {
    border-color: var(--accent);
    background: var(--accent);
  }
  [data-mark="failed"] .filmstrip-mark {
    border-color: var(--warning);
    background: var(--warning);
    border-radius: 2px;
  }
  @container app (max-width: 559px) {
    .filmstrip > .quiet {
      display: none;
    }
    .filmstrip-image {
      max-width: 120px;
    }
  }
  @media (pointer: coarse) {
    .filmstrip-image {
      height: 44px;
    }
  }
`;
