// How large the image is: in the toolbar where there is room, else one button over the image while it is zoomed.
import { html, nothing, type TemplateResult } from "lit";
import * as strings from "../../strings";
import { iconButton } from "../controls";
import { icon } from "../icons";
import type { PanelContext } from "../panel-context";

export function zoomControls({ stage }: PanelContext): TemplateResult | typeof nothing {
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

/** It lies over the image, so that nothing moves under the fingers of a pinch. */
export function zoomWhole({ stage }: PanelContext): TemplateResult | typeof nothing {
  if (!stage || stage.fitted) return nothing;
  return html`<button class="button outlined zoom-whole" data-test="zoom-whole" @click=${() => stage.fit()}>
    ${icon("fit")}${strings.toolbar.zoomFit}
  </button>`;
}
