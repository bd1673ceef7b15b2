// The row above the image.
import { html, nothing, type TemplateResult } from "lit";
import { iconButton, menu, menuItem } from "../controls";
import type { PanelContext } from "../panel-context";
import { icon } from "../icons";
import type { Tool } from "../../state/store";

const TOOLS: [Tool, "add" | "subtract" | "pan", string, string][] = [
  ["add", "add", "Add to the object: click, or drag a box", "A"],
  ["subtract", "subtract", "Subtract from the object: click", "S"],
  ["pan", "pan", "Move the image", "H"],
];

export function toolbar(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { medium, objects, can_undo, can_redo } = ui.state;
  return html`<div class="toolbar" role="toolbar" aria-label="Tools">
    <div class="joined">
      <button class="button" data-test="open" title="Open an image or a video (O)" aria-label="Open" @click=${() => panel.chooseFile()}>
        ${icon("open")}<span class="wide">Open</span>
      </button>
      ${ui.examples.length
        ? menu(panel, "examples", { label: "Examples", content: icon("down"), classes: "icon-button slim" }, () => examples(panel))
        : nothing}
    </div>
    ${medium
      ? html`
          <div class="group">
            ${iconButton("undo", "undo", "Undo", () => session.edits.undo(), { key: "Ctrl+Z", disabled: !can_undo })}
            ${iconButton("redo", "redo", "Redo", () => session.edits.redo(), { key: "Ctrl+Shift+Z", disabled: !can_redo })}
            ${iconButton("reset", "reset", "Remove all objects", () => session.edits.reset(), { disabled: !objects.length })}
          </div>
          <div class="segments" role="group" aria-label="What a click does">
            ${TOOLS.map(([tool, name, label, key]) =>
              iconButton(`tool-${tool}`, name, label, () => session.navigation.setTool(tool), { key, pressed: ui.tool === tool }),
            )}
          </div>
          ${zoomControls(panel)}
        `
      : nothing}
    <span class="space"></span>
    <div class="group">
      ${menu(panel, "settings", { label: "Settings", content: icon("settings"), classes: "icon-button" }, () => settings(panel), "right", "dialog")}
      ${iconButton("help", "help", "Keys", () => panel.showKeys(), { key: "?" })}
    </div>
    ${medium ? exportMenu(panel) : nothing}
  </div>`;
}

function zoomControls(panel: PanelContext): TemplateResult | typeof nothing {
  const { stage } = panel;
  if (!stage) return nothing;
  return html`<div class="zoom" role="group" aria-label="Zoom">
    ${iconButton("zoom-out", "minus", "Zoom out", () => stage.zoom(1 / 1.5), { key: "−", disabled: stage.fitted })}
    <output class="figures" data-test="zoom-level">${Math.round(stage.view.scale * 100)} %</output>
    ${iconButton("zoom-in", "plus", "Zoom in", () => stage.zoom(1.5), { key: "+" })}
    ${iconButton("zoom-fit", "fit", "Whole image", () => stage.fit(), { key: "0", disabled: stage.fitted })}
  </div>`;
}

function examples(panel: PanelContext): TemplateResult[] {
  return panel.ui.examples.map(({ example, thumbnail }) =>
    menuItem(
      panel,
      `menu-example-${example.id}`,
      html`<img class="menu-thumbnail" src=${thumbnail} alt="" />${example.name}`,
      example.kind === "video" ? "Video" : "Image",
      () => void panel.session.open({ example: example.id, name: example.name }),
    ),
  );
}

function settings(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { opacity, prompts } = ui.settings;
  return html`
    <label class="menu-row">
      <span>Mask opacity</span><output>${Math.round(opacity * 100)} %</output>
      <input
        type="range"
        class="range"
        data-test="opacity"
        min="0"
        max="1"
        step="0.01"
        .value=${String(opacity)}
        style="--at: ${opacity}"
        @input=${(event: InputEvent) => session.navigation.set({ opacity: Number((event.target as HTMLInputElement).value) })}
      />
    </label>
    <label class="menu-row">
      <span>Show points and boxes</span>
      <input
        type="checkbox"
        data-test="show-prompts"
        .checked=${prompts}
        @change=${(event: Event) => session.navigation.set({ prompts: (event.target as HTMLInputElement).checked })}
      />
    </label>
    <button class="menu-item" data-test="settings-keys" @click=${() => (panel.closeMenu(), panel.showKeys())}>Mouse and keys</button>
  `;
}

function exportMenu(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { medium, objects } = ui.state;
  if (ui.exporting) {
    const { done, total, format } = ui.exporting;
    return html`<div class="exporting" role="status">
      <progress max=${total || 1} .value=${done} aria-label="Export of ${format.label}"></progress>
      <span class="figures">${total ? `${Math.round((100 * done) / total)} %` : "…"}</span>
      ${iconButton("cancel-export", "close", "Cancel the export", () => session.exporting.cancel())}
    </div>`;
  }
  const formats = medium ? ui.exports[medium.kind] : [];
  return menu(
    panel,
    "export",
    {
      label: objects.length ? "Export" : "Export (click on something first)",
      content: html`${icon("download")}<span class="wide">Export</span>`,
      disabled: !objects.length || !formats.length,
      classes: "outlined",
    },
    () => formats.map((f) => menuItem(panel, `export-${f.format}`, f.label, f.detail, () => void session.exporting.run(f))),
    "right",
  );
}
