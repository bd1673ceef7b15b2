// What lies over the image for a while: an error, a file being opened.
import { html, nothing, type TemplateResult } from "lit";
import * as strings from "../../strings";
import { iconButton } from "../controls";
import { icon } from "../icons";
import type { PanelContext } from "../panel-context";

const LONGEST = 160;
const HEAD = 60;

export function toast({ ui, session }: PanelContext): TemplateResult {
  // The region is always there: a screen reader announces only changes in a region that was there before.
  const problem = ui.problem;
  return html`<div class="toasts" role="alert">
    ${
      problem
        ? html`<div class="toast" data-test="error" data-kind=${problem.kind}>
          ${icon(problem.kind === "error" ? "warning" : "info")}
          <div class="toast-words">
            <b title=${problem.message}>${inShort(problem.message)}</b>
            ${problem.hint ? html`<span>${problem.hint}</span>` : nothing}
            ${
              problem.action
                ? html`<button class="button outlined" data-test="error-action" @click=${() => session.act()}>
                    ${problem.action.label}
                  </button>`
                : nothing
            }
          </div>
          ${iconButton("error-dismiss", "close", strings.problems.dismiss, () => session.dismiss())}
        </div>`
        : nothing
    }
  </div>`;
}

/** A sentence without its middle where it is too long for a phone: a file's name may be in it, and the end says what is. */
export function inShort(sentence: string): string {
  return sentence.length <= LONGEST ? sentence : `${sentence.slice(0, HEAD)}…${sentence.slice(HEAD - LONGEST)}`;
}

export function reconnectingNote({ ui }: PanelContext): TemplateResult {
  return html`<div class="reconnecting" role="status" data-test="reconnecting">
    ${ui.reconnecting ? html`<p><span class="spinner small"></span>${strings.connection.lost}</p>` : nothing}
  </div>`;
}

export function openingNote({ ui, session }: PanelContext): TemplateResult | typeof nothing {
  if (!ui.opening) return nothing;
  return html`<div class="opening" role="status" data-test="opening">
    <span class="spinner small"></span><span>${ui.opening}</span>
    <button class="button outlined" data-test="cancel-opening" @click=${() => session.cancelOpening()}>
      ${strings.page.cancel}
    </button>
  </div>`;
}
