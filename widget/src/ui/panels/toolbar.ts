// The row above the image.
import { html, nothing, type TemplateResult } from "lit";
import { isHand } from "../../canvas/drawing";
import type { Tool } from "../../state/store";
import * as strings from "../../strings";
import { iconButton, menu } from "../controls";
import { exportButton } from "../export/button";
import { type IconName, icon } from "../icons";
import type { PanelContext } from "../panel-context";
import { addressField } from "./address";
import { cameraItem, exampleItems, moreMenu } from "./more";
import { zoomControls } from "./zoom";

const TOOLS: [Tool, IconName, string, string][] = [
  ["add", "add", strings.toolbar.add, "A"],
  ["subtract", "subtract", strings.toolbar.subtract, "S"],
  ["box", "box", strings.toolbar.box, "B"],
];

export function toolbar(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { medium, can_undo, can_redo } = ui.state;
  const edit = (name: "undo" | "redo", key: string, enabled: boolean) =>
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
      ${menu(
        panel,
        "examples",
        { label: strings.toolbar.examples, content: icon("down"), classes: "icon-button slim" },
        () => [
          addressField(panel, "menu-address"),
          cameraItem(panel, "menu-camera", ui.addresses ? "button" : "menuitem"),
          exampleItems(panel, "menu-example", ui.addresses ? "button" : "menuitem"),
        ],
        "",
        ui.addresses ? "dialog" : "menu",
      )}
    </div>
    ${
      medium
        ? html`
          <div class="group">
            ${edit("undo", "Ctrl+Z", can_undo)} ${edit("redo", "Ctrl+Shift+Z", can_redo)}
          </div>
          <div class="segments" role="group" aria-label=${strings.toolbar.tools}>
            ${TOOLS.map(([tool, name, label, key]) => toolButton(panel, tool, name, label, key))}
            ${iconButton("tool-hand", "brush", strings.toolbar.hand, () => session.navigation.takeHand(), {
              key: "R",
              pressed: isHand(ui.tool),
            })}
            ${toolButton(panel, "pan", "pan", strings.toolbar.pan, "H")}
          </div>
          ${zoomControls(panel)}
        `
        : nothing
    }
    <span class="space"></span>
    <div class="group">
      ${medium ? panelToggle(panel) : nothing} ${moreMenu(panel)}
      ${iconButton("help", "help", strings.toolbar.help, () => panel.showKeys(), { key: "?" })}
    </div>
    ${medium && medium.kind !== "live" ? exportButton(panel) : nothing}
  </div>`;
}

function toolButton({ ui, session }: PanelContext, tool: Tool, name: IconName, label: string, key: string) {
  return iconButton(`tool-${tool}`, name, label, () => session.navigation.setTool(tool), {
    key,
    pressed: ui.tool === tool,
  });
}

/** Beside the image the panel can be folded away; below it, it cannot. */
function panelToggle({ ui, session }: PanelContext): TemplateResult {
  const { panel } = ui.settings;
  const label = panel ? strings.toolbar.foldPanel : strings.toolbar.showPanel;
  return iconButton("panel", "panel", label, () => session.navigation.set({ panel: !panel }), { pressed: panel });
}
