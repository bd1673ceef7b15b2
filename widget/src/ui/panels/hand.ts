// Over the image while it is drawn on by hand: with what, and how wide.
import { html, nothing, type TemplateResult } from "lit";
import { isHand } from "../../canvas/drawing";
import type { Tool } from "../../state/store";
import * as strings from "../../strings";
import { iconButton } from "../controls";
import type { IconName } from "../icons";
import type { PanelContext } from "../panel-context";

const NARROWEST = 2;
const WIDEST = 200;
const STEP = 1.25;
const TOOLS: [Tool, IconName, string, string][] = [
  ["brush", "brush", strings.hand.brush, "R"],
  ["eraser", "erase", strings.hand.eraser, "X"],
  ["polygon", "polygon", strings.hand.polygon, "Q"],
];

export function handBar(panel: PanelContext): TemplateResult | typeof nothing {
  const { ui, session } = panel;
  if (!isHand(ui.tool)) return nothing;
  return html`<div class="hand-bar" role="toolbar" aria-label=${strings.hand.label} data-test="hand-bar">
    <div class="segments" role="group" aria-label=${strings.hand.label}>
      ${TOOLS.map(([tool, icon, label, key]) =>
        iconButton(`hand-${tool}`, icon, label, () => session.navigation.setTool(tool), {
          key,
          pressed: ui.tool === tool,
        }),
      )}
    </div>
    ${ui.tool === "polygon" ? html`<span class="hand-words">${strings.hand.corners}</span>` : sizeRow(panel)}
  </div>`;
}

function sizeRow({ ui, session }: PanelContext): TemplateResult {
  const size = ui.settings.brush;
  const at = Math.log(size / NARROWEST) / Math.log(WIDEST / NARROWEST);
  const set = (share: number) => session.navigation.set({ brush: rounded(NARROWEST * (WIDEST / NARROWEST) ** share) });
  return html`<label class="hand-size" title=${strings.hand.sizeKeys}>
    <span class="unseen">${strings.hand.size}</span>
    <input
      type="range"
      class="range"
      data-test="brush-size"
      min="0"
      max="1"
      step="0.01"
      aria-valuetext=${strings.hand.pixels(size)}
      .value=${String(at)}
      style="--at: ${at}"
      @input=${(event: InputEvent) => set(Number((event.target as HTMLInputElement).value))}
    />
    <output class="figures">${strings.hand.pixels(size)}</output>
  </label>`;
}

/** Makes the brush wider (1) or narrower (-1). */
export function resizeBrush({ ui, session }: PanelContext, by: number): void {
  const size = Math.min(WIDEST, Math.max(NARROWEST, ui.settings.brush * STEP ** by));
  session.navigation.set({ brush: rounded(size) });
  session.announce(strings.hand.pixels(rounded(size)));
}

function rounded(size: number): number {
  return size < 20 ? Math.round(2 * size) / 2 : Math.round(size);
}
