// What clients and Python say to each other. Made from edgetam_ui/protocol/messages.py and answers.py: change those, then `make build`.
// Coordinates are pixels of the original image, x right, y down, floats. Frames count from 0.

export type Point = [number, number];
export type Box = [number, number, number, number];
export type Label = 0 | 1;
export type Direction = "forward" | "backward" | "both" | "update";
export type TimelineKind = "prompted" | "reviewed" | "gone" | "tracked" | "absent" | "stale";
export type TimelineRun = [number, number, "prompted" | "reviewed" | "gone" | "tracked" | "absent" | "stale", number, number];

/** A box [x_min, y_min, x_max, y_max] round an object. It starts the frame's mask afresh; its points stay. */
export interface AddBox {
  color?: string | null;
  op: "add_box";
  object: number;
  frame?: number;
  box: [number, number, number, number];
  multimask?: boolean | null;
}

/**
 * A finished mask as the prompt: it is the object's mask on the frame, to track from or to correct.
 *
 * Either `mask`, or the object `source` whose mask on the frame is taken. With `part` the mask is a stroke by hand,
 * which the session adds to the object's mask on the frame, as it is without clean-up, or subtracts from it.
 */
export interface AddMask {
  color?: string | null;
  op: "add_mask";
  object: number;
  frame?: number;
  mask?: RleData | null;
  source?: number | null;
  part?: "add" | "subtract" | null;
}

/** Makes an object without prompts; where None, the session gives the next free id and a name. */
export interface AddObject {
  op: "add_object";
  object?: number | null;
  name?: string | null;
}

/**
 * Clicks on an object; an id that nothing has yet becomes a new object.
 *
 * `labels` has 1 (add) or 0 (subtract) for each point, all 1 where None. `multimask` asks for three masks or one;
 * None: three where one click leaves open what is meant. `corrects` is the tracked mask that the frame's first click
 * corrects, which may be empty; where None, the session looks for one.
 */
export interface AddPoints {
  color?: string | null;
  op: "add_points";
  object: number;
  frame?: number;
  points: [number, number][];
  labels?: (0 | 1)[] | null;
  multimask?: boolean | null;
  corrects?: RleData | null;
}

/** Stops a propagation after the frame it is at; its stream still tells all that was done. */
export interface Cancel {
  op: "cancel";
}

/** One of the masks that the model offers. `buffer` is its index among the buffers. */
export interface CandidateData {
  score: number;
  buffer: number;
}

/** What an export would hold: about so many `bytes`, and what it would lose. */
export interface CheckAnswer {
  frames: number;
  objects: number;
  masks: number;
  bytes: number;
  notices: NoticeData[];
}

/** Asks what an export would hold and lose, before it is made. */
export interface CheckExport {
  format: string;
  start?: number;
  end?: number | null;
  step?: number;
  objects?: number[] | null;
  size?: number | null;
  images?: "none" | "jpg" | "png" | null;
  unmasked?: boolean | null;
  options?: Record<string, boolean | number | string>;
  all?: boolean;
  op: "check_export";
}

/** Takes one of the three candidates, by its index, best first. */
export interface Choose {
  op: "choose";
  object: number;
  frame?: number;
  index: number;
}

/**
 * Sets how an object's masks are cleaned up on all frames; what is stored of them stays as it is.
 *
 * `continues` makes it one step for undo with the clean-up of the same object just before: a slider is being moved.
 */
export interface CleanUp {
  op: "clean_up";
  object: number;
  cleaning?: Cleaning;
  continues?: boolean | null;
}

/**
 * How an object's masks are cleaned up as they are shown and exported; zeros and False leave them as they are.
 *
 * `clicked` keeps the parts that were clicked, the largest where none was. Parts of fewer than `specks` pixels go, but
 * for the largest; holes of up to `holes` pixels are filled. `smooth` evens out what is smaller than so many pixels,
 * `grow` moves the border by so many, inward where negative. `feather` makes it soft over so many on each side, in
 * exports that have an alpha or grey values.
 */
export interface Cleaning {
  clicked?: boolean;
  specks?: number;
  holes?: number;
  smooth?: number;
  grow?: number;
  feather?: number;
}

