// The list of objects.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isOff } from "../../actions/clean-up";
import type { ObjectData } from "../../protocol/messages";
import { isEmpty } from "../../state/selectors";
import * as strings from "../../strings";
import { iconButton } from "../controls";
import type { PanelContext } from "../panel-context";
import { classesPart } from "./classes";

export function objectsPanel(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { objects } = ui.state;
  return html`<section class="card card-objects" aria-label=${strings.objects.label}>
    <header class="card-head">
      <h2>${strings.objects.label}</h2>
      ${iconButton("add-object", "plus", strings.objects.add, () => session.edits.addObject(), { key: "N" })}
    </header>
    ${
      objects.length
        ? html`<ul class="objects" data-test="objects">
          ${repeat(
            objects,
            (object) => object.id,
            (object, i) => row(panel, object, i),
          )}
        </ul>`
        : html`<p class="quiet" data-test="no-objects">
            ${ui.pending.length ? strings.objects.looking : strings.objects.none}
          </p>`
    }
    ${classesPart(panel)}
  </section>`;
}

function row(panel: PanelContext, object: ObjectData, index: number): TemplateResult {
  const { ui, session } = panel;
  const { id, name, color, visible, category } = object;
  const selected = id === ui.selected;
  const rename = () => (panel.renaming = id);
  return html`<li class="object" ?data-selected=${selected} ?data-hidden=${!visible}>
    <label class="swatch" style="--color: ${color}" title=${strings.objects.color}>
      <input
        type="color"
        data-test="object-${id}-color"
        aria-label=${strings.objects.colorOf(name)}
        .value=${color}
        @change=${(event: Event) => session.edits.change(id, { color: (event.target as HTMLInputElement).value })}
      />
    </label>
    ${
      panel.renaming === id
        ? nameField(panel, object)
        : html`<button
          class="object-name"
          data-test="object-${id}"
          aria-current=${selected ? "true" : nothing}
          title=${strings.objects.select(name, index < 9 ? String(index + 1) : "")}
          @click=${() => session.navigation.select(id)}
          @dblclick=${rename}
          @pointerup=${(event: PointerEvent) => selected && event.pointerType === "touch" && rename()}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key !== "F2" && !(event.key === "Enter" && selected)) return;
            event.preventDefault();
            rename();
          }}
        >
          ${name}${category ? html` <small class="object-class">${category}</small>` : nothing}
        </button>`
    }
    ${selected ? iconButton(`object-${id}-rename`, "rename", strings.objects.rename(name), rename, { key: "F2" }) : nothing}
    ${
      selected && !isEmpty(object) && !ui.camera
        ? iconButton(
            `object-${id}-clean`,
            "clean",
            strings.objects.clean(name),
            () => {
              if (!panel.cleaning && isOff(object.cleaning)) session.cleaning.toggle();
              panel.showCleaning(!panel.cleaning);
            },
            { pressed: !isOff(object.cleaning) },
          )
        : nothing
    }
    ${
      selected && object.prompts[ui.frame] && !ui.camera
        ? iconButton(`object-${id}-clear`, "erase", strings.objects.clear(name), () => session.edits.clearFrame(id))
        : nothing
    }
    ${iconButton(
      `object-${id}-visible`,
      visible ? "eye" : "hidden",
      visible ? strings.objects.hide(name) : strings.objects.show(name),
      () => session.edits.change(id, { visible: !visible }),
    )}
    ${iconButton(
      `object-${id}-delete`,
      "remove",
      strings.objects.remove(name),
      // The second click of a double one falls on the row that has moved up.
      (event) => event.detail < 2 && session.edits.remove(id),
      { key: selected ? "Delete" : "" },
    )}
  </li>`;
}

function nameField(panel: PanelContext, { id, name }: ObjectData): TemplateResult {
  const { session } = panel.ui.state;
  const finish = (event: Event, keep: boolean) => {
    if (panel.renaming !== id) return; // leaving the field follows Enter and Escape
    const value = (event.target as HTMLInputElement).value.trim();
    panel.renaming = 0;
    const stillOpen = panel.ui.state.session === session;
    if (keep && stillOpen && value && value !== name) panel.session.edits.rename(id, value);
  };
  return html`<input
    class="object-name-field"
    data-test="object-${id}-name"
    aria-label=${strings.objects.name}
    maxlength="60"
    list="names"
    autocomplete="off"
    .value=${name}
    @blur=${(event: Event) => finish(event, true)}
    @keydown=${(event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.key === "Enter" || event.key === "Escape") finish(event, event.key === "Enter");
    }}
  /><datalist id="names">${panel.session.edits.names.map((one) => html`<option value=${one}></option>`)}</datalist>`;
}
