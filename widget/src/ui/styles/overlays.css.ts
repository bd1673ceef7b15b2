// What lies over the image: the empty state, notes, errors, the sheet of keys.
import { css } from "lit";

export const overlays = css`
  .empty {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 12px;
    padding: 16px;
    overflow: auto;
  }
  .empty > * {
    flex: none;
  }
  .empty p,
  .empty-title {
    max-width: 46ch;
    margin: 0;
    text-align: center;
    text-wrap: balance;
  }
  .empty-title {
    font-size: 26px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .empty .empty-about {
    margin-bottom: 12px;
    font-size: 16px;
  }
  .empty .quiet {
    font-size: 13px;
  }
  .examples + .quiet {
    margin-top: 20px;
  }
  .empty > .button {
    height: 44px;
    padding: 0 24px;
  }
  /* In a low window the ways to open something are in one row. */
  @media (max-height: 480px) and (min-width: 640px) {
    .empty {
      flex-flow: row wrap;
      align-content: safe center;
      gap: 4px 8px;
      padding-block: 4px;
    }
    .examples .example {
      width: 104px;
    }
    .empty-ways {
      display: none;
    }
    .empty p,
    .empty-title,
    .examples {
      width: 100%;
      max-width: none;
    }
    .empty-title {
      font-size: 20px;
    }
    .empty .address {
      flex: 0 1 216px;
    }
    .empty .empty-about,
    .examples,
    .examples + .quiet {
      margin-block: 0;
    }
  }
  .examples {
    display: flex;
    justify-content: center;
    gap: 12px;
    margin-top: 20px;
  }
  .example {
    display: flex;
    flex-direction: column;
    gap: 6px;
    width: 144px;
    min-width: 0;
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--muted);
    font-size: 12px;
    cursor: pointer;
  }
  .example-image {
    position: relative;
    display: block;
    aspect-ratio: 4 / 3;
    border-radius: var(--radius);
    overflow: hidden;
    box-shadow: 0 0 0 1px var(--line);
  }
  .example:hover .example-image {
    box-shadow: 0 0 0 2px var(--accent);
  }
  .example:hover {
    color: var(--text);
  }
  .example img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .example i {
    position: absolute;
    right: 6px;
    bottom: 6px;
    display: grid;
    padding: 3px;
    border-radius: 6px;
    background: rgba(0, 0, 0, 0.6);
    color: #ffffff;
  }
  .example i .icon {
    width: 14px;
    height: 14px;
  }

  .pill {
    position: absolute;
    left: 50%;
    bottom: 16px;
    width: max-content;
    max-width: calc(100% - 24px);
    margin: 0;
    padding: 6px 14px;
    border-radius: 18px;
    background: rgba(20, 20, 26, 0.86);
    color: #ffffff;
    font-size: 13px;
    text-align: center;
    text-wrap: balance;
    transform: translateX(-50%);
    pointer-events: none;
  }

  .busy {
    position: absolute;
    z-index: 5;
    inset: 0 0 auto 0;
    height: 3px;
    overflow: hidden;
    visibility: hidden;
    background: color-mix(in srgb, var(--accent) 25%, transparent);
  }
  .busy[data-on] {
    visibility: visible;
  }
  .busy::after {
    content: "";
    position: absolute;
    inset: 0;
    width: 35%;
    background: var(--accent);
    animation: slide 1.1s ease-in-out infinite;
  }
  @keyframes slide {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(290%);
    }
  }

  .opening,
  .toast {
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
  }
  .opening {
    position: absolute;
    left: 50%;
    bottom: 24px;
    display: flex;
    align-items: center;
    gap: 12px;
    max-width: calc(100% - 24px);
    padding: 7px 8px 7px 14px;
    transform: translateX(-50%);
  }
  /* Below one another, so that no message covers what is worked with. */
  .over {
    position: absolute;
    inset: 10px 8px;
    display: flex;
    flex-direction: column;
    align-items: center;
    pointer-events: none;
  }
  /* What is said of a file that could not be opened is above the ways to open another. */
  .stage-frame:has(> .empty):has(.toast) {
    display: flex;
    flex-direction: column-reverse;
  }
  .empty:has(~ .over .toast) {
    position: relative;
    flex: 1 1 0;
    min-height: 0;
  }
  .empty ~ .over:has(.toast) {
    position: relative;
    inset: auto;
    flex: none;
    max-height: 60%;
    margin: 10px 8px 0;
  }
  .over > .hand-bar,
  .reconnecting p {
    margin: 0 0 8px;
  }
  .reconnecting {
    z-index: 9;
    flex: none;
  }
  .reconnecting p {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 14px 6px 10px;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--raised);
    box-shadow: var(--shadow);
    font-size: 13px;
  }
  .toasts {
    z-index: 10;
    display: flex;
    min-height: 0;
  }
  .toast {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    margin-bottom: 8px;
    max-width: 520px;
    padding: 8px 8px 8px 14px;
    overflow-y: auto;
    pointer-events: auto;
  }
  .toast[data-kind="error"] {
    border-color: color-mix(in srgb, var(--danger) 45%, var(--line));
    background: linear-gradient(var(--danger-soft), var(--danger-soft)), var(--raised);
  }
  .toast > .icon {
    margin-top: 6px;
    color: var(--accent);
  }
  .toast[data-kind="error"] > .icon {
    color: var(--danger);
  }
  .toast-words {
    display: flex;
    min-width: 0;
    flex-direction: column;
    align-items: flex-start;
    gap: 2px;
    padding: 5px 0;
    overflow-wrap: anywhere;
  }
  .toast-words b,
  .toast-words span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 8;
    overflow: hidden;
  }
  .toast-words b {
    font-weight: 600;
  }
  .toast-words .button {
    display: block;
    max-width: 100%;
    margin-top: 6px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .dropping {
    position: absolute;
    z-index: 8;
    inset: 8px;
    display: grid;
    place-items: center;
    border: 2px dashed var(--accent);
    border-radius: 10px;
    background: color-mix(in srgb, var(--page) 82%, transparent);
    font-size: 18px;
    font-weight: 600;
    pointer-events: none;
  }

  .sheet {
    max-width: min(720px, calc(100vw - 32px));
    max-height: calc(100vh - 48px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  .sheet::backdrop {
    background: rgba(10, 10, 16, 0.4);
  }
  .sheet-body {
    padding: 12px 12px 20px 20px;
  }
  .question {
    max-width: 600px;
    padding-right: 8px;
  }
  .question p {
    margin: 4px 0 16px;
    line-height: 1.5;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .answers .button {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .sheet .card-head {
    padding: 0;
  }
  .sheet h2 {
    font-size: 16px;
  }
  dl {
    columns: 2 280px;
    column-gap: 32px;
    margin: 8px 8px 0 0;
  }
  dl > div {
    display: grid;
    grid-template-columns: 136px 1fr;
    gap: 8px;
    padding: 4px 0;
    break-inside: avoid;
  }
  dt,
  dd {
    margin: 0;
    font-size: 13px;
  }
  kbd {
    display: inline-block;
    margin: 0 2px 2px 0;
    padding: 0 6px;
    border: 1px solid var(--line);
    border-radius: 5px;
    background: var(--ground);
    font: 500 12px/18px var(--font);
    white-space: nowrap;
  }

  .lead p {
    margin: 4px 0 8px;
  }
  .lead code {
    display: block;
    margin: 0 0 8px;
    padding: 8px 10px;
    border-radius: 6px;
    background: var(--ground);
    overflow-x: auto;
    user-select: all;
  }
  .lead h3,
  summary {
    margin: 16px 0 4px;
    font-size: 14px;
    font-weight: 600;
  }
  summary {
    cursor: pointer;
  }
  @media (pointer: coarse) {
    summary {
      padding-block: 13px;
    }
  }
  .prose {
    padding-right: 8px;
    font-size: 13px;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .prose h1 {
    margin: 4px 0 8px;
    font-size: 18px;
  }
  .prose h2 {
    margin: 20px 0 6px;
    font-size: 14px;
  }
  .prose p,
  .prose ul {
    margin: 0 0 8px;
  }
  .prose ul {
    padding-left: 20px;
  }
  .prose code {
    font-size: 12px;
  }
  .prose table {
    display: block;
    margin: 8px 0;
    overflow-x: auto;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }
  .prose th,
  .prose td {
    padding: 4px 10px 4px 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }

  @container app (max-width: 559px) {
    .examples {
      gap: 4px 8px;
      width: 100%;
    }
    .example {
      flex: 1 1 0;
    }
    .toast {
      width: 100%;
    }
  }
`;
