// The sheet that "?" opens.
import { html, type TemplateResult } from "lit";
import * as strings from "../../strings";
import { KEYS, OTHER_KEYS } from "../keys";
import { sheet } from "./sheet";

export function keySheet(close: () => void): TemplateResult {
  const row = ([key, label]: [string, string]) =>
    html`<div><dt>${key.split(", ").map((k) => html`<kbd>${k}</kbd> `)}</dt><dd>${label}</dd></div>`;
  const keys = KEYS.map(({ shown, label }) => [shown, label] as [string, string]);
  return sheet(
    "keys",
    strings.keys.label,
    strings.keys.title,
    html`<dl>${[...strings.keys.mouse, ...keys, ...OTHER_KEYS].map(row)}</dl>`,
    close,
  );
}
