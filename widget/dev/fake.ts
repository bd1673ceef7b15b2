// A host without Python: a small session in the page, with the answers the real one would give.

import { type CallOptions, type Host, HostError, type Outgoing } from "../src/hosts/host";
import type { Message, Meta } from "../src/protocol/envelope";
import type {
  Box,
  Call,
  Edit,
  FormatData,
  Label,
  MaskData,
  ObjectData,
  Point,
  StateData,
  TimelineRun,
} from "../src/protocol/messages";
import { NOTHING } from "../src/state/store";
import { discAt, discMask, draw, FPS, FRAMES, HEIGHT, WIDTH } from "./scene";

export interface FakeOptions {
  delay: number;
  practice: boolean;
  loading: boolean;
  lost: boolean;
  fail: string[];
}

const COLORS = ["#0077bb", "#ee7733", "#009988", "#ee3377", "#33bbee", "#cc3311"];
const GROWN = [1, 1.25, 0.6];
const SCORES = [0.93, 0.81, 0.62];

interface FakeObject extends ObjectData {
  disc: number;
  chosen: Record<string, number>;
}

type Answer = Message<Record<string, unknown>>;

const DUE = { label: "Track", frames: FRAMES, first: 0, last: FRAMES - 1, seconds: null };

export class FakeHost implements Host {
  readonly ownsPage = true;
  readonly keepsWork = false;
  readonly mends = true;
  readonly sharesView = false;
  readonly apiBase = "";
  readonly client = "page";
  token = "new";
  #state: StateData = NOTHING;
  #past: string[] = [];
  #future: string[] = [];
  #polls = 0;
  #cancelled = false;

  constructor(readonly options: FakeOptions) {}

