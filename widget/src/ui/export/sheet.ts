// The sheet in which an export is put together: the format, what of the masks, and what will be lost.
import { html, nothing, type TemplateResult } from "lit";
import type { FormatData } from "../../protocol/messages";
import { formatsOf } from "../../state/selectors";
import type { Draft } from "../../state/store";
import * as strings from "../../strings";
import type { PanelContext } from "../panel-context";
import { sheet } from "../panels/sheet";
import { choices } from "./choices";

const GROUPS = ["data", "masks", "looks", "films"] as const;

export function exportSheet(panel: PanelContext, close: () => void): TemplateResult {
  const { draft } = panel.ui;
  const body = draft ? content(panel, draft, close) : nothing;
  return sheet("export-sheet", strings.exporting.title, strings.exporting.title, body, close);
}

function content(panel: PanelContext, draft: Draft, close: () => void): TemplateResult {
  const { ui, session } = panel;
  const { format } = draft;
  const formats = formatsOf(ui);
  const run = () => {
    close();
    void session.exporting.run(draft);
  };
  return html`<div class="export">
    <div class="export-formats" role="radiogroup" aria-label=${strings.exporting.format}>
      ${GROUPS.map((group) => {
        const listed = formats.filter((one) => one.group === group);
        return listed.length
          ? html`<h3>${strings.exporting.groups[group]}</h3>
              ${listed.map((one) => formatItem(panel, one, one.format === format.format))}`
          : nothing;
      })}
    </div>
    <div class="export-details">
      <p class="export-about"><b>${format.label}</b><br />${format.detail}.</p>
      ${format.loses ? html`<p class="quiet export-loses">${strings.exporting.loses(format.loses)}</p>` : nothing}
      ${choices(panel, draft)} ${told(draft)}
      <div class="export-foot">
        <span class="figures quiet" data-test="export-total" aria-live="polite">${size(draft, ui.state.medium?.kind === "image" ? "image" : "frame")}</span>
        <button class="button primary" data-test="export-run" ?disabled=${draft.problem !== ""} @click=${run}>
          ${strings.exporting.export}
        </button>
      </div>
    </div>
  </div>`;
}

function formatItem(panel: PanelContext, format: FormatData, chosen: boolean): TemplateResult {
  return html`<label class="export-format" data-test="export-${format.format}" ?data-chosen=${chosen}>
    <input
      class="unseen"
      type="radio"
      name="export-format"
      .checked=${chosen}
      @change=${() => panel.session.exporting.draft.setFormat(format)}
    />
    ${format.label}
  </label>`;
}

/** What is lost or strange, or why it cannot be made. */
function told({ check, problem }: Draft): TemplateResult | typeof nothing {
  if (problem) return html`<p class="export-problem" role="alert" data-test="export-problem">${problem}</p>`;
  if (!check?.notices.length) return nothing;
  return html`<ul class="export-notices" aria-live="polite">
    ${check.notices.map(({ code, message }) => html`<li data-test="export-notice-${code}">${message}</li>`)}
  </ul>`;
}

function size({ check, problem }: Draft, kind: "image" | "frame"): string {
  if (problem) return "";
  if (!check) return strings.exporting.counting;
  return strings.exporting.size(check.frames, check.masks, check.bytes, kind);
}
