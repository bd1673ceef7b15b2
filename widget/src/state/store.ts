// Everything the page shows, as one snapshot that is replaced and never changed, and the rules by which it changes.
import type { Box, EngineData, ExampleData, FormatData, FormatsData, Label, ObjectData, Point, StateData, TimelineKind, TimelineRun, TookData } from "../protocol/messages";

export type Tool = "add" | "subtract" | "pan";

/** A prompt that was made and not answered yet. */
export interface Pending {
  id: number;
  /** 0 while the object itself is still being made. */
  object: number;
  frame: number;
  points: Point[];
  labels: Label[];
  box: Box | null;
  /** When it was made (performance.now). */
  since: number;
  /** Its name in requests. */
  request: string;
}

export interface Progress {
  done: number;
  total: number;
  secondsLeft: number;
  framesPerSecond: number;
  /** The user has had enough, and what is under way comes to its end. */
  stopping: boolean;
}

/** Something went wrong: what, what to try, and a button for it. */
export interface Problem {
  message: string;
  hint: string;
  action: { label: string; run: () => void } | null;
}

export interface Settings {
  opacity: number;
  prompts: boolean;
}

/** What a propagation has reached and the state does not tell of yet: runs for each object. */
export type Live = ReadonlyMap<number, readonly TimelineRun[]>;

export interface Ui {
  phase: "connecting" | "ready" | "lost";
  engine: EngineData | null;
  examples: readonly { example: ExampleData; thumbnail: string }[];
  exports: FormatsData;
  accept: string;
  state: StateData;
  frame: number;
  selected: number;
  pending: readonly Pending[];
  took: TookData | null;
  opening: string | null;
  busy: boolean;
  propagation: Progress | null;
  exporting: { format: FormatData; done: number; total: number } | null;
  problem: Problem | null;
  announcement: string;
  live: Live;
  playing: boolean;
  tool: Tool;
  settings: Settings;
}

const NOTHING: StateData = { session: "", revision: -1, medium: null, objects: [], can_undo: false, can_redo: false };

export const START: Ui = {
  phase: "connecting",
  engine: null,
  examples: [],
  exports: { image: [], video: [] },
  accept: "image/*,video/*",
  state: NOTHING,
  frame: 0,
  selected: 0,
  pending: [],
  took: null,
  opening: null,
  busy: false,
  propagation: null,
  exporting: null,
  problem: null,
  announcement: "",
  live: new Map(),
  playing: false,
  tool: "add",
  settings: { opacity: 0.42, prompts: true },
};

export class Store {
  ui: Ui = START;
  #listeners = new Set<() => void>();

  update(patch: Partial<Ui>): void {
    this.ui = { ...this.ui, ...patch };
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** The change that a state from Python makes: none if it is older than what is shown. */
export function acceptState(ui: Ui, state: StateData): Partial<Ui> {
  if (state.revision < ui.state.revision) return {};
  return withState(ui, state);
}

/** Whether there are masks, and it took more than a click or a box to come to them. */
export function tookWork({ state: { objects, revision }, propagation }: Ui): boolean {
  return (revision > 1 || propagation !== null) && !objects.every(isEmpty);
}

/** The change to a new session's state, whatever was shown before. */
export function restart(ui: Ui, state: StateData): Partial<Ui> {
  return { ...withState({ ...ui, selected: 0, frame: 0 }, state), pending: [], took: null, live: new Map() };
}

function withState(ui: Ui, state: StateData): Partial<Ui> {
  const ids = state.objects.map((object) => object.id);
  const known = ids.includes(ui.selected) || ui.pending.some((p) => p.object === ui.selected);
  const last = (state.medium?.frames ?? 1) - 1;
  return {
    state,
    selected: known ? ui.selected : (ids.at(-1) ?? 0),
    frame: Math.min(ui.frame, Math.max(last, 0)),
  };
}

/** The object a new prompt belongs to: the selected one, or the next number if there is none. */
export function targetObject(ui: Ui): number {
  if (ui.selected > 0) return ui.selected;
  return Math.max(0, ...ui.state.objects.map((object) => object.id), ...ui.pending.map((p) => p.object)) + 1;
}

export function objectOf(ui: Ui, id: number): ObjectData | undefined {
  return ui.state.objects.find((object) => object.id === id);
}

export function isEmpty(object: ObjectData): boolean {
  return Object.keys(object.prompts).length === 0 && object.timeline.length === 0;
}

/** What is known of an object on a frame. */
export function timelineAt(object: ObjectData, live: Live, frame: number): { kind: TimelineKind; score: number } | null {
  if (object.prompts[frame]) return { kind: "prompted", score: 1 };
  const holds = ([first, count]: TimelineRun) => frame >= first && frame < first + count;
  const run = live.get(object.id)?.findLast(holds) ?? object.timeline.find(holds);
  return run ? { kind: run[2], score: run[3] } : null;
}

/** Whether the object that a prompt would be for has a mask on the frame on screen, or is getting one. */
export function mayHaveMask(ui: Ui): boolean {
  const target = targetObject(ui);
  const object = objectOf(ui, target);
  const known = object && timelineAt(object, ui.live, ui.frame);
  return (known && known.kind !== "absent") || ui.pending.some((p) => p.object === target && p.frame === ui.frame);
}

/** Notes that a propagation has reached a frame. */
export function withLive(live: Live, frame: number, reached: readonly { object: number; score: number; area: number }[]): Live {
  const next = new Map(live);
  for (const { object, score, area } of reached) {
    const runs = next.get(object) ?? [];
    const run: TimelineRun = [frame, 1, area > 0 ? "tracked" : "absent", Math.round(score * 10) / 10];
    const last = runs.at(-1);
    const longer = last && extended(last, run);
    next.set(object, longer ? [...runs.slice(0, -1), longer] : [...runs, run]);
  }
  return next;
}

/** `last` with the frame before or after it, if that is like it. Without this a long video's runs would be many. */
function extended([first, count, kind, score]: TimelineRun, [frame, , newKind, newScore]: TimelineRun): TimelineRun | null {
  if (kind !== newKind || score !== newScore) return null;
  if (frame === first + count) return [first, count + 1, kind, score];
  return frame === first - 1 ? [frame, count + 1, kind, score] : null;
}
