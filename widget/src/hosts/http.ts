// The host of the Gradio app, or of any HTTP server with the same routes: binary envelopes over fetch.
import { type Message, type Meta, PartReader, packParts, unpack } from "../protocol/envelope";
import type { Push } from "../protocol/messages";
import * as strings from "../strings";
import {
  type CallOptions,
  checked,
  type Host,
  HostError,
  isAbort,
  isEnd,
  networkError,
  newId,
  type Outgoing,
  type PushListener,
} from "./host";
import { PushChannel } from "./push-channel";
import { visitorHeaders } from "./visitor";

/** What takes GPU time, which is the visitor's own on ZeroGPU. */
const TRACKS: ReadonlySet<string> = new Set(["propagate", "resume", "prepare"]);

export interface GradioOptions {
  /** Where the routes `call`, `stream` and `listen` are: `${root}/gradio_api/edgetam`. */
  base: string;
  token?: string;
  /** Whether the page is the component's alone; one among others has what its token says. */
  ownsPage?: boolean;
}

export function gradioHost({ base, token = "new", ownsPage = true }: GradioOptions): Host {
  return new HttpHost(base.replace(/\/+$/, ""), token, ownsPage);
}

class HttpHost implements Host {
  readonly keepsWork = false;
  mends = true;
  readonly sharesView = false;
  readonly client = newId();
  #live = new Set<AbortController>();
  #token: string;
  #listener: PushListener | null = null;
  #channel: PushChannel | null = null;

  constructor(
    readonly base: string,
    token: string,
    readonly ownsPage: boolean,
  ) {
    this.#token = token;
    globalThis.addEventListener?.("pagehide", this.#goodbye);
  }

  get apiBase(): string {
    return new URL(`${this.base}/v1`, location.href).href;
  }

  get token(): string {
    return this.#token;
  }

  set token(token: string) {
    if (token === this.#token) return;
    this.#token = token;
    this.#openChannel();
  }

  call<M = Meta>(op: string, meta: object = {}, buffers: Outgoing[] = [], options: CallOptions = {}) {
    return this.#request("call", { op, ...meta }, buffers, options, async (response) =>
      checked(unpack<M>(new Uint8Array(await response.arrayBuffer()))),
    );
  }

  stream<M = Meta>(
    op: string,
    meta: object,
    buffers: Outgoing[],
    onPart: (part: Message<M>) => void,
    options: CallOptions = {},
  ) {
    return this.#request("stream", { op, ...meta }, buffers, options, async (response) => {
      for await (const part of partsOf<M>(response)) {
        if (isEnd(checked(part))) return part;
        onPart(part);
      }
      throw networkError(strings.hosts.cutShort);
    });
  }

  onPush(listener: PushListener): () => void {
    this.#listener = listener;
    this.#openChannel();
    return () => {
      this.#listener = null;
      this.#openChannel();
    };
  }

  dispose(): void {
    globalThis.removeEventListener?.("pagehide", this.#goodbye);
    this.#channel?.close();
    for (const controller of this.#live) controller.abort();
  }

  /** Tells that the page goes, so that Python need not keep what nobody will look at. */
  #goodbye = (event: PageTransitionEvent): void => {
    // A page that the browser keeps can come back as it was.
    if (event.persisted || this.#token === "new") return;
    // Its connections end with it: they are not lost, and a `hello` would take the goodbye back.
    this.mends = false;
    this.#channel?.close();
    this.#post("call", { op: "goodbye" }, [], { keepalive: true }).catch(() => {});
  };

  /** Listens with the current token, if there is one, and if there is a listener. */
  #openChannel(): void {
    this.#channel?.close();
    const wanted = this.#listener && this.#token !== "new";
    this.#channel = wanted ? new PushChannel((signal) => this.#listen(signal), this.#listener!) : null;
  }

  async #listen(signal: AbortSignal): Promise<AsyncIterable<Message<Push>>> {
    const response = await this.#fetch("listen", { op: "listen" }, [], signal);
    return pushesOf(response);
  }

  async #request<T>(
    route: string,
    meta: object,
    buffers: Outgoing[],
    { signal }: CallOptions,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort, { once: true });
    this.#live.add(controller);
    try {
      return await read(await this.#fetch(route, meta, buffers, controller.signal));
    } catch (error) {
      // fetch reports a lost connection as a TypeError, whose words differ from browser to browser.
      if (error instanceof HostError || isAbort(error)) throw error;
      throw networkError();
    } finally {
      signal?.removeEventListener("abort", abort);
      this.#live.delete(controller);
    }
  }

  async #fetch(route: string, meta: object, buffers: Outgoing[], signal: AbortSignal): Promise<Response> {
    const headers = "op" in meta && TRACKS.has(meta.op as string) ? await visitorHeaders() : {};
    const response = await this.#post(route, meta, buffers, { signal }, headers);
    if (!response.ok) throw await refusal(response);
    return response;
  }

  #post(
    route: string,
    meta: object,
    buffers: Outgoing[],
    options: RequestInit,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`${this.base}/${route}`, {
      method: "POST",
      body: body(packParts({ ...meta, client: this.client }, buffers)),
      headers: { ...headers, "Content-Type": "application/octet-stream", "X-EdgeTAM-Token": this.token },
      // The cookie of a server that asks for a password; who the user is, the token says.
      credentials: "same-origin",
      ...options,
    });
  }
}

async function* partsOf<M>(response: Response): AsyncGenerator<Message<M>> {
  const parts = new PartReader();
  const body = response.body!.getReader();
  for (;;) {
    const { done, value } = await body.read();
    if (done) return;
    for (const bytes of parts.push(value)) yield unpack<M>(bytes);
  }
}

async function* pushesOf(response: Response): AsyncGenerator<Message<Push>> {
  for await (const message of partsOf<Push>(response)) {
    // An error without `push` is about the listening, not about what another client did.
    yield message.meta.push ? message : checked(message);
  }
}

/** Small messages as they are; what has a file in it as a `Blob`, which the browser reads while it sends. */
function body(parts: (Uint8Array | Blob)[]): BodyInit {
  return (parts.length === 1 ? parts[0] : new Blob(parts as BlobPart[])) as BodyInit;
}

/** An answer that is not 200: the server's, with an error in it, or that of a proxy in between. */
async function refusal(response: Response): Promise<HostError> {
  try {
    checked(unpack(new Uint8Array(await response.arrayBuffer())));
  } catch (error) {
    if (error instanceof HostError) return error;
  }
  const { tooLarge, tooLargeHint } = strings.hosts;
  if (response.status === 413) return new HostError("media", tooLarge, tooLargeHint);
  if (response.status === 401) return new HostError("access", strings.hosts.login, strings.hosts.loginHint);
  return networkError(strings.hosts.status(response.status));
}
