// The sheet in which an export is put together.
import { css } from "lit";

export const exporting = css`
  .sheet[data-test="export-sheet"] {
    width: min(720px, calc(100vw - 32px));
  }
  .export {
    display: grid;
    grid-template-columns: 208px 1fr;
    gap: 20px;
    margin-top: 8px;
    padding-right: 8px;
  }
  .export-formats {
    display: flex;
    flex-direction: column;
    gap: 1px;
    max-height: min(62vh, 560px);
    overflow-y: auto;
    padding: 2px;
  }
  .sheet[data-test="export-sheet"] .sheet-body {
    padding-bottom: 8px;
  }
  .export-formats h3 {
    margin: 12px 10px 4px;
    color: var(--muted);
    font-size: 12px;
    font-weight: 500;
  }
  .export-formats h3:first-child {
    margin-top: 0;
  }
  .export-format {
    position: relative;
    padding: 6px 10px;
    border-radius: 6px;
    cursor: pointer;
  }
  .export-format:hover {
    background: var(--hover);
  }
  .export-format[data-chosen] {
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 500;
  }
  .export-format:has(:focus-visible) {
    outline: 2px solid var(--accent);
  }
  .export-details {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-width: 0;
  }
  .export-details p {
    margin: 0;
  }
  .export-about b {
    font-weight: 600;
  }
  .export-loses {
    font-size: 13px;
  }
  .export-choices {
    display: flex;
    flex-direction: column;
    border-top: 1px solid var(--line);
    padding-top: 8px;
  }
  .export-row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-height: 36px;
  }
  .export-field {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .export-number,
  .export-select {
    height: 30px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
    color: inherit;
    font: inherit;
  }
  .export-number {
    width: 80px;
    font-variant-numeric: tabular-nums;
    text-align: right;
  }
  .export-objects {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    /* Eight rows and a half: the cut one says that there are more. */
    max-height: 287px;
    overflow-y: auto;
    margin: 4px 0;
    padding: 0;
    border: 0;
  }
  .export-objects legend {
    float: left;
    margin-right: 16px;
    padding: 6px 0 0;
  }
  .export-objects label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 32px;
    max-width: 100%;
  }
  .export-objects i {
    width: 10px;
    height: 10px;
    flex: none;
    border-radius: 50%;
  }
  .export-objects span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .export-notices {
    margin: 0;
    padding: 8px 12px 8px 28px;
    border-radius: var(--radius);
    background: var(--ground);
    font-size: 13px;
  }
  .export-notices li::marker {
    color: var(--warning);
  }
  .export-notices li + li {
    margin-top: 4px;
  }
  .export-problem {
    padding: 8px 12px;
    border-radius: var(--radius);
    background: var(--danger-soft);
    color: var(--danger);
    font-size: 13px;
  }
  .export-foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    position: sticky;
    bottom: 0;
    margin-top: auto;
    padding: 8px 0;
    background: var(--raised);
  }
  .export-foot .figures {
    font-size: 13px;
    white-space: normal;
  }
  @media (pointer: coarse) {
    .export-format {
      display: flex;
      align-items: center;
    }
    .export-format,
    .export-objects label {
      min-height: 44px;
    }
    .export-row {
      min-height: 52px;
    }
    .export-objects legend {
      padding-top: 12px;
    }
  }
  @media (max-width: 600px) {
    .export {
      grid-template-columns: 1fr;
      gap: 12px;
    }
    .export-formats {
      max-height: 168px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
  }
`;