  async call<M = Meta>(
    op: string,
    meta: object = {},
    _buffers: Outgoing[] = [],
    _options: CallOptions = {},
  ): Promise<Message<M>> {
    await this.#pause(op === "frame" ? 5 : this.options.delay);
    if (this.options.lost)
      throw new HostError("network", "The server does not answer.", "Check the connection, then try again.");
    if (this.options.fail.includes(op))
      throw new HostError("prompt", `“${op}” did not work.`, "This is a fake failure: try something else.");
    return (await this.#answer({ op, ...meta } as Call)) as Message<M>;
  }

  async stream<M = Meta>(
    op: string,
    meta: object,
    _buffers: Outgoing[],
    onPart: (part: Message<M>) => void,
    { signal }: CallOptions = {},
  ): Promise<Message<M>> {
    const part = (meta: object, made: Uint8Array[] = []) => onPart({ meta, buffers: made } as Message<M>);
    const pause = async (ms: number) => {
      await this.#pause(ms);
      if (signal?.aborted) throw new DOMException("Stopped.", "AbortError");
    };
    await pause(this.options.delay);
    if (this.options.fail.includes(op))
      throw new HostError(
        "media",
        "This file is not an image or a video that can be read.",
        "Try a JPEG, PNG, WebP, MP4 or WebM file.",
      );
    if (op === "open") {
      part({ status: "reading" });
      await pause(10 * this.options.delay);
      part({ status: "encoding" });
      await pause(10 * this.options.delay);
      const name = (meta as { name?: string; example?: string }).name ?? (meta as { example: string }).example;
      const video = /\.(mp4|webm|mov)$|video/.test(name);
      this.#past = [];
      this.#future = [];
      this.#state = {
        session: name,
        revision: this.#state.revision + 1,
        medium: {
          kind: video ? "video" : "image",
          name,
          width: WIDTH,
          height: HEIGHT,
          frames: video ? FRAMES : 1,
          fps: video ? FPS : 0,
        },
        objects: [],
        due: DUE,
        doubtful: [],
        exported: -1,
        unfinished: null,
        can_undo: false,
        can_redo: false,
      };
      return end({ state: this.#state }) as Message<M>;
    }
    if (op === "propagate") return (await this.#propagate(meta, part, pause)) as Message<M>;
    for (let done = 0; done < 20; done++) {
      part({ done, total: 20 });
      await pause(60);
    }
    return end({ name: "masks.json", mime: "application/json" }, [new TextEncoder().encode("{}")]) as Message<M>;
  }

  onPush(): () => void {
    return () => {};
  }

  dispose(): void {}

  async #propagate(
    range: object,
    part: (meta: object, buffers?: Uint8Array[]) => void,
    pause: (ms: number) => Promise<void>,
  ): Promise<Answer> {
    const { direction, start } = range as { direction: string; start?: number };
    const first = start ?? Math.min(...this.#objects.flatMap((o) => Object.keys(o.prompts).map(Number)));
    const frames: number[] = [];
    if (direction !== "backward") for (let f = first; f < FRAMES; f++) frames.push(f);
    if (direction !== "forward") for (let f = first - 1; f >= 0; f--) frames.push(f);
    const begun = performance.now();
    this.#cancelled = false;
    for (const [done, frame] of frames.entries()) {
      if (this.#cancelled) break;
      const masks: MaskData[] = [];
      const buffers: Uint8Array[] = [];
      for (const object of this.#objects) {
        const absent = object.disc === 1 && frame > 70 && frame < 88;
        const { counts, area } = absent ? { counts: new Uint8Array(), area: 0 } : discMask(frame, object.disc);
        const score = absent ? 0.1 : 0.5 + 0.45 * Math.abs(Math.cos(frame / 13 + object.id));
        const doubt = absent ? 0.6 : 0.9 * Math.max(0, Math.sin(frame / 9)) ** 4;
        this.#extend(object, [
          frame,
          1,
          object.prompts[frame] ? "prompted" : absent ? "absent" : "tracked",
          score,
          doubt,
        ]);
        masks.push({
          object: object.id,
          frame,
          buffer: buffers.push(counts) - 1,
          score,
          area,
          doubt,
          stale: false,
          refine: null,
          candidates: [],
          chosen: -1,
        });
      }
      const perSecond = (1000 * (done + 1)) / (performance.now() - begun);
      part(
        {
          frame,
          done: done + 1,
          total: frames.length,
          frames_per_second: perSecond,
          seconds_left: (frames.length - done) / perSecond,
          masks,
        },
        buffers,
      );
      await pause(this.options.delay);
    }
    this.#state = { ...this.#state, revision: this.#state.revision + 1 };
    return end({ state: this.#state, done: frames.length, total: frames.length });
  }

  #extend(object: FakeObject, run: TimelineRun): void {
    object.timeline = [...object.timeline.filter(([first]) => first !== run[0]), run].sort((a, b) => a[0] - b[0]);
  }

  get #objects(): FakeObject[] {
    return this.#state.objects as FakeObject[];
  }

  async #answer(request: Call): Promise<Answer> {
    switch (request.op) {
      case "hello":
        return this.#hello();
      case "queue":
        return { meta: { wait: null }, buffers: [] };
      case "engine":
        return { meta: { engine: this.#engine() }, buffers: [] };
      case "state":
        return { meta: { state: this.#state }, buffers: [] };
      case "code":
        return { meta: { python: "", transformers: "", shell: "", http: "" }, buffers: [] };
      case "operations":
        return { meta: { operations: [] }, buffers: [] };
      case "frame":
      case "overlay": {
        const { frame = 0 } = request;
        const blob = await draw(frame);
        const meta = { frame, width: WIDTH, height: HEIGHT, mime: blob.type };
        return { meta, buffers: [new Uint8Array(await blob.arrayBuffer())] };
      }
      case "masks": {
        const { frame } = request;
        const there = (o: FakeObject) => o.timeline.some(([f]) => f === frame) || o.prompts[frame];
        return this.#masks(this.#objects.filter(there), frame);
      }
      case "candidates": {
        const { object, frame = 0 } = request;
        const { meta, buffers } = this.#masks([this.#find(object)], frame, true);
        return { meta: { frame, masks: meta.masks }, buffers };
      }
      case "sessions":
        return { meta: { sessions: [] }, buffers: [] };
      case "show":
        return { meta: { state: this.#state }, buffers: [] };
      case "check_export":
        return { meta: { frames: 1, objects: 1, masks: 1, bytes: 4200, notices: [] }, buffers: [] };
      case "cancel":
        this.#cancelled = true;
        return { meta: {}, buffers: [] };
      case "preview":
        return { meta: { frame: request.frame ?? 0, masks: [] }, buffers: [] };
      case "live":
      case "push":
      case "record":
      case "end_live":
        throw new Error("There is no camera here.");
      case "close":
      case "goodbye":
      case "delete_data":
        return { meta: {}, buffers: [] };
      default:
        return this.#edit(request);
    }
  }

  #edit(edit: Edit): Answer {
    switch (edit.op) {
      case "add_points":
        return this.#prompt(edit.object, edit.frame ?? 0, edit.points, edit.labels ?? [], null);
      case "add_box":
        return this.#prompt(edit.object, edit.frame ?? 0, [], [], edit.box);
      case "choose": {
        const { object, frame = 0, index } = edit;
        this.#change(() => void (this.#find(object).chosen[frame] = index));
        return this.#masks([this.#find(object)], frame);
      }
      case "add_object":
        this.#change(() => void this.#add());
        return { meta: { state: this.#state, object: this.#objects.at(-1)!.id }, buffers: [] };
      case "update_object": {
        const { op: _, object, ...changes } = edit;
        this.#change(() => void Object.assign(this.#find(object), changes));
        return { meta: { state: this.#state }, buffers: [] };
      }
      case "remove_object":
        return this.#removed(() => (this.#state.objects = this.#objects.filter((o) => o.id !== edit.object)));
      case "clear_frame":
        return this.#removed(() => delete this.#find(edit.object).prompts[edit.frame ?? 0]);
      case "reset":
        return this.#removed(() => (this.#state.objects = []));
      case "undo":
        return this.#step(this.#past, this.#future);
      case "redo":
        return this.#step(this.#future, this.#past);
      default:
        throw new HostError("message", `“${edit.op}” is not done by the fake host.`);
    }
  }

  #step(from: string[], to: string[]): Answer {
    to.push(JSON.stringify(this.#state.objects));
    this.#state = {
      ...this.#state,
      objects: JSON.parse(from.pop() ?? "[]"),
      revision: this.#state.revision + 1,
      can_undo: this.#past.length > 0,
      can_redo: this.#future.length > 0,
    };
    return { meta: { state: this.#state, all: true }, buffers: [] };
  }

  #prompt(object: number, frame: number, points: Point[], labels: Label[], box: Box | null): Answer {
    this.#change(() => {
      const target = this.#objects.find((o) => o.id === object) ?? this.#add(object);
      const place = points[0] ?? middleOf(box!);
      if (!Object.keys(target.prompts).length) target.disc = discAt(frame, place);
      const made = target.prompts[frame] ?? { points: [], labels: [], box: null, mask: false };
      target.prompts[frame] = {
        ...made,
        points: [...made.points, ...points],
        labels: [...made.labels, ...labels],
        box: box ?? made.box,
      };
      target.timeline = target.timeline.map(([f, n, kind, score, doubt]) => [
        f,
        n,
        kind === "tracked" && f !== frame ? "stale" : kind,
        score,
        doubt,
      ]);
      if (this.#state.medium?.kind === "video") this.#extend(target, [frame, 1, "prompted", 1, 0]);
    });
    const answer = this.#masks([this.#find(object)], frame);
    const took = { encode: this.#past.length > 1 ? 0 : 231, decode: 6.4, total: 8.1 };
    return { ...answer, meta: { ...answer.meta, took } };
  }

  #masks(objects: FakeObject[], frame: number, alternatives = false): Answer {
    const buffers: Uint8Array[] = [];
    const masks = objects.map((object): MaskData => {
      const prompt = object.prompts[frame];
      const chosen = object.chosen[frame] ?? 0;
      const ambiguous = alternatives || (prompt?.points.length === 1 && !prompt.box);
      if (ambiguous) {
        const all = GROWN.map((grown) => discMask(frame, object.disc, grown));
        const candidates = all.map(({ counts }, i) => ({ score: SCORES[i]!, buffer: buffers.push(counts) - 1 }));
        return {
          object: object.id,
          frame,
          buffer: candidates[chosen]!.buffer,
          score: SCORES[chosen]!,
          area: all[chosen]!.area,
          doubt: 0,
          stale: false,
          candidates,
          chosen,
          refine: 0.2,
        };
      }
      const { counts, area } = discMask(frame, object.disc);
      return {
        object: object.id,
        frame,
        buffer: buffers.push(counts) - 1,
        score: 0.96,
        area,
        doubt: 0,
        stale: false,
        refine: null,
        candidates: [],
        chosen: -1,
      };
    });
    return { meta: { state: this.#state, frame, masks }, buffers };
  }

  /** A change after which masks anywhere may be gone. */
  #removed(edit: () => unknown): Answer {
    this.#change(edit);
    return { meta: { state: this.#state, all: true }, buffers: [] };
  }

  #change(edit: () => unknown): void {
    this.#past.push(JSON.stringify(this.#state.objects));
    this.#future = [];
    const objects = structuredClone(this.#state.objects);
    this.#state = { ...this.#state, objects, revision: this.#state.revision + 1, can_undo: true, can_redo: false };
    edit();
  }

  #add(id = Math.max(0, ...this.#objects.map((o) => o.id)) + 1): FakeObject {
    const object: FakeObject = {
      id,
      name: `Object ${id}`,
      category: "",
      color: COLORS[(id - 1) % COLORS.length]!,
      visible: true,
      locked: false,
      cleaning: { clicked: false, specks: 0, holes: 0, smooth: 0, grow: 0, feather: 0 },
      prompts: {},
      timeline: [],
      disc: 0,
      chosen: {},
    };
    this.#state.objects = [...this.#state.objects, object];
    return object;
  }

  #find(id: number): FakeObject {
    const object = this.#objects.find((o) => o.id === id);
    if (!object) throw new HostError("prompt", `There is no object ${id}.`);
    return object;
  }

  async #hello(): Promise<Answer> {
    const images = await Promise.all(
      [0, 40, 80].map(async (frame) => new Uint8Array(await (await draw(frame)).arrayBuffer())),
    );
    const example = (id: string, name: string, kind: string) => ({ id, name, kind, width: WIDTH, height: HEIGHT });
    return {
      meta: {
        token: "fake",
        sessions: this.#state.session ? [this.#state.session] : [],
        engine: this.#engine(),
        state: this.#state,
        examples: [
          example("dunes", "Dunes", "image"),
          example("pebbles", "Pebbles", "image"),
          example("video-drift", "Drift", "video"),
        ],
        exports: {
          image: [
            format("coco", "COCO JSON", "Run lengths, boxes and areas", "data"),
            format("png", "PNG masks", "One image for each object", "masks"),
            format("cutout", "Cut-outs", "A ZIP of transparent PNGs", "looks"),
          ],
          video: [
            format("coco", "COCO JSON", "Run lengths for each frame", "data"),
            format("overlay", "MP4 with overlay", "For showing around", "looks"),
          ],
        },
        accept: "image/*,video/*",
        kept: { hours: 1 },
        addresses: true,
      },
      buffers: images,
    };
  }

  #engine() {
    const { practice, loading } = this.options;
    return {
      checkpoint: practice ? "practice" : "EdgeTAM-hf",
      practice,
      why: practice ? "huggingface.co could not be reached within 5 seconds." : "",
      device: "CPU",
      precision: "bf16",
      image_size: 1024,
      ready: !loading || this.#polls++ > 5,
    };
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }
}

function format(name: string, label: string, detail: string, group: "data" | "masks" | "looks"): FormatData {
  return {
    format: name,
    label,
    detail,
    group,
    loses: "",
    images: "no",
    unmasked: true,
    keeps: group !== "looks",
    options: [],
  };
}

function end(meta: object, buffers: Uint8Array[] = []): Answer {
  return { meta: { ...meta, end: true }, buffers };
}

function middleOf([x0, y0, x1, y1]: Box): Point {
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}
