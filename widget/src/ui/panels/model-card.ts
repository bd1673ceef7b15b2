// The model card of the practice checkpoint: what it is, what it was trained on, what it cannot do.
import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import card from "../../../../edgetam_ui/checkpoints/practice/README.md";
import * as strings from "../../strings";
import { sheet } from "./sheet";

/** The card is HTML that the build made of the package's own file. */
export function cardSheet(close: () => void): TemplateResult {
  return sheet(
    "card",
    strings.status.card,
    strings.status.card,
    html`<div class="prose">${unsafeHTML(card)}</div>`,
    close,
  );
}