/** How an object's masks are cleaned up as they are shown and exported: see `core.operations.Cleaning`. */
export interface CleaningData {
  clicked: boolean;
  specks: number;
  holes: number;
  smooth: number;
  grow: number;
  feather: number;
}

/** Removes all of an object's prompts on a frame. */
export interface ClearFrame {
  op: "clear_frame";
  object: number;
  frame?: number;
}

/** Closes the session. */
export interface Close {
  op: "close";
}

/** What was done, as a program: in Python, with transformers alone, for a shell, and with curl. */
export interface CodeAnswer {
  python: string;
  transformers: string;
  shell: string;
  http: string;
}

/** Deletes the user's files, sessions and all else that is kept of them, at once and for good: the token ends. */
export interface DeleteData {
  op: "delete_data";
}

/** A stretch of an object's frames whose tracked masks are doubtful: `frame` is where the worst is. */
export interface DoubtfulData {
  object: number;
  first: number;
  last: number;
  frame: number;
  doubt: number;
}

/**
 * What `propagate` in direction "update" would do, `label` in words: `frames` of them, from `first` to `last`.
 *
 * `seconds` is about how long it takes, null where nothing was measured yet.
 */
export interface DueData {
  label: string;
  frames: number;
  first: number;
  last: number;
  seconds: number | null;
}

/**
 * The answer to an edit. `all`: masks on any frame may have changed, those that are kept are no longer right.
 *
 * `revision` is the session's after the edit: where the page knows a later state, `masks` may be older than what it
 * has. `frame` is where the step was that was undone or done again, `object` the new object's id.
 */
export interface EditAnswer {
  state?: StateData;
  masks?: MaskData[];
  revision?: number;
  took?: TookData;
  frame?: number;
  object?: number;
  all?: boolean;
}

/**
 * Ends a live stream. What was recorded is opened, in the place of the user's sessions, or beside them (`keep`);
 * unless `discard`.
 */
export interface EndLive {
  op: "end_live";
  keep?: boolean;
  discard?: boolean;
}

/** Run number `run` ended, or was cancelled, after `visited` frames of those it set out for, in its order. */
export interface Ended {
  op: "ended";
  run: number;
  visited: number;
}

/** What runs the model. */
export interface EngineAnswer {
  engine: EngineData;
}

/**
 * What runs the model. `practice` says that these are not the published weights, `why` says why not.
 *
 * `accelerate` is the way that images are encoded, "off" the library's own.
 * `place` names where the server runs, and `expect` says in a few sentences what that means for its visitors; both are
 * empty where nothing was said of it.
 */
export interface EngineData {
  checkpoint: string;
  practice: boolean;
  why: string;
  device: string;
  precision: string;
  accelerate: string;
  image_size: number;
  ready: boolean;
  place: string;
  expect: string;
}

/** An error: what was wrong, and what to try. `code` is for programs. */
export interface ErrorData {
  code: string;
  message: string;
  hint: string;
}

/** A medium to try. */
export interface ExampleData {
  id: string;
  name: string;
  kind: "image" | "video";
  width: number;
  height: number;
}

/** Asks for the masks in a format, as a file in pieces. */
export interface Export {
  format: string;
  start?: number;
  end?: number | null;
  step?: number;
  objects?: number[] | null;
  size?: number | null;
  images?: "none" | "jpg" | "png" | null;
  unmasked?: boolean | null;
  options?: Record<string, boolean | number | string>;
  all?: boolean;
  op: "export";
}

/** How far an export or a save is, or a piece of the file in the one buffer, with the file's name and type. */
export interface ExportPart {
  done?: number;
  total?: number;
  name?: string;
  mime?: string;
  end?: boolean;
}

/** A format to export in: see `formats.base.Format`. */
export interface FormatData {
  format: string;
  label: string;
  detail: string;
  group: "data" | "masks" | "looks" | "films";
  loses: string;
  images: "no" | "optional" | "yes";
  unmasked: boolean;
  keeps: boolean;
  options: OptionData[];
}

/** The formats for each kind of medium. */
export interface FormatsData {
  image: FormatData[];
  video: FormatData[];
}

/** A frame for a browser, or with its masks drawn over it; the one buffer is the file. */
export interface FrameAnswer {
  frame: number;
  width: number;
  height: number;
  mime: string;
}

/** Asks for three candidates even where the prompt is clear. */
export interface GetCandidates {
  op: "candidates";
  object: number;
  frame?: number;
}

