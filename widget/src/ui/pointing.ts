// Pointing with the keyboard: where the arrow keys are, and what Enter and some letters do there.

import { type Drawing, isHand } from "../canvas/drawing";
import { type Grip, gripAt } from "../canvas/grips";
import { grippable } from "../canvas/marks";
import type { Stage } from "../canvas/stage";
import { boxBetween, toView } from "../canvas/viewport";
import type { Point } from "../protocol/messages";
import * as strings from "../strings";
import type { PanelContext } from "./panel-context";

/** For the sheet of keys. */
export const POINTING_KEYS: [string, string][] = [
  [strings.keys.enters, strings.keys.use],
  [strings.keys.commaPeriod, strings.keys.toPoint],
  ["G", strings.keys.carry],
];

const STEPS: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** In CSS pixels. */
const STEP = 16;
const SMALL_STEP = 2;

export class Pointing {
  /** The corner of a box that was marked, in image pixels. */
  #corner: Point | null = null;
  /** The point that comes along. */
  #carried: Grip | null = null;

  /** Does what a key means while the keyboard points. Says whether it means anything. */
  press(panel: PanelContext, event: KeyboardEvent): boolean {
    const { stage } = panel;
    const at = stage?.crosshair;
    if (!stage || !at || event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = STEPS[event.key];
    if (step) this.#move(panel, stage, step, at, event.shiftKey);
    else if (event.key === "Enter") this.#use(panel, stage, at, event.shiftKey);
    else if (event.key === "b") this.#mark(panel, stage, at);
    else if (event.key === "g") this.#carry(panel, stage, at);
    else if (event.key === "," || event.key === ".") this.#jump(panel, stage, at, event.key === "." ? 1 : -1);
    else if (event.key === "Delete" || event.key === "Backspace") return this.#remove(panel, stage, event.repeat);
    else return false;
    return true;
  }

  /** Gives up a box or a point that is under way. Says whether there was one. */
  cancel(stage: Stage | null): boolean {
    const had = this.#corner !== null || this.#carried !== null;
    this.#corner = null;
    this.#carried = null;
    stage?.do({ draft: null, grip: null, to: null });
    return had;
  }

  #move(panel: PanelContext, stage: Stage, [dx, dy]: Point, [x, y]: Point, small: boolean): void {
    const length = (small ? SMALL_STEP : STEP) / stage.view.scale;
    stage.setCrosshair([x + dx * length, y + dy * length]);
    this.#follow(panel, stage);
  }

  /** Shows what the new place means: the box so far, the carried point, or which point is under it. */
  #follow(panel: PanelContext, stage: Stage): void {
    const at = stage.crosshair!;
    if (this.#corner) stage.do({ draft: boxBetween(this.#corner, at) });
    else if (this.#carried) stage.do({ grip: this.#carried, to: at });
    else stage.do({ grip: this.#pointAt(panel, stage, at), to: null });
  }

  #pointAt({ ui }: PanelContext, stage: Stage, at: Point): Grip | null {
    const prompts = grippable(ui, stage.shown);
    return prompts && gripAt({ ...prompts, box: null }, stage.view, toView(stage.view, at), false);
  }

  #use(panel: PanelContext, stage: Stage, at: Point, subtract: boolean): void {
    const { session } = panel;
    const corner = this.#corner;
    if (this.#carried) return this.#carry(panel, stage, at);
    this.cancel(stage);
    if (isHand(session.ui.tool) && panel.drawing) return this.#dab(panel.drawing, stage, at, subtract);
    if (!corner) return session.prompt({ points: [at], labels: [subtract ? 0 : 1] }, stage.shown);
    const box = boxBetween(corner, at);
    if (box[0] < box[2] && box[1] < box[3]) session.prompt({ box }, stage.shown);
    else session.hint(strings.hints.sliver);
  }

  /** A touch of the brush, or a corner of the polygon. */
  #dab(drawing: Drawing, stage: Stage, at: Point, subtract: boolean): void {
    drawing.begin(toView(stage.view, at), { pointerType: "mouse", pressure: 1 }, subtract);
    drawing.end();
  }

  #mark({ session }: PanelContext, stage: Stage, at: Point): void {
    this.cancel(stage);
    this.#corner = at;
    session.announce(strings.announcements.corner);
  }

  #carry(panel: PanelContext, stage: Stage, at: Point): void {
    const { session } = panel;
    const carried = this.#carried;
    if (carried && "point" in carried) {
      this.cancel(stage);
      return session.edits.movePoint(carried.point, at, stage.shown);
    }
    this.#carried = this.#pointAt(panel, stage, at);
    if (this.#carried) session.announce(strings.announcements.carrying);
  }

  #jump(panel: PanelContext, stage: Stage, at: Point, by: number): void {
    const points = grippable(panel.ui, stage.shown)?.points ?? [];
    if (points.length === 0) return panel.session.announce(strings.announcements.noPoints);
    const under = this.#pointAt(panel, stage, at);
    const from = under && "point" in under ? under.point : by > 0 ? -1 : points.length;
    const index = (from + by + points.length) % points.length;
    stage.setCrosshair(points[index]!);
    this.#follow(panel, stage);
    panel.session.announce(strings.announcements.onPoint(index, points.length));
  }

  #remove(panel: PanelContext, stage: Stage, repeat: boolean): boolean {
    const { grip } = stage.doing;
    if (!grip || !("point" in grip)) return false;
    this.cancel(stage);
    if (!repeat) panel.session.edits.removePoint(grip.point, stage.shown);
    return true;
  }
}
