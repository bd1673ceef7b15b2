// The model card of the practice checkpoint: what it is, what it was trained on, what it cannot do.
import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import card from "../../../../edgetam_ui/checkpoints/practice/README.md";
import * as strings from "../../strings";
import { sheet } from "./sheet";

/** What it means and what to do come first; the card is HTML that the build made of the package's own file. */
export function cardSheet(close: () => void): TemplateResult {
  const { card: title, notPublished, rougher, realWeights, realWeightsHow, command } = strings.status;
  return sheet(
    "card",
    title,
    title,
    html`<div class="lead">
        <p><b>${notPublished}</b> ${rougher}</p>
        <h3>${realWeights}</h3>
        <p>${realWeightsHow}</p>
        <code>${command}</code>
        <p>${strings.status.realWeightsOnce}</p>
      </div>
      <details>
        <summary>${strings.status.figures}</summary>
        <div class="prose">${unsafeHTML(card)}</div>
      </details>`,
    close,
  );
}