/**
 * Asks for what was done as a program in each language of `Session.code`.
 *
 * `base` is where whoever asks finds the HTTP API.
 */
export interface GetCode {
  op: "code";
  base?: string | null;
}

/** Asks what runs the model. */
export interface GetEngine {
  op: "engine";
}

/** Asks for a frame's pixels. */
export interface GetFrame {
  op: "frame";
  frame: number;
}

/** Asks for all masks on a frame. */
export interface GetMasks {
  op: "masks";
  frame: number;
}

/** Asks for the operations in effect: applied in order to the same medium they give the same masks. */
export interface GetOperations {
  op: "operations";
}

/**
 * Asks for a frame with its visible masks drawn over it, and each object's id written on its mask.
 *
 * `size` is the most that its longer side may have, in pixels.
 */
export interface GetOverlay {
  op: "overlay";
  frame?: number;
  size?: number | null;
}

/** Asks for the mask that a click would make. No mask comes where the answer would have to wait. */
export interface GetPreview {
  op: "preview";
  object: number;
  frame?: number;
  point: [number, number];
  label?: 0 | 1;
}

/** Asks how long the user's requests wait for the model. */
export interface GetQueue {
  op: "queue";
}

/** Asks which sessions the user has. */
export interface GetSessions {
  op: "sessions";
}

/** Asks for the session's state. */
export interface GetState {
  op: "state";
}

/** Begins a stream of frames, as from a camera. Its id takes a session's place in `push`, edits, and `end_live`. */
export interface GoLive {
  op: "live";
}

/** The client goes. Where it was the user's last and none comes back soon, their sessions end. */
export interface Goodbye {
  op: "goodbye";
}

/** What every request may carry beside its own fields. */
export interface Head {
  session?: string | null;
  request?: string | null;
  client?: string;
}

/** Begins, or goes on with the sessions of `token`. */
export interface Hello {
  op: "hello";
  token?: string | null;
}

/**
 * Who the user is and what there is. The buffers are the examples' thumbnails, JPEG. `kept` is null in a notebook,
 * where it is the user's own program that keeps it. `addresses`: whether `open` takes a `url`.
 */
export interface HelloAnswer {
  token: string;
  engine: EngineData;
  examples: ExampleData[];
  state: StateData;
  sessions: string[];
  exports: FormatsData;
  accept: string;
  kept: KeptData | null;
  addresses: boolean;
}

/** An image of an archive: its session, or "" where it cannot be read, and why. */
export interface ImageData {
  session: string;
  name: string;
  problem: string;
}

/** Opens the images of `sessions`, which are of one size and have no objects, as the frames of a video instead. */
export interface Join {
  op: "join";
  sessions: string[];
}

/**
 * How long a server keeps what a user did after they were seen last: `hours`, 0 where it does not outlive their
 * page by more than moments, null where it is kept for good.
 */
export interface KeptData {
  hours: number | null;
}

/** Asks to be told what other clients do, as a stream of `Push`; of a user's sessions all. */
export interface Listen {
  op: "listen";
}

/** The id of the stream that began. */
export interface LiveAnswer {
  session: string;
}

/**
 * Takes the masks in the one buffer, a file called `name`, as objects of the session: see `Session.load`.
 *
 * With `object` the one mask in it becomes that object's on `frame`. `all`: into all sessions, each image's masks into
 * its own, and what the file does not say the image of into the session that is named.
 */
export interface Load {
  op: "load";
  name: string;
  object?: number | null;
  frame?: number;
  all?: boolean;
}

/**
 * How many masks of a file are read, as `done`; the last part has the state, the ids of its new `objects`, how many
 * there are on how many `images`, and what is to be told of the file.
 */
export interface LoadPart {
  done?: number;
  total?: number;
  count?: number;
  images?: number;
  notices?: NoticeData[];
  state?: StateData;
  objects?: number[];
  end?: boolean;
}

/**
 * Says that an object is out of sight on `frame` to `last` (`frame` alone where None).
 *
 * `absent` False takes that back. It has an empty mask there, its prompts there go, and tracking starts afresh after.
 */
export interface MarkAbsent {
  op: "mark_absent";
  object: number;
  frame?: number;
  last?: number | null;
  absent?: boolean;
}

