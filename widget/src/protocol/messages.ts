// What the browser and Python say to each other. The twin of edgetam_ui/messages.py: change both together.
// Coordinates are pixels of the original picture, x right, y down, floats.

/** An error as Python sends it: what was wrong, and what to try. */
export interface ErrorData {
  code: string;
  message: string;
  hint: string;
}

/** The opened picture or video. `fps` is 0 for a picture; `frames` is 1. */
export interface Medium {
  kind: "image" | "video";
  name: string;
  width: number;
  height: number;
  frames: number;
  fps: number;
}

export type Point = [number, number];
export type Box = [number, number, number, number];
export type Label = 0 | 1;

/** All prompts of one object on one frame. */
export interface PromptData {
  points: Point[];
  labels: Label[];
  box: Box | null;
}

export type StripKind = "prompted" | "tracked" | "absent" | "stale";
/** `[first frame, number of frames, kind, score]`. */
export type StripRun = [number, number, StripKind, number];

export interface ObjectData {
  id: number;
  name: string;
  color: string;
  visible: boolean;
  /** Keyed by the frame's number, as a string. */
  prompts: Record<string, PromptData>;
  /** The timeline of a video. Frames in no run have no mask. Empty for a picture. */
  strip: StripRun[];
}

/** The whole session but its masks. `revision` rises with every change; `session` is another for all that is opened. */
export interface State {
  session: string;
  revision: number;
  medium: Medium | null;
  objects: ObjectData[];
  can_undo: boolean;
  can_redo: boolean;
}

export interface Candidate {
  score: number;
  buffer: number;
}

/** An object's mask on a frame. `buffer` indexes the buffers: the counts of a COCO run-length encoding. */
export interface MaskData {
  object: number;
  frame: number;
  buffer: number;
  score: number;
  area: number;
  stale: boolean;
  /** Best first, where the prompt is ambiguous; else empty. */
  candidates: Candidate[];
  /** Which of the candidates this mask is, or -1. */
  chosen: number;
}

/** What runs the model. `practice`: these are not the published weights, and `why` not. */
export interface EngineData {
  checkpoint: string;
  practice: boolean;
  why: string;
  device: string;
  precision: string;
  image_size: number;
  ready: boolean;
}

export interface Example {
  id: string;
  name: string;
  kind: "image" | "video";
  width: number;
  height: number;
}

export interface ExportFormat {
  format: string;
  label: string;
  detail: string;
}

/** Milliseconds that a prompt took in Python. */
export interface Took {
  encode: number;
  decode: number;
  total: number;
}

// The answers, by operation.

export interface HelloAnswer {
  token: string;
  engine: EngineData;
  examples: Example[];
  state: State;
  exports: { image: ExportFormat[]; video: ExportFormat[] };
  accept: string;
}

/** The practice checkpoint's card, as HTML. */
export interface CardAnswer {
  html: string;
}

export interface StateAnswer {
  state: State;
}

export interface OpenPart {
  status?: "reading" | "encoding";
  state?: State;
}

export interface FrameAnswer {
  frame: number;
  width: number;
  height: number;
  mime: string;
}

export interface MasksAnswer {
  frame: number;
  masks: MaskData[];
}

/** What `prompt`, `choose`, `candidates`, `clear_frame`, `undo` and `redo` answer with. */
export interface EditAnswer {
  state?: State;
  masks?: MaskData[];
  took?: Took;
  /** Where an undone or redone change happened. */
  frame?: number;
  /** The new object's number. */
  object?: number;
  /** Masks on any frame may have changed. */
  all?: boolean;
}

/** What another view of a notebook's widget did, or a cell. */
export type Push = { push: "edit" | "open" | "propagate"; end?: boolean; error?: ErrorData } & EditAnswer & Partial<Omit<PropagatePart, "masks">>;

export interface PropagatePart {
  frame: number;
  done: number;
  total: number;
  seconds_left: number;
  frames_per_second: number;
  masks: MaskData[];
}

export interface ExportPart {
  done?: number;
  total?: number;
  name?: string;
  mime?: string;
}
