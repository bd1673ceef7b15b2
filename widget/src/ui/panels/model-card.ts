// The model card of the practice checkpoint: what it is, what it was trained on, what it cannot do.
import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { sheet } from "./sheet";

/** `card` is HTML that Python made of the package's own file. */
export function cardSheet(card: string, close: () => void): TemplateResult {
  return sheet("card", "Model card", "Model card", html`<div class="prose">${unsafeHTML(card)}</div>`, close);
}