/**
 * Says that an object's masks on `frame` to `last` (`frame` alone where None) are right.
 *
 * `reviewed` False takes that back. What is reviewed keeps its mask and is tracked from. `masks` are what was found
 * right, with their frames; where None, those that the object has there.
 */
export interface MarkReviewed {
  op: "mark_reviewed";
  object: number;
  frame?: number;
  last?: number | null;
  reviewed?: boolean;
  masks?: [number, RleData][] | null;
}

/**
 * An object's mask on a frame: `buffer` indexes the buffers, `area` counts pixels, `score` is from 0 to 1.
 *
 * `doubt` is the chance that a tracked mask is wrong. `refine` is about how many seconds it takes to refine the mask,
 * None where that would gain nothing.
 *
 * Where the prompt is ambiguous (one point), `candidates` holds three masks, best first, and `chosen` which of them
 * this is: `buffer` is then that candidate's, and no mask is sent twice. Otherwise `candidates` is empty and `chosen`
 * is -1; ask for them with `candidates`.
 */
export interface MaskData {
  object: number;
  frame: number;
  buffer: number;
  score: number;
  area: number;
  doubt: number;
  stale: boolean;
  candidates: CandidateData[];
  chosen: number;
  refine: number | null;
}

/** All masks on a frame. */
export interface MasksAnswer {
  frame: number;
  masks: MaskData[];
}

/**
 * The opened image or video, or a live stream. `fps` is 0 but for a video; `frames` is 1 for an image. `aspect`:
 * how much wider than high a pixel is shown. `values` is null where the file's numbers are shown as they are.
 */
export interface MediumData {
  kind: "image" | "video" | "live";
  name: string;
  width: number;
  height: number;
  frames: number;
  fps: number;
  aspect?: number;
  values?: ValuesData | null;
}

/** Moves the point with this index among the object's points on the frame. */
export interface MovePoint {
  op: "move_point";
  object: number;
  frame?: number;
  index: number;
  point: [number, number];
}

/** A sentence on what an export loses, or what a reader should know; `code` is for programs. */
export interface NoticeData {
  code: string;
  message: string;
}

/**
 * An object of the session. `prompts` is keyed by the frame's number, as a string.
 *
 * `timeline` has a video's frames as runs: kind is what a user decided, "prompted", "reviewed" or "gone" (marked
 * absent), or "tracked", "absent" (tracked, and not visible there) or "stale" (tracked before a later edit); score is
 * the model's confidence from 0 to 1 (1 where a user decided), doubt the chance that the mask is wrong. Frames in no
 * run have no mask. Empty for an image.
 */
export interface ObjectData {
  id: number;
  name: string;
  category: string;
  color: string;
  visible: boolean;
  locked: boolean;
  cleaning: CleaningData;
  prompts: Record<string, PromptData>;
  timeline: ([number, number, "prompted" | "reviewed" | "gone" | "tracked" | "absent" | "stale", number, number])[];
}

/**
 * Opens the file in the one buffer under `name`, an example, or what is at the address `url`, in a session of its
 * own; of a zip archive each image.
 *
 * The user's other sessions end, unless `keep`, or `later`: then it waits to be shown, and nothing is encoded.
 */
export interface Open {
  op: "open";
  name?: string | null;
  example?: string | null;
  url?: string | null;
  keep?: boolean;
  later?: boolean;
}

/**
 * How far opening is; the last part has the new session's state, of an archive that of its first image.
 *
 * `done` of `total` bytes are downloaded (0 where that is not known), or images unpacked, the last of them `image`, or
 * frames of a long video decoded, to find their order.
 */
export interface OpenPart {
  status?: "downloading" | "unpacking" | "reading" | "encoding";
  done?: number;
  total?: number;
  image?: ImageData;
  state?: StateData;
  end?: boolean;
}

/** Operations as JSON, in their order: see `core.operations`. */
export interface OperationsAnswer {
  operations: (AddPoints | AddBox | AddMask | Choose | Refine | MovePoint | RemovePoint | ClearFrame | MarkReviewed | MarkAbsent | AddObject | UpdateObject | CleanUp | RemoveObject | SetValues | Reset | Undo | Redo | Propagate | Ended)[];
}

