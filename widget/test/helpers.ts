// A host whose answers come when the test says so, and states to answer with.

import type { Host } from "../src/hosts/host";
import type { Message } from "../src/protocol/envelope";
import type { MaskData, ObjectData, StateData } from "../src/protocol/messages";

export interface Asked {
  op: string;
  meta: Record<string, unknown>;
  answer(meta: object, buffers?: Uint8Array[]): Promise<void>;
  part(meta: object, buffers?: Uint8Array[]): void;
  fail(error: Error): Promise<void>;
  signal: AbortSignal | undefined;
}

export class ManualHost implements Host {
  readonly ownsPage = true;
  readonly keepsWork = false;
  mends = false;
  readonly sharesView = false;
  readonly apiBase = "";
  readonly client = "page";
  token = "new";
  asked: Asked[] = [];

  call = (op: string, meta: object = {}, _buffers: unknown[] = [], options: { signal?: AbortSignal } = {}) =>
    this.#ask(op, meta, () => {}, options.signal);

  stream = (
    op: string,
    meta: object,
    _buffers: unknown[],
    onPart: (part: Message<never>) => void,
    options: { signal?: AbortSignal } = {},
  ) => this.#ask(op, meta, onPart, options.signal);

  onPush(): () => void {
    return () => {};
  }

  dispose(): void {}

  #ask(
    op: string,
    meta: object,
    onPart: (part: Message<never>) => void,
    signal?: AbortSignal,
  ): Promise<Message<never>> {
    return new Promise((resolve, reject) => {
      this.asked.push({
        op,
        meta: { ...meta },
        signal,
        part: (meta, buffers = []) => onPart({ meta, buffers } as unknown as Message<never>),
        answer: (meta, buffers = []) => {
          resolve({ meta, buffers } as unknown as Message<never>);
          return settled();
        },
        fail: (error) => {
          reject(error);
          return settled();
        },
      });
      signal?.addEventListener("abort", () => reject(new DOMException("Stopped.", "AbortError")));
    });
  }
}

/** All that was waiting for an answer has gone on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

export function object(id: number, more: Partial<ObjectData> = {}): ObjectData {
  return {
    id,
    name: `Object ${id}`,
    category: "",
    color: "#0077bb",
    visible: true,
    locked: false,
    cleaning: { clicked: false, specks: 0, holes: 0, smooth: 0, grow: 0, feather: 0 },
    prompts: {},
    timeline: [],
    ...more,
  };
}

const NOTHING_DUE = { label: "", frames: 0, first: 0, last: 0, seconds: null };

export function state(revision: number, objects: ObjectData[] = [], frames = 1): StateData {
  const medium = { kind: frames > 1 ? "video" : "image", name: "a", width: 4, height: 3, frames, fps: 0 } as const;
  const undo = { can_undo: false, can_redo: false, exported: -1, unfinished: null };
  return { session: "s", revision, medium, objects, due: NOTHING_DUE, doubtful: [], ...undo };
}

export function mask(object: number, frame: number, more: Partial<MaskData> = {}): MaskData {
  const one = { object, frame, buffer: 0, score: 0.9, area: 1, doubt: 0, stale: false };
  return { ...one, candidates: [], chosen: -1, refine: null, ...more };
}
