// The row above the image.
import { html, nothing, type TemplateResult } from "lit";
import type { Tool } from "../../state/store";
import * as strings from "../../strings";
import { iconButton, menu, menuItem } from "../controls";
import { icon } from "../icons";
import type { PanelContext } from "../panel-context";

const TOOLS: [Tool, "add" | "subtract" | "pan", string, string][] = [
  ["add", "add", strings.toolbar.add, "A"],
  ["subtract", "subtract", strings.toolbar.subtract, "S"],
  ["pan", "pan", strings.toolbar.pan, "H"],
];

export function toolbar(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { medium, objects, can_undo, can_redo } = ui.state;
  const edit = (name: "undo" | "redo" | "reset", key: string, enabled: boolean) =>
    iconButton(name, name, strings.toolbar[name], () => session.edits[name](), { key, disabled: !enabled });
  return html`<div class="toolbar" role="toolbar" aria-label=${strings.toolbar.label}>
    <div class="joined">
      <button
        class="button"
        data-test="open"
        title=${strings.toolbar.openTitle}
        aria-label=${strings.toolbar.open}
        @click=${() => panel.chooseFile()}
      >
        ${icon("open")}<span class="wide">${strings.toolbar.open}</span>
      </button>
      ${
        ui.examples.length
          ? menu(
              panel,
              "examples",
              { label: strings.toolbar.examples, content: icon("down"), classes: "icon-button slim" },
              () => examples(panel),
            )
          : nothing
      }
    </div>
    ${
      medium
        ? html`
          <div class="group">
            ${edit("undo", "Ctrl+Z", can_undo)} ${edit("redo", "Ctrl+Shift+Z", can_redo)}
            ${edit("reset", "", objects.length > 0)}
          </div>
          <div class="segments" role="group" aria-label=${strings.toolbar.tools}>
            ${TOOLS.map(([tool, name, label, key]) =>
              iconButton(`tool-${tool}`, name, label, () => session.navigation.setTool(tool), {
                key,
                pressed: ui.tool === tool,
              }),
            )}
          </div>
          ${zoomControls(panel)}
        `
        : nothing
    }
    <span class="space"></span>
    <div class="group">
      ${settingsMenu(panel)}
      ${iconButton("help", "help", strings.toolbar.help, () => panel.showKeys(), { key: "?" })}
    </div>
    ${medium ? exportMenu(panel) : nothing}
  </div>`;
}

function zoomControls(panel: PanelContext): TemplateResult | typeof nothing {
  const { stage } = panel;
  if (!stage) return nothing;
  return html`<div class="zoom" role="group" aria-label=${strings.toolbar.zoom}>
    ${iconButton("zoom-out", "minus", strings.toolbar.zoomOut, () => stage.zoom(1 / 1.5), {
      key: "−",
      disabled: stage.fitted,
    })}
    <output class="figures" data-test="zoom-level">${strings.page.percent(stage.view.scale)}</output>
    ${iconButton("zoom-in", "plus", strings.toolbar.zoomIn, () => stage.zoom(1.5), { key: "+" })}
    ${iconButton("zoom-fit", "fit", strings.toolbar.zoomFit, () => stage.fit(), { key: "0", disabled: stage.fitted })}
  </div>`;
}

function examples(panel: PanelContext): TemplateResult[] {
  return panel.ui.examples.map(({ example, thumbnail }) =>
    menuItem(
      panel,
      `menu-example-${example.id}`,
      html`<img class="menu-thumbnail" src=${thumbnail} alt="" />${example.name}`,
      example.kind === "video" ? strings.toolbar.video : strings.toolbar.image,
      () => void panel.session.open({ example: example.id, name: example.name }),
    ),
  );
}

function settingsMenu(panel: PanelContext): TemplateResult {
  const button = { label: strings.toolbar.settings, content: icon("settings"), classes: "icon-button" };
  return menu(panel, "settings", button, () => settings(panel), "right", "dialog");
}

function settings(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { opacity, prompts } = ui.settings;
  return html`
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
        @input=${(event: InputEvent) =>
          session.navigation.set({ opacity: Number((event.target as HTMLInputElement).value) })}
      />
    </label>
    <label class="menu-row">
      <span>${strings.toolbar.prompts}</span>
      <input
        type="checkbox"
        data-test="show-prompts"
        .checked=${prompts}
        @change=${(event: Event) => session.navigation.set({ prompts: (event.target as HTMLInputElement).checked })}
      />
    </label>
    <button class="menu-item" data-test="settings-keys" @click=${() => panel.showKeys()}>
      ${strings.toolbar.keys}
    </button>
  `;
}

function exportMenu(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { medium, objects } = ui.state;
  if (ui.exporting) {
    const { done, total, format } = ui.exporting;
    return html`<div class="exporting" role="status">
      <progress max=${total || 1} .value=${done} aria-label=${strings.exporting.progress(format.label)}></progress>
      <span class="figures">${total ? strings.page.percent(done / total) : "…"}</span>
      ${iconButton("cancel-export", "close", strings.exporting.cancel, () => session.exporting.cancel())}
    </div>`;
  }
  const formats = medium ? ui.exports[medium.kind] : [];
  return menu(
    panel,
    "export",
    {
      label: objects.length ? strings.exporting.export : strings.exporting.nothing,
      content: html`${icon("download")}<span class="wide">${strings.exporting.export}</span>`,
      disabled: !objects.length || !formats.length,
      classes: "outlined",
    },
    () =>
      formats.map((f) => menuItem(panel, `export-${f.format}`, f.label, f.detail, () => void session.exporting.run(f))),
    "right",
  );
}