/** A choice of one format: a flag where `default` is one, one of `choices`, or a number from `low` to `high`. */
export interface OptionData {
  name: string;
  label: string;
  detail: string;
  default: boolean | number | string;
  choices: string[];
  low: number;
  high: number;
}

/**
 * Encodes the user's images that nothing was done to yet, in the order of the set from the one on screen on.
 *
 * A click on them need not wait then. `GetSessions` tells what that costs where it takes a visitor's GPU time.
 */
export interface Prepare {
  op: "prepare";
}

/** How many images are encoded; `note` is what a user should know of where it runs. */
export interface PreparePart {
  done: number;
  total: number;
  note?: string;
  end?: boolean;
}

/** All prompts of one object on one frame; `mask` says whether a finished mask is among them. */
export interface PromptData {
  points: [number, number][];
  labels: (0 | 1)[];
  box: [number, number, number, number] | null;
  mask: boolean;
}

/**
 * Begins to follow objects through the video; see `Session.propagate` for its arguments.
 *
 * `run` is the number that the session gave the run: its `Ended` names it.
 */
export interface Propagate {
  op: "propagate";
  start?: number | null;
  end?: number | null;
  direction?: "forward" | "backward" | "both" | "update";
  objects?: number[] | null;
  run?: number | null;
}

/**
 * A frame of a propagation; the last part has the state instead of masks.
 *
 * `done` of `total` frames with something to track are done. `note` is what a user should know of where it runs.
 */
export interface PropagatePart {
  done: number;
  total: number;
  frame?: number;
  frames_per_second?: number;
  seconds_left?: number;
  note?: string;
  masks?: MaskData[];
  state?: StateData;
  end?: boolean;
}

/**
 * What another client did in `session`, or code: an edit, another medium, a part of a propagation.
 *
 * The fields of `EditAnswer`, `OpenPart` or `PropagatePart` go with it. "missed" says that more happened than could be
 * told: ask for the state. On HTTP one without `push` comes now and then, to keep the connection.
 */
export interface Push {
  push?: "edit" | "open" | "propagate" | "missed";
  session?: string;
  revision?: number;
  error?: ErrorData;
  state?: StateData;
  masks?: MaskData[];
  frame?: number;
  object?: number;
  all?: boolean;
  done?: number;
  total?: number;
  frames_per_second?: number;
  seconds_left?: number;
  note?: string;
  end?: boolean;
}

/**
 * The masks on the frame that was pushed, and the stream's objects; no frame where it was dropped, because another
 * one was at work. `dropped` counts all of the stream, `recorded` the frames that were recorded.
 */
export interface PushAnswer {
  state: StateData;
  dropped: number;
  recorded: number;
  frame?: number;
  masks?: MaskData[];
}

/**
 * The next frame of a live stream, taken at `seconds`: a JPEG file in the one buffer.
 *
 * `dropped` frames before it were not sent. Edits of a live stream may be on this frame, or one of the two before.
 */
export interface PushFrame {
  op: "push";
  seconds: number;
  dropped?: number;
}

/** How long the first of the user's requests waits for the model; null where none waits. */
export interface QueueAnswer {
  wait: WaitData | null;
}

/** Records a live stream from its next frame on. */
export interface RecordLive {
  op: "record";
}

/** Takes the step that was undone last again. */
export interface Redo {
  op: "redo";
}

/**
 * Looks once more at an object's mask on a frame; further clicks go on from there.
 *
 * By its "window" the object's surroundings are cut out, encoded, and asked with the same prompts: `window` is
 * [x_min, y_min, x_max, y_max] in whole pixels. By its "logits" the decoder is asked again with its own answer. Both
 * then find the edges in the image's own; by "edges" nothing else is done. Where None, the session decides.
 */
export interface Refine {
  op: "refine";
  object: number;
  frame?: number;
  by?: "window" | "logits" | "edges" | null;
  window?: [number, number, number, number] | null;
}

/** Removes an object with its prompts and masks. */
export interface RemoveObject {
  op: "remove_object";
  object: number;
}

/** Removes the point with this index among the object's points on the frame. */
export interface RemovePoint {
  op: "remove_point";
  object: number;
  frame?: number;
  index: number;
}

/** Removes all objects, locked ones too; the medium stays. */
export interface Reset {
  op: "reset";
}

