// The sheet that "?" opens.
import { html, type TemplateResult } from "lit";
import { iconButton } from "../app";
import { KEYS, MOUSE, SPACE } from "../keys";

export function keySheet(close: () => void): TemplateResult {
  const row = ([key, label]: [string, string]) =>
    html`<div><dt>${key.split(", ").map((k) => html`<kbd>${k}</kbd> `)}</dt><dd>${label}</dd></div>`;
  const keys = KEYS.map(({ shown, label }) => [shown, label] as [string, string]);
  return html`<dialog class="sheet" data-test="keys" aria-label="Keys" @click=${(event: Event) => event.target === event.currentTarget && close()}>
    <div class="sheet-body">
      <div class="card-head"><h2>Mouse and keys</h2>${iconButton("keys-close", "close", "Close", close, { key: "Esc" })}</div>
      <dl>${[...MOUSE, SPACE, ...keys].map(row)}</dl>
    </div>
  </dialog>`;
}
