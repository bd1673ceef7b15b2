// Everything the page shows, as one snapshot that is replaced and never changed; and how a state from Python changes
// it.
import type {
  Box,
  CheckAnswer,
  CleaningData,
  CodeAnswer,
  EngineData,
  ExampleData,
  Export as ExportRequest,
  FormatData,
  FormatsData,
  KeptData,
  Label,
  Point,
  StateData,
  TimelineRun,
  TookData,
  WaitData,
} from "../protocol/messages";
import type { Mask } from "./mask-cache";
import { Signal } from "./signal";
import type { Stroke } from "./stroke";

export type Tool = "add" | "subtract" | "box" | "brush" | "eraser" | "polygon" | "pan";

/** A prompt that was made and not answered yet. */
export interface Pending {
  id: number;
  /** 0 while the object itself is still being made. */
  object: number;
  frame: number;
  points: Point[];
  labels: Label[];
  box: Box | null;
  stroke: Stroke | null;
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
  /** The user has cancelled, and what is under way comes to its end. */
  stopping: boolean;
}

/** Something went wrong, or is good to know: what, what to try, and a button for it. */
export interface Problem {
  kind: "error" | "hint";
  message: string;
  hint: string;
  action: { label: string; run: (() => void) | "start again" } | null;
}

/** The part that is exported, and how: `end` null for the last frame, `objects` null for all. */
export type Choice = Omit<ExportRequest, "op" | "format"> & { start: number; step: number };

/** What the user is about to export, and what Python says of it. */
export interface Draft {
  format: FormatData;
  choice: Choice;
  /** What it would hold and lose; null while that is not known. */
  check: CheckAnswer | null;
  /** Why it cannot be made as it is. */
  problem: string;
}

/** One of several images that are open: `session` is "" where it could not be read, and `problem` says why. */
export interface SetImage {
  session: string;
  name: string;
  mark: "todo" | "empty" | "done" | "failed";
  /** Whether it has work that no export holds. */
  unsaved: boolean;
  problem: string;
}

export interface Settings {
  opacity: number;
  prompts: boolean;
  /** Whether objects and candidates are shown beside a wide image. */
  panel: boolean;
  view: MaskView;
  /** Whether the mask under the mouse is shown before a click. */
  preview: boolean;
  /** How wide the brush is on screen, in CSS pixels. */
  brush: number;
}

/** How masks are shown: filled, as outlines, with all else dark, or with all else taken away. */
export type MaskView = "fill" | "outline" | "spotlight" | "cutout";
export const VIEWS: readonly MaskView[] = ["fill", "outline", "spotlight", "cutout"];

/** A camera that is on: frames a second, and how many were dropped; frames that were recorded, or null. */
export interface CameraFigures {
  starting: boolean;
  rate: number;
  dropped: number;
  recorded: number | null;
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
  /** What is being opened, as far as the page can show it. */
  preview: { bitmap: ImageBitmap; width: number; height: number } | null;
  /** The name of what was to be opened while the masks are not exported: the user is asked. */
  asking: string | null;
  /** How long the user still waits for the model, where that is worth a word. */
  waiting: WaitData | null;
  busy: boolean;
  propagation: Progress | null;
  camera: CameraFigures | null;
  exporting: { format: { label: string }; done: number; total: number } | null;
  /** What the user chose to export last. */
  draft: Draft | null;
  /** How long the server keeps what the user did; null where that is not its to say. */
  kept: KeptData | null;
  /** The connection is lost, and asked for again. */
  reconnecting: boolean;
  problem: Problem | null;
  announcement: string;
  live: Live;
  playing: boolean;
  /** How an object is to be cleaned up, while Python has not said so. */
  cleaning: { object: number; values: CleaningData } | null;
  /** The mask that a click where the mouse rests would make. */
  hovered: Mask | null;
  /** The images of a set, in order; none where one file is open. */
  images: readonly SetImage[];
  /** The classes that objects can be given, in the order of their digits. */
  classes: readonly string[];
  /** What preparing the images of a set would do and cost, where it costs something. */
  prepare: string;
  /** Whether Python opens what is at an address. */
  addresses: boolean;
  /** What was done as a program in each language, while it is looked at. */
  code: CodeAnswer | null;
  language: keyof CodeAnswer;
  /** Whether playing begins again at its end, and how fast it is. */
  loop: boolean;
  speed: number;
  /** Whether what the menu tracks is the selected object alone. */
  only: boolean;
  /** The in and out point, where they are set. */
  range: { first: number | null; last: number | null };
  /** The first and last frame that the timeline shows; null for all. */
  zoom: readonly [number, number] | null;
  /** The frame under the pointer on the timeline, `x` CSS pixels from its left; `url` is "" until its image is here. */
  thumbnail: { frame: number; x: number; url: string } | null;
  /** The candidate that is drawn in place of the chosen one while the user looks at it, or -1. */
  trying: number;
  /** Whether masks and marks are hidden while a key is held. */
  peeking: boolean;
  tool: Tool;
  settings: Settings;
}

export const NOTHING: StateData = {
  session: "",
  revision: -1,
  medium: null,
  objects: [],
  due: { label: "", frames: 0, first: 0, last: 0, seconds: null },
  doubtful: [],
  can_undo: false,
  can_redo: false,
  exported: -1,
  unfinished: null,
};

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
  preview: null,
  asking: null,
  waiting: null,
  busy: false,
  propagation: null,
  camera: null,
  exporting: null,
  draft: null,
  kept: null,
  reconnecting: false,
  problem: null,
  announcement: "",
  live: new Map(),
  playing: false,
  cleaning: null,
  hovered: null,
  images: [],
  classes: [],
  prepare: "",
  addresses: false,
  code: null,
  language: "python",
  loop: false,
  speed: 1,
  only: false,
  range: { first: null, last: null },
  zoom: null,
  thumbnail: null,
  trying: -1,
  peeking: false,
  tool: "add",
  settings: { opacity: 0.42, prompts: true, panel: true, view: "fill", preview: false, brush: 24 },
};

export class Store {
  ui: Ui = START;
  #changed = new Signal();

  update(patch: Partial<Ui>): void {
    this.ui = { ...this.ui, ...patch };
    this.#changed.emit();
  }

  subscribe(listener: () => void): () => void {
    return this.#changed.subscribe(listener);
  }
}

/** The change that a newer state of the session on screen makes: none if it is older than what is shown. */
export function acceptState(ui: Ui, state: StateData): Partial<Ui> {
  if (state.revision < ui.state.revision) return {};
  return withState(ui, state);
}

/** The change to another session's state, whatever was shown before. */
export function restart(ui: Ui, state: StateData): Partial<Ui> {
  const fresh = withState({ ...ui, selected: 0, frame: 0 }, state);
  return {
    ...fresh,
    pending: [],
    took: null,
    live: new Map(),
    range: START.range,
    only: false,
    zoom: null,
    thumbnail: null,
  };
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
