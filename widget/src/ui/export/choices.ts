// What of the masks is exported, and the format's own options.
import { html, nothing, type TemplateResult } from "lit";
import type { OptionData } from "../../protocol/messages";
import type { Draft } from "../../state/store";
import * as strings from "../../strings";
import type { PanelContext } from "../panel-context";

export function choices(panel: PanelContext, draft: Draft): TemplateResult {
  const { medium } = panel.ui.state;
  if (!medium) return html``;
  const { format } = draft;
  return html`<div class="export-choices">
    ${medium.kind === "video" ? frames(panel, draft, medium.frames - 1) : nothing} ${objects(panel, draft)}
    ${row(strings.exporting.longerSide, size(panel, draft, Math.max(medium.width, medium.height)), strings.exporting.pixels)}
    ${format.images === "no" ? nothing : row(strings.exporting.images, images(panel, draft))}
    ${format.options.map((option) => optionRow(panel, draft, option))}
  </div>`;
}

function frames(panel: PanelContext, { choice, format }: Draft, last: number): TemplateResult {
  const set = panel.session.exporting.draft;
  const { start, end, step } = choice;
  return html`${row(
    strings.exporting.frames,
    html`${numberField("start", start, 0, last, (value) => set.set({ start: value, ...(value > (end ?? last) ? { end: null } : {}) }))}
      <span class="quiet">${strings.exporting.to}</span>
      ${numberField("end", end ?? last, start, last, (value) => set.set({ end: value < last ? value : null }))}`,
  )}
  ${inToOut(panel, last)}
  ${row(
    strings.exporting.every,
    numberField("step", step, 1, last + 1, (value) => set.set({ step: value })),
  )}
  ${flag("unmasked", strings.exporting.unmasked, choice.unmasked ?? format.unmasked, (value) =>
    set.set({ unmasked: value === format.unmasked ? null : value }),
  )}`;
}

/** Takes the frames from the in to the out point, where one is set. */
function inToOut(panel: PanelContext, last: number): TemplateResult | typeof nothing {
  const { range } = panel.ui;
  if (range.first === null && range.last === null) return nothing;
  const [start, end] = [range.first ?? 0, range.last ?? last];
  return row(
    "",
    html`<button
      class="button quiet-button"
      data-test="export-range"
      @click=${() => panel.session.exporting.draft.set({ start, end: end < last ? end : null })}
    >
      ${strings.video.range(start, end)}
    </button>`,
  );
}

/** `longer` is the longer side of the image on screen. Those of a set each have their own: there no number is full size. */
function size(panel: PanelContext, { choice }: Draft, longer: number): TemplateResult {
  const set = panel.session.exporting.draft;
  if (!panel.ui.images.length)
    return numberField("size", choice.size ?? longer, 1, longer, (value) =>
      set.set({ size: value < longer ? value : null }),
    );
  return html`<input
    class="export-number"
    type="number"
    data-test="export-size"
    aria-label=${strings.exporting.fields.size ?? ""}
    placeholder=${strings.exporting.full}
    min="1"
    .value=${String(choice.size ?? "")}
    @change=${(event: Event) => {
      const wanted = Math.round((event.target as HTMLInputElement).valueAsNumber);
      set.set({ size: wanted >= 1 ? wanted : null });
    }}
  />`;
}

function objects(panel: PanelContext, { choice }: Draft): TemplateResult | typeof nothing {
  const all = panel.ui.state.objects;
  // Of a set, objects have the same numbers in every image and need not be the same thing.
  if (all.length < 2 || panel.ui.images.length) return nothing;
  const chosen = new Set(choice.objects ?? all.map(({ id }) => id));
  const toggle = (id: number) => {
    const now = all.map((one) => one.id).filter((one) => (one === id ? !chosen.has(id) : chosen.has(one)));
    panel.session.exporting.draft.set({ objects: now.length === all.length ? null : now });
  };
  return html`<fieldset class="export-objects">
    <legend>${strings.exporting.objects}</legend>
    ${all.map(
      ({ id, name, color }) => html`<label>
        <input
          type="checkbox"
          data-test="export-object-${id}"
          .checked=${chosen.has(id)}
          @change=${() => toggle(id)}
        /><i style="background: ${color}"></i><span>${name}</span>
      </label>`,
    )}
  </fieldset>`;
}

function images(panel: PanelContext, { choice, format }: Draft): TemplateResult {
  const now = choice.images ?? (format.images === "yes" ? "jpg" : "none");
  return select("images", now, ["none", "jpg", "png"], strings.exporting.imageKinds, (value) =>
    panel.session.exporting.draft.set({ images: value as "none" | "jpg" | "png" }),
  );
}

function optionRow(panel: PanelContext, { choice }: Draft, option: OptionData): TemplateResult {
  const { name, label, detail, low, high } = option;
  const now = choice.options?.[name] ?? option.default;
  const set = (value: boolean | number | string) => panel.session.exporting.draft.setOption(name, value);
  if (typeof now === "boolean") return flag(name, label, now, set, detail);
  if (option.choices.length) return row(label, select(name, String(now), option.choices, {}, set), "", detail);
  return row(label, numberField(name, Number(now), low, high, set, "any"), "", detail);
}

function row(label: string, field: unknown, after = "", title = ""): TemplateResult {
  return html`<div class="export-row" title=${title || nothing}>
    <span>${label}</span><span class="export-field">${field} ${after ? html`<span class="quiet">${after}</span>` : nothing}</span>
  </div>`;
}

function flag(name: string, label: string, on: boolean, set: (value: boolean) => void, title = ""): TemplateResult {
  return html`<label class="export-row" title=${title || nothing}>
    <span>${label}</span>
    <input
      type="checkbox"
      data-test="export-${name}"
      .checked=${on}
      @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
    />
  </label>`;
}

function numberField(
  name: string,
  value: number,
  low: number,
  high: number,
  set: (value: number) => void,
  step: "1" | "any" = "1",
): TemplateResult {
  const read = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const wanted = Number.isFinite(field.valueAsNumber) ? field.valueAsNumber : value;
    const inside = Math.min(high, Math.max(low, step === "1" ? Math.round(wanted) : wanted));
    field.value = String(inside);
    set(inside);
  };
  return html`<input
    class="export-number"
    type="number"
    data-test="export-${name}"
    aria-label=${strings.exporting.fields[name] ?? name}
    min=${low}
    max=${high}
    step=${step}
    .value=${String(value)}
    @change=${read}
  />`;
}

function select(
  name: string,
  value: string,
  all: readonly string[],
  words: Record<string, string>,
  set: (value: string) => void,
): TemplateResult {
  return html`<select
    class="export-select"
    data-test="export-${name}"
    aria-label=${strings.exporting.fields[name] ?? name}
    @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}
  >
    ${all.map((one) => html`<option value=${one} ?selected=${one === value}>${words[one] ?? one}</option>`)}
  </select>`;
}
