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

  .object-class {
    margin-left: 4px;
    padding: 1px 6px;
    border-radius: 5px;
    background: var(--pressed);
    color: var(--text);
    font-size: 11px;
    font-weight: 400;
  }
  .classes {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 6px;
  }
  .class {
    display: flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
    height: 28px;
    padding: 0 8px;
    border: 0;
    border-radius: 6px;
    background: none;
    box-shadow: inset 0 0 0 1px var(--line);
    color: var(--text);
    font: inherit;
    font-size: 12px;
    cursor: pointer;
  }
  .class:hover {
    background: var(--hover);
  }
  .class[aria-pressed="true"] {
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 2px var(--accent);
    font-weight: 600;
  }
  .class span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .class kbd {
    color: var(--muted);
    font: inherit;
    font-size: 11px;
  }
  .class-field {
    width: 96px;
    height: 28px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
    color: var(--text);
    font: inherit;
    font-size: 12px;
  }

  .candidates {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 6px;
    padding: 0 6px 6px;
  }
  .mask-actions {
    display: flex;
    flex-wrap: wrap;
  }
  .refine-cost {
    margin-left: 6px;
    color: var(--muted);
  }
  .candidate {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 3px;
    min-width: 0;
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
  .candidate-words {
    display: flex;
    flex-direction: column;
    align-items: center;
  }
  /* Read out in any case. */
  .candidate-words .wide-only {
    position: absolute;
    clip-path: inset(50%);
  }
  .candidate-image {
    display: block;
    width: 100%;
    border-radius: 5px;
    background: var(--stage);
  }

  /* F2 and a double click rename, too. */
  @container panel (max-width: 280px) {
    .object [data-test$="-rename"] {
      display: none;
    }
  }

  /* Where the panel is high each candidate has a row, and is as large as the height allows. */
  @container panel (min-height: 600px) {
    .candidates {
      grid-template-columns: minmax(0, 1fr);
    }
    .candidate {
      flex-direction: row;
      gap: 10px;
      text-align: left;
    }
    .candidate-words {
      flex-direction: column;
      align-items: flex-start;
      gap: 1px;
      font-weight: 400;
    }
    .candidate-words .figures {
      font-size: 16px;
      font-weight: 600;
    }
    .candidate-words .wide-only {
      position: static;
      clip-path: none;
    }
    .candidate-image {
      width: min(62%, (100cqh - 300px) * 0.44);
    }
  }

  /* Below the image both are always in view, and keep their height whatever is in them: objects in a row that is
     scrolled sideways, and the candidates. */
  .app:not([data-beside]) .panel .card {
    padding: 4px 8px;
  }
  .app:not([data-beside]) .card-objects {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    min-height: 52px;
  }
  .app:not([data-beside]) .card-objects > .card-head {
    order: 1;
    padding: 0;
  }
  .app:not([data-beside]) .card-objects .menu {
    top: auto;
    bottom: calc(100% + 6px);
  }
  .app:not([data-beside]) .card-objects > .quiet {
    flex: 1 1 0;
    margin: 0 6px;
  }
  .app:not([data-beside]) .panel h2,
  .app:not([data-beside]) .card-candidates > .card-head,
  .app[data-beside] .candidates-hint {
    display: none;
  }
  .app:not([data-beside]) .candidates-hint {
    margin: 8px 6px;
  }
  .app:not([data-beside]) .objects {
    display: flex;
    flex: 1 1 0;
    gap: 4px;
    min-width: 0;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .app:not([data-beside]) .object {
    flex: none;
    height: 44px;
    padding: 0 4px 0 8px;
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .app:not([data-beside]) .object[data-selected] {
    padding-right: 0;
  }
  .app:not([data-beside]) .object:not([data-selected]) .icon-button {
    display: none;
  }
  .app:not([data-beside]) .object-name {
    max-width: 120px;
  }
  .app:not([data-beside]) .object-name-field {
    flex: none;
    width: 132px;
  }
  .app:not([data-beside]) .classes {
    flex: 1 1 100%;
    order: 2;
    flex-wrap: nowrap;
    padding: 4px 0;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .app:not([data-beside]) .classes > * {
    flex: none;
  }
  @container app (max-width: 559px) {
    .object [data-test$="-clean"],
    .object [data-test$="-clear"] {
      display: none;
    }
  }
  .app:not([data-beside]) .card-candidates {
    display: flex;
    align-items: center;
    min-height: 128px;
    padding-top: 0;
    border-top: 0;
  }
  .app:not([data-beside]) .mask-actions {
    flex: none;
  }
  .app:not([data-beside]) .candidates + .mask-actions .quiet-button {
    flex-direction: column;
    height: auto;
    min-height: 44px;
    padding: 0 4px 0 10px;
  }
  .app:not([data-beside]) .candidates {
    flex: 1;
    max-width: 420px;
    padding: 0;
  }
  .app:not([data-beside]) .candidate-image {
    max-height: 15vh;
    object-fit: contain;
  }

  @media (pointer: coarse) {
    .object {
      height: 44px;
    }
    .object .icon-button {
      width: 44px;
      height: 44px;
    }
    .object-name {
      min-width: 44px;
      padding-left: 4px;
    }
    /* A tap on the selected name renames it. */
    .object [data-test$="-rename"] {
      display: none;
    }
    .swatch {
      width: 24px;
      height: 24px;
      margin: 0 10px 0 4px;
    }
    /* Around the colour, for a finger. */
    .swatch input {
      inset: -10px;
      width: 44px;
      height: 44px;
    }
    .class,
    .class-field,
    .object-name-field {
      min-width: 44px;
      height: 44px;
    }
    .class-field {
      width: 112px;
    }
  }
`;
