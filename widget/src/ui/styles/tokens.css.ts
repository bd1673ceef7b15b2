// The one set of colours and sizes, light and dark. Text on its ground has a contrast of 4.5 or more, lines that mean
// something 3 or more.
import { css } from "lit";

export const tokens = css`
  :host {
    display: block;
    width: 100%;
    text-align: left;
  }

  .app {
    --page: #ffffff;
    --ground: #f4f4f6;
    --stage: #e9e9ee;
    --raised: #ffffff;
    --segment: #ffffff;
    --line: #dddde4;
    --line-strong: #8b8b99;
    --text: #1c1c22;
    --muted: #5c5c69;
    --hover: rgba(28, 28, 34, 0.06);
    --pressed: rgba(28, 28, 34, 0.1);
    --accent: #2f55d4;
    --accent-hover: #2747b4;
    --accent-ink: #ffffff;
    --accent-soft: #e8edfd;
    --danger: #b3261e;
    --danger-soft: #fdecea;
    --warning: #8a5300;
    --shadow: 0 1px 2px rgba(16, 16, 24, 0.08), 0 8px 24px rgba(16, 16, 24, 0.14);
    --radius: 8px;
    --font: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    color-scheme: light;
  }

  .app[data-theme="dark"] {
    --page: #17171b;
    --ground: #1d1d22;
    --stage: #0f0f12;
    --raised: #24242a;
    --segment: #44444f;
    --line: #33333b;
    --line-strong: #767685;
    --text: #ededf2;
    --muted: #a4a4b1;
    --hover: rgba(255, 255, 255, 0.07);
    --pressed: rgba(255, 255, 255, 0.12);
    --accent: #8fa8ff;
    --accent-hover: #a9bcff;
    --accent-ink: #10142a;
    --accent-soft: #262f52;
    --danger: #ff9d94;
    --danger-soft: #3a1f1d;
    --warning: #f2b95c;
    --shadow: 0 1px 2px rgba(0, 0, 0, 0.5), 0 8px 24px rgba(0, 0, 0, 0.5);
    color-scheme: dark;
  }
`;
