// Icons, drawn for this page on a grid of 20 with a line of 1.5.
import { html, svg, type TemplateResult } from "lit";

const PATHS = {
  open: svg`<path d="M2.75 15.25V5.5c0-.7.55-1.25 1.25-1.25h3.4l1.9 2h6.2c.7 0 1.25.55 1.25 1.25v1.25"/><path d="M2.9 15.4 5 9.6c.18-.5.65-.85 1.2-.85h10.4c.6 0 1 .58.8 1.13l-1.75 5.02c-.18.5-.65.85-1.2.85H3.1c-.2 0-.27-.18-.2-.35Z"/>`,
  undo: svg`<path d="M7 4.25 3.25 8 7 11.75"/><path d="M3.5 8h8.25a4.25 4.25 0 0 1 0 8.5H8.5"/>`,
  redo: svg`<path d="M13 4.25 16.75 8 13 11.75"/><path d="M16.5 8H8.25a4.25 4.25 0 0 0 0 8.5h3.25"/>`,
  removeAll: svg`<path d="M3 5h9M6.5 5V3.5h3V5M4 5.25l.5 8.9c.04.6.53 1.1 1.13 1.1h4.74c.6 0 1.1-.5 1.13-1.1l.1-1.65M14 8.25l4 4M18 8.25l-4 4"/>`,
  add: svg`<circle cx="10" cy="10" r="6.75"/><path d="M10 7v6M7 10h6"/>`,
  subtract: svg`<circle cx="10" cy="10" r="6.75"/><path d="M7 10h6"/>`,
  brush: svg`<path d="M16.4 3.6a1.3 1.3 0 0 0-1.85.05L8.6 10.1l1.9 1.9 6-6.4a1.4 1.4 0 0 0-.1-2ZM8.4 10.3c-2.2-.3-3.4.9-3.6 2.8-.1 1.3-.7 2.1-2 2.6 3 1.6 7 .9 7.5-3.4"/>`,
  polygon: svg`<path d="M10 4.5 15.5 8.6l-2 6.4h-7l-2-6.4L10 4.5Z"/><circle cx="10" cy="4" r="1.25"/><circle cx="16" cy="8.5" r="1.25"/><circle cx="13.7" cy="15.5" r="1.25"/><circle cx="6.3" cy="15.5" r="1.25"/><circle cx="4" cy="8.5" r="1.25"/>`,
  pan: svg`<path d="M10 2.75v14.5M2.75 10h14.5M7.75 5 10 2.75 12.25 5M7.75 15 10 17.25 12.25 15M5 7.75 2.75 10 5 12.25M15 7.75 17.25 10 15 12.25"/>`,
  plus: svg`<path d="M10 4.5v11M4.5 10h11"/>`,
  minus: svg`<path d="M4.5 10h11"/>`,
  fit: svg`<path d="M3.5 7V4.75c0-.7.55-1.25 1.25-1.25H7M13 3.5h2.25c.7 0 1.25.55 1.25 1.25V7M16.5 13v2.25c0 .7-.55 1.25-1.25 1.25H13M7 16.5H4.75c-.7 0-1.25-.55-1.25-1.25V13"/>`,
  more: svg`<circle cx="4.5" cy="10" r="1"/><circle cx="10" cy="10" r="1"/><circle cx="15.5" cy="10" r="1"/>`,
  panel: svg`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><path d="M12.25 3.75v12.5"/>`,
  box: svg`<rect x="3.75" y="4.75" width="12.5" height="10.5" rx="1" stroke-dasharray="3 2.2"/>`,
  help: svg`<circle cx="10" cy="10" r="7"/><path d="M7.9 8a2.1 2.1 0 1 1 3.2 1.8c-.7.43-1.1.8-1.1 1.6"/><path d="M10 14v.01"/>`,
  download: svg`<path d="M10 3.25v9M6.25 8.75 10 12.5l3.75-3.75M3.75 16.25h12.5"/>`,
  eye: svg`<path d="M2 10s2.9-5 8-5 8 5 8 5-2.9 5-8 5-8-5-8-5Z"/><circle cx="10" cy="10" r="2.25"/>`,
  hidden: svg`<path d="M4.6 6.5C2.9 8 2 10 2 10s2.9 5 8 5c1.2 0 2.3-.28 3.2-.68M8 5.2c.6-.13 1.3-.2 2-.2 5.1 0 8 5 8 5s-.75 1.3-2.1 2.55M3.5 3.5l13 13"/>`,
  remove: svg`<path d="M3.75 5.5h12.5M8 5.25V3.5h4v1.75M5.25 5.75l.6 9.6c.04.65.58 1.15 1.23 1.15h5.84c.65 0 1.19-.5 1.23-1.15l.6-9.6M8.4 8.75l.2 4.75M11.6 8.75l-.2 4.75"/>`,
  lock: svg`<rect x="4.5" y="8.75" width="11" height="7.75" rx="1.5"/><path d="M6.75 8.5V6.75a3.25 3.25 0 0 1 6.5 0V8.5M10 12v1.5"/>`,
  clean: svg`<path d="M8 4c.5 3.2 1.3 4 4.5 4.5-3.2.5-4 1.3-4.5 4.5-.5-3.2-1.3-4-4.5-4.5C6.7 8 7.5 7.2 8 4ZM14.25 11.5c.3 1.8.8 2.3 2.5 2.6-1.7.3-2.2.8-2.5 2.6-.3-1.8-.8-2.3-2.5-2.6 1.7-.3 2.2-.8 2.5-2.6Z"/>`,
  erase: svg`<path d="m8.2 16.25-4.6-4.6a1.25 1.25 0 0 1 0-1.77L10.4 3.1a1.25 1.25 0 0 1 1.77 0l4.2 4.2c.49.49.49 1.28 0 1.77l-7.2 7.18ZM6.9 6.6l6 6M6 16.25h10.5"/>`,
  first: svg`<path d="M5 4.5v11M15.25 5 8.5 10l6.75 5V5Z"/>`,
  previous: svg`<path d="M12.5 4.5 7 10l5.5 5.5"/>`,
  next: svg`<path d="M7.5 4.5 13 10l-5.5 5.5"/>`,
  last: svg`<path d="M15 4.5v11M4.75 5l6.75 5-6.75 5V5Z"/>`,
  play: svg`<path d="M6 4.25v11.5L15.5 10 6 4.25Z"/>`,
  pause: svg`<path d="M7 4.5v11M13 4.5v11"/>`,
  loop: svg`<path d="M4 9.5V8a2.5 2.5 0 0 1 2.5-2.5H15M12.5 3 15 5.5 12.5 8M16 10.5V12a2.5 2.5 0 0 1-2.5 2.5H5M7.5 17 5 14.5 7.5 12"/>`,
  fine: svg`<path d="m4 10.5 4 4 8-9"/>`,
  propagate: svg`<path d="M3.5 5 8.5 10l-5 5M10 5l5 5-5 5"/>`,
  rename: svg`<path d="m12.6 4.4 3 3M4 16l.8-3.6 8.4-8.4a1.1 1.1 0 0 1 1.6 0l1.2 1.2a1.1 1.1 0 0 1 0 1.6l-8.4 8.4L4 16Z"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  copy: svg`<rect x="7" y="7" width="10" height="10" rx="2"/><path d="M13 7V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2h2"/>`,
  code: svg`<path d="m7 5.5-4.5 4.5L7 14.5M13 5.5l4.5 4.5-4.5 4.5"/>`,
  link: svg`<path d="M8.5 11.5a3 3 0 0 0 4.25 0l2.75-2.75a3 3 0 0 0-4.25-4.25L10.5 5.25M11.5 8.5a3 3 0 0 0-4.25 0L4.5 11.25a3 3 0 0 0 4.25 4.25l.75-.75"/>`,
  info: svg`<circle cx="10" cy="10" r="7"/><path d="M10 9.25V13.5M10 6.5v.01"/>`,
  warning: svg`<path d="M10 3.25 2.75 16h14.5L10 3.25ZM10 8.25v3.5M10 13.9v.01"/>`,
  down: svg`<path d="m6 8 4 4 4-4"/>`,
  camera: svg`<rect x="2.5" y="5.5" width="10.5" height="9" rx="1.75"/><path d="m13 9 4.5-2.5v7L13 11"/>`,
  record: svg`<circle cx="10" cy="10" r="6.75"/><circle cx="10" cy="10" r="3" fill="currentColor"/>`,
  stop: svg`<rect x="5" y="5" width="10" height="10" rx="1.5"/>`,
  image: svg`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><circle cx="7" cy="8" r="1.5"/><path d="m3.5 15 4.25-4.1 2.6 2.35 2.9-3.25 3.75 4"/>`,
} satisfies Record<string, unknown>;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${PATHS[name]}</svg>`;
}
