// The classes of a set: a click or a digit gives the selected object one, a field makes new ones.
import { html, nothing, type TemplateResult } from "lit";
import { objectOf } from "../../state/selectors";
import * as strings from "../../strings";
import type { PanelContext } from "../panel-context";

export function classesPart(panel: PanelContext): TemplateResult | typeof nothing {
  const { ui, session } = panel;
  if (ui.images.length < 2 && !ui.classes.length) return nothing;
  const given = objectOf(ui, ui.selected)?.category;
  const add = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const name = field.value.trim();
    field.value = "";
    if (name) session.classes.give(name);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    add(event);
    panel.focusCanvas();
  };
  return html`<div class="classes" role="group" aria-label=${strings.classes.label} data-test="classes">
    ${ui.classes.map(
      (name, index) => html`<button
        class="class"
        data-test="class-${index + 1}"
        title=${strings.classes.give(name, index + 1)}
        aria-pressed=${String(name === given)}
        @click=${() => session.classes.give(name)}
      >
        ${index < 9 && ui.images.length > 1 ? html`<kbd>${index + 1}</kbd>` : nothing}<span>${name}</span>
      </button>`,
    )}
    <input
      class="class-field"
      data-test="class-new"
      aria-label=${strings.classes.add}
      placeholder=${strings.classes.add}
      title=${strings.classes.none}
      maxlength="60"
      list="class-names"
      autocomplete="off"
      @change=${add}
      @keydown=${onKey}
    /><datalist id="class-names">
      ${session.edits.names.map((one) => html`<option value=${one}></option>`)}
    </datalist>
  </div>`;
}
