// A line over the image that says what to do next, as long as nothing is done.
import { html, nothing, type TemplateResult } from "lit";
import { isEmpty, timelineAt } from "../../state/selectors";
import type { Ui } from "../../state/store";
import * as strings from "../../strings";
import type { PanelContext } from "../panel-context";

export function pill({ ui }: PanelContext): TemplateResult | typeof nothing {
  const text = textOf(ui, matchMedia("(pointer: coarse)").matches);
  return text ? html`<p class="pill" data-test="pill">${text}</p>` : nothing;
}

/** What to do next, or "". */
export function textOf(ui: Ui, finger: boolean): string {
  const { medium, objects } = ui.state;
  if (!medium || ui.opening || ui.preview || ui.pending.length > 0 || ui.problem) return "";
  if (objects.every(isEmpty)) return finger ? strings.pill.firstTouch : strings.pill.first;
  if (medium.kind !== "video" || ui.propagation || ui.playing) return "";
  return objects.some((object) => timelineAt(object, ui.live, ui.frame)) ? "" : strings.pill.nothingHere;
}
