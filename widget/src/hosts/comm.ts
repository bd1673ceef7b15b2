// The host of a notebook: custom messages of an anywidget model, with buffers beside the JSON.
import type { Message, Meta } from "../protocol/envelope";
import type { Push } from "../protocol/messages";
import * as strings from "../strings";
import {
  type CallOptions,
  checked,
  type Host,
  type HostError,
  isEnd,
  networkError,
  newId,
  type Outgoing,
  type PushListener,
} from "./host";

/** The part of anywidget's model that is used here. */
export interface WidgetModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  send(content: object, callbacks?: undefined, buffers?: ArrayBufferView[] | ArrayBuffer[]): void;
  on(event: "msg:custom", callback: (content: Content, buffers: DataView[]) => void): void;
  on(event: `change:${string}`, callback: () => void): void;
  off(event: "msg:custom", callback: (content: Content, buffers: DataView[]) => void): void;
  off(event: `change:${string}`, callback: () => void): void;
}

interface Content {
  id?: string;
  meta: Meta;
}

interface Waiting {
  resolve(message: Message): void;
  reject(error: Error): void;
  onPart: ((part: Message) => void) | undefined;
}

// A kernel that is busy with a cell may answer late, one that has died never does.
const REPLY_TIMEOUT_MS = 120_000;
// Notebook servers drop the connection at a message of 10 MB: files go in pieces.
const CHUNK_BYTES = 1 << 20;

export function anywidgetHost(model: WidgetModel): Host {
  return new CommHost(model);
}

class CommHost implements Host {
  readonly ownsPage = false;
  readonly keepsWork = true;
  readonly mends = false;
  readonly sharesView = true;
  readonly apiBase = "";
  token = "new";
  #waiting = new Map<string, Waiting>();
  #listeners = new Set<PushListener>();
  /** Calls that were given up and may still be answered. */
  #late = new Set<string>();
  #count = 0;
  // Two views of a widget share one model and see each other's answers: ids must differ between views.
  readonly client = newId();

  constructor(readonly model: WidgetModel) {
    model.on("msg:custom", this.#receive);
  }

  call<M = Meta>(op: string, meta: object = {}, buffers: Outgoing[] = [], options: CallOptions = {}) {
    return this.#request<M>({ type: "call", op, meta: this.#named(meta) }, buffers, undefined, options);
  }

  async stream<M = Meta>(
    op: string,
    meta: object,
    buffers: Outgoing[],
    onPart: (part: Message<M>) => void,
    options: CallOptions = {},
  ) {
    const upload = buffers[0] && { upload: await this.#upload(buffers[0], meta, options) };
    return this.#request<M>({ type: "stream", op, meta: this.#named({ ...meta, ...upload }) }, [], onPart, options);
  }

  #named(meta: object): object {
    return { ...meta, client: this.client };
  }

  /** Sends a file piece by piece. Resolves with the name under which Python keeps it. */
  async #upload(file: Outgoing, meta: object, options: CallOptions): Promise<string> {
    const upload = `${this.client}-${++this.#count}`;
    const size = file instanceof Uint8Array ? file.byteLength : file.size;
    for (let offset = 0; offset < size || offset === 0; offset += CHUNK_BYTES) {
      const piece = file.slice(offset, offset + CHUNK_BYTES);
      await this.#request({ type: "chunk", upload, meta: { ...meta, offset } }, [piece], undefined, options);
    }
    return upload;
  }

  onPush(listener: PushListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.model.off("msg:custom", this.#receive);
    for (const waiting of this.#waiting.values()) waiting.reject(new DOMException("Disposed.", "AbortError"));
    this.#waiting.clear();
  }

  async #request<M>(
    content: { type: "call" | "stream" | "chunk"; meta: object; op?: string; upload?: string },
    buffers: Outgoing[],
    onPart: ((part: Message<M>) => void) | undefined,
    { signal }: CallOptions,
  ): Promise<Message<M>> {
    const bytes = await Promise.all(buffers.map(toBytes));
    const id = `${this.client}-${++this.#count}`;
    return new Promise<Message<M>>((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const settle = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        this.#waiting.delete(id);
      };
      const fail = (error: Error) => {
        settle();
        reject(error);
      };
      const abort = () => {
        this.model.send({ id, type: "cancel", ...(content.upload ? { upload: content.upload } : {}) });
        fail(new DOMException("Stopped.", "AbortError"));
      };
      if (signal?.aborted) return reject(new DOMException("Stopped.", "AbortError"));
      signal?.addEventListener("abort", abort, { once: true });
      if (content.type !== "stream")
        timer = setTimeout(() => {
          this.#late.add(id);
          fail(networkError(strings.hosts.kernelSilent));
        }, REPLY_TIMEOUT_MS);
      this.#waiting.set(id, {
        resolve: (message) => {
          settle();
          resolve(message as Message<M>);
        },
        reject: fail,
        onPart: onPart as Waiting["onPart"],
      });
      try {
        this.model.send({ id, ...content }, undefined, bytes);
      } catch {
        fail(networkError(strings.hosts.kernelGone));
      }
    });
  }

  #receive = (content: Content, buffers: DataView[] = []): void => {
    const message: Message = {
      meta: content.meta,
      buffers: buffers.map((b) => new Uint8Array(b.buffer, b.byteOffset, b.byteLength)),
    };
    const waiting = this.#waiting.get(content.id ?? "");
    if (!waiting) {
      // A push: of another view or a cell, or the late answer to a request of this view that was given up.
      const late = this.#late.delete(content.id ?? "");
      const own = content.id?.startsWith(`${this.client}-`);
      if (!content.meta.push || (own && !late && !content.meta.end)) return;
      for (const listener of this.#listeners) listener.onPush(message as unknown as Message<Push>);
      return;
    }
    try {
      checked(message);
    } catch (error) {
      return waiting.reject(error as HostError);
    }
    if (waiting.onPart && !isEnd(message)) waiting.onPart(message);
    else waiting.resolve(message);
  };
}

async function toBytes(buffer: Outgoing): Promise<Uint8Array> {
  return buffer instanceof Uint8Array ? buffer : new Uint8Array(await buffer.arrayBuffer());
}
