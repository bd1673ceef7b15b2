// Data of more than 8 bits: between which of its values it is shown.
import { html, nothing, type TemplateResult } from "lit";
import * as strings from "../../strings";
import { menu } from "../controls";
import type { PanelContext } from "../panel-context";

/** Numbers of any size in few letters. */
const format = (value: number) =>
  Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-2)
    ? value.toExponential(2)
    : String(+value.toFixed(2));

export function valuesControl(panel: PanelContext): TemplateResult | typeof nothing {
  const { ui, session } = panel;
  const values = ui.state.medium?.values;
  if (!values) return nothing;
  const { low, high } = values;
  const range = strings.values.range(format(low), format(high));
  const set = (next: readonly [number, number]) => {
    if (next[0] < next[1]) session.edits.setValues(next);
    else panel.toggleMenu("values");
  };
  const field = (name: "black" | "white", value: number, change: (value: number) => void) => html`<label>
    <span>${strings.values[name]}</span>
    <input
      type="number"
      step="any"
      data-test="values-${name}"
      .value=${String(value)}
      @change=${(event: Event) => {
        const next = (event.target as HTMLInputElement).valueAsNumber;
        if (Number.isFinite(next)) change(next);
      }}
    />
  </label>`;
  return menu(
    panel,
    "values",
    {
      label: `${strings.values.title}: ${range}`,
      content: html`<span class="figures">${range}</span>`,
      classes: "values-button",
    },
    () => html`<div class="note values">
      <p><b>${strings.values.title}</b></p>
      <div class="values-fields">
        ${field("black", low, (value) => set([value, high]))} ${field("white", high, (value) => set([low, value]))}
      </div>
      <p class="quiet">${strings.values.data(format(values.lowest), format(values.highest))} ${strings.values.model}</p>
      <button
        class="button outlined"
        data-test="values-reset"
        ?disabled=${!values.chosen}
        @click=${() => session.edits.setValues(null)}
      >
        ${strings.values.reset}
      </button>
    </div>`,
    "up right",
    "dialog",
  );
}
