// Menus and what is in them.
import { css } from "lit";

export const menus = css`
  .menu-anchor {
    position: relative;
    display: inline-flex;
  }
  .menu {
    position: absolute;
    z-index: 20;
    top: calc(100% + 6px);
    left: 0;
    min-width: 224px;
    max-height: max(60vh, min(420px, 100vh - 112px));
    overflow: auto;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
  }
  /* A page of its own has the whole window below its toolbar. */
  .app[data-page] .toolbar .menu {
    max-height: calc(100vh - 112px);
  }
  .menu.right {
    left: auto;
    right: 0;
  }
  .menu.up {
    top: auto;
    bottom: calc(100% + 6px);
  }
  .menu-item {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 1px;
    width: 100%;
    padding: 7px 10px;
    border: 0;
    border-radius: 6px;
    background: none;
    text-align: left;
    cursor: pointer;
  }
  .menu-item:hover,
  .menu-item:focus-visible {
    background: var(--hover);
  }
  .menu-item span {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .menu-item:has(.menu-thumbnail) {
    flex-direction: row;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
  }
  .menu-thumbnail {
    width: 44px;
    height: 32px;
    border-radius: 4px;
    object-fit: cover;
  }
  .menu-item small {
    color: var(--muted);
    font-size: 12px;
    white-space: normal;
  }
  .menu-check[aria-checked="false"] .icon {
    visibility: hidden;
  }
  .menu-row {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 4px 12px;
    padding: 7px 10px;
  }
  .menu-row .range {
    grid-column: 1 / -1;
  }
  .menu-row select {
    height: 32px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
    color: inherit;
    font: inherit;
  }
  .menu-row output {
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .note {
    padding: 8px 10px;
    max-width: 280px;
    white-space: normal;
  }
  .note p {
    margin: 0 0 6px;
  }
  .note p:last-child {
    margin: 0;
  }
`;