/** Goes on with the propagation that the state calls `unfinished`, as if it had not stopped; parts as of one. */
export interface Resume {
  op: "resume";
}

/** A mask as COCO's JSON has it: `size` [height, width] and the compressed `counts`. */
export interface RleData {
  size: [number, number];
  counts: string;
}

/**
 * Asks for the session as a `.edgetam` file, in pieces as an export's; with the `medium`, or its hash alone.
 *
 * `all`: all sessions, as the file of a set.
 */
export interface Save {
  op: "save";
  medium?: boolean;
  all?: boolean;
}

/**
 * One of a user's sessions: not looked at yet, looked at and without masks, or with masks.
 *
 * `unsaved`: it has work that took more than one edit, and that no export holds.
 */
export interface SessionData {
  session: string;
  name: string;
  mark: "todo" | "empty" | "done";
  unsaved: boolean;
}

/**
 * The user's sessions, in the order they were opened, and the classes of their objects, first used first.
 *
 * `prepare` says in words what `Prepare` would do and cost; empty where it would cost nothing, or do nothing.
 */
export interface SessionsAnswer {
  sessions: SessionData[];
  classes: string[];
  prepare: string;
}

/**
 * Says which numbers of data with more than 8 bits are black, `low`, and white, `high`; None: as it was opened.
 *
 * Eye and model see the same: masks of prompts are made anew from it, tracked ones become stale.
 */
export interface SetValues {
  op: "set_values";
  low?: number | null;
  high?: number | null;
}

/** Goes on with the `session` that the request names, of several; `following` is encoded in the background. */
export interface Show {
  op: "show";
  following?: string | null;
}

/** The session as it is. */
export interface StateAnswer {
  state: StateData;
}

/**
 * A whole session but its masks. `revision` rises with every change: drop what is older.
 *
 * `session` is another for everything that is opened. `exported` is the revision that an export holds, -1 where none
 * does.
 */
export interface StateData {
  session: string;
  revision: number;
  medium: MediumData | null;
  objects: ObjectData[];
  due: DueData;
  doubtful: DoubtfulData[];
  can_undo: boolean;
  can_redo: boolean;
  exported: number;
  unfinished: UnfinishedData | null;
}

/** Milliseconds that a prompt took in Python. */
export interface TookData {
  encode: number;
  decode: number;
  total: number;
}

/** Goes one step back. */
export interface Undo {
  op: "undo";
}

/** A propagation that stopped after `done` frames of `total`, and that `resume` goes on with. */
export interface UnfinishedData {
  done: number;
  total: number;
}

/**
 * Changes what is not None: name, category (its class in exports, "" for none), colour "#rrggbb".
 *
 * `visible` shows or hides the object, `locked` keeps it from being edited or tracked; these two are no steps for
 * undo.
 */
export interface UpdateObject {
  op: "update_object";
  object: number;
  name?: string | null;
  category?: string | null;
  color?: string | null;
  visible?: boolean | null;
  locked?: boolean | null;
}

/**
 * Of data with more than 8 bits: what is shown as black and as white, and the data's own range.
 *
 * `chosen`: by a user, and not as the file was opened.
 */
export interface ValuesData {
  low: number;
  high: number;
  lowest: number;
  highest: number;
  chosen: boolean;
}

/** How many requests to the model go before one that waits, and in about how many seconds it is served. */
export interface WaitData {
  place: number;
  seconds: number;
}

export type Edit = AddPoints | AddBox | AddMask | Choose | Refine | MovePoint | RemovePoint | ClearFrame | MarkReviewed | MarkAbsent | AddObject | UpdateObject | CleanUp | RemoveObject | SetValues | Reset | Undo | Redo;
export type Call = Hello | GetEngine | GetQueue | GetState | GetFrame | GetOverlay | GetOperations | GetCode | GetMasks | GetSessions | Show | GetCandidates | GetPreview | CheckExport | GoLive | PushFrame | RecordLive | EndLive | Cancel | Close | DeleteData | Goodbye | AddPoints | AddBox | AddMask | Choose | Refine | MovePoint | RemovePoint | ClearFrame | MarkReviewed | MarkAbsent | AddObject | UpdateObject | CleanUp | RemoveObject | SetValues | Reset | Undo | Redo;
export type Stream = Open | Join | Prepare | Load | Propagate | Resume | Export | Save | Listen;
