// What is drawn over the image: which masks, and which marks.
import type { Box, Point, PromptData } from "../protocol/messages";
import type { Context } from "../state/context";
import { objectOf, targetObject, timelineAt } from "../state/selectors";
import type { Ui } from "../state/store";
import type { Stroke } from "../state/stroke";
import { type Grip, moved } from "./grips";
import type { PaintedMarks, PaintedMask, PaintedPrompts } from "./paint";

const PULSE_MS = 900;
/** When a prompt without an answer is marked, and when its mark begins to pulse: see `Stage`. */
export const MARK_MS = 50;
export const PULSE_AFTER_MS = 150;
const STILL_PHASE = 0.3;
const FALLBACK_COLOR = "#ffffff";

/** What the user does on the canvas and no state tells of. */
export interface Doing {
  /** A box that is being drawn, in image pixels. */
  draft: Box | null;
  /** Where the keyboard points, in image pixels. */
  crosshair: Point | null;
  /** What of the selected object's prompts is under the pointer, and where it is carried to. */
  grip: Grip | null;
  to: Point | null;
  /** Where a finger is held still, in image pixels. */
  held: Point | null;
  /** What is being drawn by hand, and on which frame. */
  stroke: { frame: number; what: Stroke } | null;
  /** Where the brush or the polygon's next corner is, in image pixels. */
  tip: Point | null;
}

/** The masks of a frame, the selected one on top. */
export function paintedMasks({ ui, masks }: Context, frame: number, doing: Doing): PaintedMask[] {
  if (frame < 0 || ui.peeking) return [];
  const height = ui.state.medium?.height ?? 0;
  const painted: PaintedMask[] = [];
  const drawn = drawnOn(ui, frame, doing);
  for (const object of ui.state.objects) {
    const mask = object.visible ? masks.get(frame, object.id) : undefined;
    // What was taken away may still be in the cache.
    const kind = timelineAt(object, ui.live, frame)?.kind;
    const strokes = drawn.get(object.id) ?? [];
    drawn.delete(object.id);
    if ((!mask || !kind) && strokes.length === 0) continue;
    const selected = object.id === ui.selected;
    const tried = selected ? mask?.candidates[ui.trying] : undefined;
    const shape = mask && kind ? masks.shape((tried ?? mask).counts, height) : null;
    const { feather } = object.cleaning;
    painted.push({ shape, strokes, color: object.color, selected, stale: kind === "stale", feather });
  }
  for (const [object, strokes] of drawn)
    painted.push({ shape: null, strokes, color: colorOf(ui, object), selected: true, stale: false, feather: 0 });
  if (ui.hovered && frame === ui.frame) {
    const shape = masks.shape(ui.hovered.counts, height);
    const color = colorOf(ui, ui.hovered.data.object);
    painted.push({ shape, strokes: [], color, selected: true, stale: true, feather: 0 });
  }
  return painted.sort((a, b) => Number(a.selected) - Number(b.selected));
}

/** Strokes on a frame that no mask holds yet, by object, oldest first. */
function drawnOn(ui: Ui, frame: number, { stroke }: Doing): Map<number, Stroke[]> {
  const found = new Map<number, Stroke[]>();
  const add = (object: number, what: Stroke) => found.set(object, [...(found.get(object) ?? []), what]);
  for (const pending of ui.pending) if (pending.stroke && pending.frame === frame) add(pending.object, pending.stroke);
  if (stroke?.frame === frame && "dabs" in stroke.what) add(targetObject(ui), stroke.what);
  return found;
}

/** Points, boxes and what the user is drawing. `still`: nothing may move. */
export function paintedMarks({ ui }: Context, frame: number, doing: Doing, still: boolean): PaintedMarks {
  const prompts = ui.peeking ? [] : [...made(ui, frame, doing), ...pending(ui, frame)];
  const pulses = !still && ui.pending.length > 0 && waited(ui) >= PULSE_AFTER_MS;
  return {
    prompts,
    draft: doing.draft,
    draftColor: colorOf(ui, ui.selected),
    crosshair: doing.crosshair,
    held: doing.held,
    ...byHand(ui, frame, doing),
    phase: pulses ? (performance.now() % PULSE_MS) / PULSE_MS : STILL_PHASE,
  };
}

/** The ring of the brush, and the polygon so far. */
function byHand(ui: Ui, frame: number, { stroke, tip }: Doing): Pick<PaintedMarks, "brush" | "polygon"> {
  const isBrush = ui.tool === "brush" || ui.tool === "eraser";
  const brush = tip && isBrush ? { at: tip, radius: ui.settings.brush / 2 } : null;
  if (stroke?.frame !== frame || !("corners" in stroke.what)) return { brush, polygon: null };
  return { brush, polygon: { corners: stroke.what.corners, tip: tip ?? stroke.what.corners.at(-1)! } };
}

/** The selected object's prompts on a frame that can be taken hold of. */
export function grippable(ui: Ui, frame: number): PromptData | null {
  const object = objectOf(ui, ui.selected);
  if (!ui.settings.prompts || !object?.visible || object.locked || ui.pending.length > 0) return null;
  return object.prompts[frame] ?? null;
}

/** How long the oldest prompt without an answer has been waiting, in milliseconds. */
export function waited(ui: Ui): number {
  return performance.now() - Math.min(...ui.pending.map((pending) => pending.since));
}

/** The prompts of the selected object alone: those of many objects hide what they point at. */
function made(ui: Ui, frame: number, { grip, to }: Doing): PaintedPrompts[] {
  const object = objectOf(ui, ui.selected);
  const prompts = object?.prompts[frame];
  if (!ui.settings.prompts || !object?.visible || !prompts) return [];
  const { points, labels, box } = grip && to ? moved(prompts, grip, to) : prompts;
  const replaced = ui.pending.some((p) => p.object === object.id && p.frame === frame && p.box);
  return [{ points, labels, box: replaced ? null : box, color: object.color, pending: false, grip }];
}

function pending(ui: Ui, frame: number): PaintedPrompts[] {
  return ui.pending
    .filter((p) => p.frame === frame && performance.now() - p.since >= MARK_MS)
    .map(({ points, labels, box, object }) => ({
      points,
      labels,
      box,
      color: colorOf(ui, object),
      pending: true,
      grip: null,
    }));
}

function colorOf(ui: Ui, object: number): string {
  return objectOf(ui, object)?.color ?? FALLBACK_COLOR;
}
