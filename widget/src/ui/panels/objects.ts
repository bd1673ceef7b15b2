// The list of objects.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isOff } from "../../actions/clean-up";
import type { ObjectData } from "../../protocol/messages";
import { isEmpty, objectOf } from "../../state/selectors";
import * as strings from "../../strings";
import { iconButton, menu, menuItem } from "../controls";
import { icon } from "../icons";
import type { PanelContext } from "../panel-context";
import { classesPart } from "./classes";

export function objectsPanel(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { objects } = ui.state;
  return html`<section class="card card-objects" aria-label=${strings.objects.label}>
    <header class="card-head">
      <h2>${strings.objects.label}</h2>
      <div class="group">
        ${iconButton("add-object", "plus", strings.objects.add, () => session.edits.addObject(), { key: "N" })}
        ${moreOfObject(panel)}
      </div>
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
  const { id, name, color, visible, locked, category } = object;
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
          ${name}${category && category !== name ? html` <small class="object-class">${category}</small>` : nothing}
        </button>`
    }
    ${selected ? iconButton(`object-${id}-rename`, "rename", strings.objects.rename(name), rename, { key: "F2" }) : nothing}
    ${
      selected && mayClean(panel, object)
        ? iconButton(`object-${id}-clean`, "clean", strings.objects.clean(name), () => toggleCleaning(panel, object), {
            pressed: !isOff(object.cleaning),
          })
        : nothing
    }
    ${
      selected && mayClear(panel, object)
        ? iconButton(`object-${id}-clear`, "erase", strings.objects.clear(name), () => session.edits.clearFrame(id))
        : nothing
    }
    ${iconButton(
      `object-${id}-visible`,
      visible ? "eye" : "hidden",
      visible ? strings.objects.hide(name) : strings.objects.show(name),
      () => session.edits.change(id, { visible: !visible }),
    )}
    ${
      locked
        ? iconButton(
            `object-${id}-unlock`,
            "lock",
            strings.objects.unlock(name),
            () => session.edits.change(id, { locked: false }),
            { key: selected ? "Shift L" : "" },
          )
        : iconButton(
            `object-${id}-delete`,
            "remove",
            strings.objects.remove(name),
            // The second click of a double one falls on the row that has moved up.
            (event) => event.detail < 2 && session.edits.remove(id),
            { key: selected ? "Delete" : "" },
          )
    }
  </li>`;
}

function mayClean({ ui }: PanelContext, object: ObjectData): boolean {
  return !isEmpty(object) && !ui.camera && !object.locked;
}

function mayClear({ ui }: PanelContext, object: ObjectData): boolean {
  return object.prompts[ui.frame] !== undefined && !ui.camera && !object.locked;
}

function toggleCleaning(panel: PanelContext, object: ObjectData): void {
  if (!panel.cleaning && isOff(object.cleaning)) panel.session.cleaning.toggle();
  panel.showCleaning(!panel.cleaning);
}

/** What is rarely done to the selected object; on a phone also what its row has no room for. */
function moreOfObject(panel: PanelContext): TemplateResult | typeof nothing {
  const { ui, session } = panel;
  const object = objectOf(ui, ui.selected);
  if (!object || ui.camera) return nothing;
  const words = strings.objects;
  const label = words.more(object.name);
  const lock = object.locked ? words.unlock(object.name) : words.lock;
  return menu(
    panel,
    "object-menu",
    { label, content: icon("more"), classes: "icon-button" },
    () => [
      html`<div class="narrow">
        ${
          mayClean(panel, object)
            ? menuItem(panel, "menu-clean", words.cleanUp, words.cleanUpDetail, () => toggleCleaning(panel, object))
            : nothing
        }
        ${
          mayClear(panel, object)
            ? menuItem(panel, "menu-clear", words.clearPrompts, "", () => session.edits.clearFrame(object.id))
            : nothing
        }
      </div>`,
      menuItem(panel, "object-lock", lock, object.locked ? "" : words.lockDetail, () => session.edits.toggleLocked()),
      ...(object.locked ? [] : [goneItem(panel), ...maskItems(panel, object)]),
    ],
    "right",
  );
}

/** Says that the object is out of sight, or takes that back, as the key does. */
function goneItem(panel: PanelContext): TemplateResult | typeof nothing {
  const { ui, session } = panel;
  if (ui.state.medium?.kind !== "video") return nothing;
  const detail = strings.objects.goneDetail(...session.review.stretch);
  const label = session.review.isGone ? strings.objects.notGone : strings.objects.gone;
  return menuItem(panel, "object-gone", label, detail, () => session.review.gone());
}

/** Masks that the object can take on the frame on screen. */
function maskItems(panel: PanelContext, { id }: ObjectData): TemplateResult[] {
  const { ui, session } = panel;
  const { masks } = session.context;
  const others = ui.state.objects.filter((other) => other.id !== id && masks.get(ui.frame, other.id)?.data.area);
  return [
    menuItem(panel, "mask-file", strings.objects.fromFile, strings.objects.fromFileDetail, () => panel.chooseMask(id)),
    ...others.map((other) =>
      menuItem(panel, `mask-of-${other.id}`, strings.objects.take(other.name), "", () =>
        session.edits.takeMask(id, other.id),
      ),
    ),
  ];
}

function nameField(panel: PanelContext, { id, name }: ObjectData): TemplateResult {
  const { session } = panel.ui.state;
  const finish = (event: Event) => {
    if (panel.renaming !== id) return; // leaving the field follows Enter
    const value = (event.target as HTMLInputElement).value.trim();
    panel.renaming = 0;
    const stillOpen = panel.ui.state.session === session;
    if (stillOpen && value && value !== name) panel.session.edits.rename(id, value);
  };
  return html`<input
    class="object-name-field"
    data-test="object-${id}-name"
    aria-label=${strings.objects.name}
    maxlength="60"
    list="names"
    autocomplete="off"
    .value=${name}
    @blur=${finish}
    @keydown=${(event: KeyboardEvent) => event.key === "Enter" && !event.isComposing && finish(event)}
  /><datalist id="names">${panel.session.edits.names.map((one) => html`<option value=${one}></option>`)}</datalist>`;
}
