// The menu of what is rarely needed: how masks are shown, removing all, the keys; on a phone also what has no place else.
import { html, nothing, type TemplateResult } from "lit";
import { copyCutOut } from "../../actions/cut-out";
import { type MaskView, VIEWS } from "../../state/store";
import * as strings from "../../strings";
import { menu, menuItem } from "../controls";
import { icon } from "../icons";
import type { PanelContext } from "../panel-context";
import { dataItems } from "./data-sheet";

export function moreMenu(panel: PanelContext): TemplateResult {
  const button = { label: strings.toolbar.settings, content: icon("more"), classes: "icon-button" };
  return menu(panel, "settings", button, () => content(panel), "right", "dialog");
}

function content(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { medium, objects, can_redo } = ui.state;
  return html`
    ${medium ? viewRows(panel) : nothing}
    ${medium ? html`<div class="narrowest">${handItem(panel)}</div>` : nothing}
    <div class="narrow">
      ${can_redo ? menuItem(panel, "menu-redo", strings.toolbar.redo, "", () => session.edits.redo(), "button") : nothing}
      ${cameraItem(panel, "more-camera", "button")} ${exampleItems(panel, "more-example", "button")}
    </div>
    ${objects.length ? copyItem(panel) : nothing} ${medium && !ui.camera ? saveItems(panel) : nothing}
    ${
      objects.length
        ? menuItem(
            panel,
            "reset",
            html`${icon("removeAll")}${strings.toolbar.reset}`,
            strings.toolbar.resetDetail,
            () => session.edits.reset(),
            "button",
          )
        : nothing
    }
    ${
      medium
        ? html`<button class="menu-item" data-test="show-code" @click=${() => panel.showCode()}>
            <span>${icon("code")}${strings.code.item}</span>
          </button>`
        : nothing
    }
    <button class="menu-item" data-test="settings-keys" @click=${() => panel.showKeys()}>
      <span>${icon("help")}${strings.toolbar.keys}</span>
    </button>
    ${dataItems(panel)}
  `;
}

function handItem(panel: PanelContext): TemplateResult {
  const label = html`${icon("brush")}${strings.toolbar.hand}`;
  return menuItem(panel, "menu-hand", label, "", () => panel.session.navigation.takeHand(), "button");
}

function copyItem(panel: PanelContext): TemplateResult {
  const label = html`${icon("copy")}${strings.copying.item}`;
  return menuItem(
    panel,
    "copy-cut-out",
    label,
    strings.copying.detail,
    () => void copyCutOut(panel.session.context),
    "button",
  );
}

function saveItems(panel: PanelContext): TemplateResult {
  const { session, ui } = panel;
  const { kind } = ui.state.medium!;
  const { save, detail, set, small, smallDetail, smallSet, smallSetDetail } = strings.saving;
  const count = ui.images.filter((image) => image.session).length;
  const several = count > 1;
  const item = (test: string, label: string, detail: string, medium: boolean) =>
    menuItem(
      panel,
      test,
      html`${icon("download")}${label}`,
      detail,
      () => void session.exporting.saveSession(medium),
      "button",
    );
  return html`${item("save", save, several ? set(count) : detail, true)}
  ${item("save-small", several ? smallSet : small(kind), several ? smallSetDetail : smallDetail(kind), false)}`;
}

function viewRows({ ui, session }: PanelContext): TemplateResult {
  const { opacity, prompts, preview, view } = ui.settings;
  const inputOf = (event: Event) => event.target as HTMLInputElement;
  return html`
    <label class="menu-row">
      <span>${strings.toolbar.view}</span>
      <select
        data-test="view"
        @change=${(event: Event) =>
          session.navigation.set({ view: (event.target as HTMLSelectElement).value as MaskView })}
      >
        ${VIEWS.map((one) => html`<option value=${one} ?selected=${one === view}>${strings.toolbar.views[one]}</option>`)}
      </select>
    </label>
    <label class="menu-row">
      <span>${strings.toolbar.opacity}</span><output>${strings.page.percent(opacity)}</output>
      <input
        type="range"
        class="range"
        data-test="opacity"
        min="0"
        max="1"
        step="0.01"
        .value=${String(opacity)}
        style="--at: ${opacity}"
        @input=${(event: InputEvent) => session.navigation.set({ opacity: Number(inputOf(event).value) })}
      />
    </label>
    <label class="menu-row">
      <span>${strings.toolbar.prompts}</span>
      <input
        type="checkbox"
        data-test="show-prompts"
        .checked=${prompts}
        @change=${(event: Event) => session.navigation.set({ prompts: inputOf(event).checked })}
      />
    </label>
    <label class="menu-row for-mouse">
      <span>${strings.toolbar.preview}</span>
      <input
        type="checkbox"
        data-test="show-preview"
        .checked=${preview}
        @change=${(event: Event) => session.navigation.set({ preview: inputOf(event).checked })}
      />
    </label>
  `;
}

/** The item that starts the camera. */
export function cameraItem(
  panel: PanelContext,
  test: string,
  role: "menuitem" | "button" = "menuitem",
): TemplateResult {
  const label = html`<span class="menu-thumbnail menu-camera">${icon("camera")}</span>${strings.camera.label}`;
  return menuItem(panel, test, label, strings.camera.detail, () => void panel.session.camera.start(), role);
}

/** An item for each example; `test` begins what tests find it by. */
export function exampleItems(
  panel: PanelContext,
  test: string,
  role: "menuitem" | "button" = "menuitem",
): TemplateResult[] {
  return panel.ui.examples.map(({ example, thumbnail }) =>
    menuItem(
      panel,
      `${test}-${example.id}`,
      html`<img class="menu-thumbnail" src=${thumbnail} alt="" />${example.name}`,
      example.kind === "video" ? strings.toolbar.video : strings.toolbar.image,
      () => void panel.session.open({ example: example.id, name: example.name }),
      role,
    ),
  );
}
