// The button that opens the export, and how far one is.
import { html, type TemplateResult } from "lit";
import { formatsOf, hasSomething } from "../../state/selectors";
import * as strings from "../../strings";
import { iconButton } from "../controls";
import { icon } from "../icons";
import type { PanelContext } from "../panel-context";

export function exportButton(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  if (ui.exporting) {
    const { done, total, format } = ui.exporting;
    return html`<div class="exporting" role="status">
      <progress max=${total || 1} .value=${done} aria-label=${strings.exporting.progress(format.label)}></progress>
      <span class="figures">${total ? strings.page.percent(done / total) : "…"}</span>
      ${iconButton("cancel-export", "close", strings.exporting.cancel, () => session.exporting.cancel())}
    </div>`;
  }
  const some = hasSomething(ui);
  const label = some ? strings.exporting.export : strings.exporting.nothing;
  return html`<button
    class="button outlined"
    data-test="export"
    aria-label=${label}
    title=${label}
    aria-haspopup="dialog"
    ?disabled=${!some || !formatsOf(ui).length}
    @click=${() => panel.showExport()}
  >
    ${icon("download")}<span class="wide">${strings.exporting.export}</span>
  </button>`;
}
