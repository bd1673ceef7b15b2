// What can be read off the snapshot. Pure.
import type { FormatData, ObjectData, TimelineKind, TimelineRun, ValuesData } from "../protocol/messages";
import type { Live, Ui } from "./store";

/** The object a new prompt belongs to: the selected one, or the next number if there is none. */
export function targetObject(ui: Ui): number {
  return ui.selected > 0 ? ui.selected : nextObject(ui);
}

/** The object that a prompt for a new one belongs to: one without prompts, or the next number. */
export function newObject(ui: Ui): number {
  return emptyObject(ui)?.id ?? nextObject(ui);
}

function nextObject(ui: Ui): number {
  return Math.max(0, ...ui.state.objects.map((object) => object.id), ...ui.pending.map((p) => p.object)) + 1;
}

/** An object that has no prompt yet, and is getting none. */
export function emptyObject(ui: Ui): ObjectData | undefined {
  return ui.state.objects.find((o) => isEmpty(o) && !ui.pending.some((p) => p.object === o.id));
}

export function objectOf(ui: Ui, id: number): ObjectData | undefined {
  return ui.state.objects.find((object) => object.id === id);
}

/** Whether data is shown between the same values. */
export function sameValues(a: ValuesData | null | undefined, b: ValuesData | null | undefined): boolean {
  return a?.low === b?.low && a?.high === b?.high;
}

export function isEmpty(object: ObjectData): boolean {
  return Object.keys(object.prompts).length === 0 && object.timeline.length === 0;
}

/** What is known of an object on a frame. */
export function timelineAt(
  object: ObjectData,
  live: Live,
  frame: number,
): { kind: TimelineKind; score: number } | null {
  if (object.prompts[frame]) return { kind: "prompted", score: 1 };
  const holds = ([first, count]: TimelineRun) => frame >= first && frame < first + count;
  const run = live.get(object.id)?.findLast(holds) ?? object.timeline.find(holds);
  return run ? { kind: run[2], score: run[3] } : null;
}

/** The first and last of the frames round `frame` of which the same is known: `timeline` is in order. */
export function stretchAt(timeline: readonly TimelineRun[], frame: number): [number, number] {
  const at = timeline.findIndex(([first, count]) => frame >= first && frame < first + count);
  if (at < 0) return [frame, frame];
  const joins = ([first, count, kind]: TimelineRun, next?: TimelineRun) =>
    next !== undefined && kind === next[2] && first + count === next[0];
  let [low, high] = [at, at];
  while (low > 0 && joins(timeline[low - 1]!, timeline[low])) low--;
  while (joins(timeline[high]!, timeline[high + 1])) high++;
  return [timeline[low]![0], timeline[high]![0] + timeline[high]![1] - 1];
}

/** Whether the object that a prompt would be for has a mask on the frame on screen, or is getting one. */
export function mayHaveMask(ui: Ui): boolean {
  const target = targetObject(ui);
  const object = objectOf(ui, target);
  const known = object && timelineAt(object, ui.live, ui.frame);
  return (
    (known && known.kind !== "absent" && known.kind !== "gone") ||
    ui.pending.some((p) => p.object === target && p.frame === ui.frame)
  );
}

/** What the file that is open can be exported in. */
export function formatsOf({ state: { medium }, exports }: Ui): FormatData[] {
  return medium && medium.kind !== "live" ? exports[medium.kind] : [];
}

/** Whether there is something to export, in any image of a set. */
export function hasSomething({ state, images }: Ui): boolean {
  return state.objects.length > 0 || images.some(({ mark }) => mark === "done");
}

/** Whether there is work that no export holds and that took more than a click or a box, in any image of a set. */
export function isUnsaved(ui: Ui): boolean {
  const elsewhere = ui.images.some(({ session, unsaved }) => unsaved && session !== ui.state.session);
  return elsewhere || isUnsavedHere(ui);
}

/** The same, of what is on screen. */
export function isUnsavedHere({ state: { objects, revision, exported }, propagation }: Ui): boolean {
  if (objects.every(isEmpty)) return false;
  // Until a propagation ends, the page's revision does not count it.
  return propagation !== null || (revision > 1 && revision !== exported);
}

/** Notes that a propagation has reached a frame. */
export function withLive(
  live: Live,
  frame: number,
  reached: readonly { object: number; score: number; area: number; doubt: number }[],
): Live {
  const next = new Map(live);
  for (const { object, score, area, doubt } of reached) {
    const runs = next.get(object) ?? [];
    const run: TimelineRun = [
      frame,
      1,
      area > 0 ? "tracked" : "absent",
      Math.round(score * 10) / 10,
      Math.floor(doubt * 20) / 20,
    ];
    const last = runs.at(-1);
    const longer = last && extended(last, run);
    next.set(object, longer ? [...runs.slice(0, -1), longer] : [...runs, run]);
  }
  return next;
}

/** `last` with the frame before or after it, if that is like it. Without this a long video's runs would be many. */
function extended(
  [first, count, kind, score, doubt]: TimelineRun,
  [frame, , newKind, newScore, newDoubt]: TimelineRun,
): TimelineRun | null {
  if (kind !== newKind || score !== newScore || doubt !== newDoubt) return null;
  if (frame === first + count) return [first, count + 1, kind, score, doubt];
  return frame === first - 1 ? [frame, count + 1, kind, score, doubt] : null;
}
