// Asks what becomes of masks that are not exported before another file takes their place.
import { html, type TemplateResult } from "lit";
import * as strings from "../../strings";
import type { PanelContext } from "../panel-context";
import { sheet } from "./sheet";

export function unsavedSheet(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { opening } = session;
  const next = ui.asking ?? "";
  const { title, text, stay, discard } = strings.unsaved;
  const open = ui.images.length ? strings.images.count(ui.images.length) : (ui.state.medium?.name ?? "");
  const exportFirst = () => {
    opening.exportFirst();
    panel.showExport();
  };
  const body = html`<div class="question">
    <p>${text(next, open)}</p>
    <div class="answers">
      <button class="button primary" data-test="unsaved-export" @click=${exportFirst}>${strings.unsaved.export}</button>
      <button class="button outlined" data-test="unsaved-discard" @click=${() => opening.discard()}>
        ${discard(next)}
      </button>
      <button class="button" data-test="unsaved-stay" @click=${() => opening.stay()}>${stay}</button>
    </div>
  </div>`;
  return sheet("unsaved", title, title, body, () => opening.stay());
}

/** Opens or closes the sheet as the snapshot has it. */
export function showUnsaved({ ui, session }: PanelContext, dialog: HTMLDialogElement): void {
  if (ui.asking !== null && !dialog.open) {
    dialog.showModal();
    // Esc closes it too.
    dialog.onclose = () => session.ui.asking !== null && session.opening.stay();
  } else if (ui.asking === null && dialog.open) dialog.close();
}
