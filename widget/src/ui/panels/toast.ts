// What lies over the picture for a while: an error, a file being opened.
import { html, nothing, type TemplateResult } from "lit";
import { iconButton, type App } from "../panel-context";
import { icon } from "../icons";

export function toast({ ui, session }: App): TemplateResult {
  // The region is always there: a screen reader only tells of what changes in a region it knows.
  const problem = ui.problem;
  return html`<div class="toasts" role="alert">
    ${problem
      ? html`<div class="toast" data-test="error">
          ${icon("warning")}
          <div class="toast-words">
            <b>${problem.message}</b>
            ${problem.hint ? html`<span>${problem.hint}</span>` : nothing}
            ${problem.action
              ? html`<button class="button outlined" data-test="error-action" @click=${() => session.core.act()}>${problem.action.label}</button>`
              : nothing}
          </div>
          ${iconButton("error-dismiss", "close", "Dismiss", () => session.core.dismiss())}
        </div>`
      : nothing}
  </div>`;
}

export function openingNote({ ui, session }: App): TemplateResult | typeof nothing {
  if (!ui.opening) return nothing;
  return html`<div class="opening" role="status" data-test="opening">
    <span class="spinner small"></span><span>${ui.opening}</span>
    <button class="button outlined" data-test="cancel-opening" @click=${() => session.cancelOpening()}>Cancel</button>
  </div>`;
}
