// The sheet with what was done as a program.
import { css } from "lit";

export const code = css`
  .code {
    display: grid;
    gap: 10px;
    width: min(680px, calc(100vw - 72px));
    padding: 8px 8px 0 0;
  }
  .code .segments {
    justify-self: start;
    flex-wrap: wrap;
  }
  .code p {
    margin: 0;
  }
  .code pre {
    height: min(44vh, 420px);
    margin: 0;
    padding: 12px;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--stage);
    font: 12px/1.5 ui-monospace, monospace;
    tab-size: 2;
    user-select: text;
  }
  .code-session {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
`;
