// The model card of the practice checkpoint: what it is, what it was trained on, what it cannot do.
import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { iconButton } from "../app";

/** `card` is HTML that Python made of the package's own file. */
export function cardSheet(card: string, close: () => void): TemplateResult {
  return html`<dialog class="sheet" data-test="card" aria-label="Model card" @click=${(event: Event) => event.target === event.currentTarget && close()}>
    <div class="sheet-body">
      <div class="card-head"><h2>Model card</h2>${iconButton("card-close", "close", "Close", close, { key: "Esc" })}</div>
      <div class="prose">${unsafeHTML(card)}</div>
    </div>
  </dialog>`;
}
