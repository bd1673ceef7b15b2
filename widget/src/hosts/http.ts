// The host of the Gradio app, or of any HTTP server with the two routes: binary envelopes over fetch.
import { PartReader, packParts, unpack, type Message, type Meta } from "../protocol/envelope";
import { HostError, checked, isAbort, isEnd, networkError, type CallOptions, type Host, type Outgoing } from "./host";

export interface GradioOptions {
  /** Where the routes `call` and `stream` are: `${root}/gradio_api/edgetam`. */
  base: string;
  token?: string;
}

export function gradioHost({ base, token = "new" }: GradioOptions): Host {
  return new GradioHost(base.replace(/\/+$/, ""), token);
}

class GradioHost implements Host {
  readonly kind = "gradio";
  #live = new Set<AbortController>();

  constructor(
    readonly base: string,
    public token: string,
  ) {}

  call<M = Meta>(op: string, meta: object = {}, buffers: Outgoing[] = [], options: CallOptions = {}) {
    return this.#request("call", op, meta, buffers, options, async (response) =>
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
    return this.#request("stream", op, meta, buffers, options, async (response) => {
      const parts = new PartReader();
      const body = response.body!.getReader();
      for (;;) {
        const { done, value } = await body.read();
        if (done) throw networkError("The server stopped in the middle of an answer.");
        for (const bytes of parts.push(value)) {
          const part = checked(unpack<M>(bytes));
          if (isEnd(part)) return part;
          onPart(part);
        }
      }
    });
  }

  onPush(): () => void {
    return () => {};
  }

  dispose(): void {
    for (const controller of this.#live) controller.abort();
  }

  async #request<T>(
    route: string,
    op: string,
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
      const response = await fetch(`${this.base}/${route}`, {
        method: "POST",
        body: body(packParts({ op, ...meta }, buffers)),
        headers: { "Content-Type": "application/octet-stream", "X-EdgeTAM-Token": this.token },
        credentials: "omit",
        signal: controller.signal,
      });
      if (!response.ok) throw await refusal(response);
      return await read(response);
    } catch (error) {
      // fetch tells every loss of connection by a TypeError, whose words differ from browser to browser.
      if (error instanceof HostError || isAbort(error)) throw error;
      throw networkError();
    } finally {
      signal?.removeEventListener("abort", abort);
      this.#live.delete(controller);
    }
  }
}

/** Small messages as they are; what has a file in it as a `Blob`, which the browser reads while it sends. */
function body(parts: (Uint8Array | Blob)[]): BodyInit {
  return (parts.length === 1 ? parts[0] : new Blob(parts as BlobPart[])) as BodyInit;
}

/** An answer that is not 200: one of ours, or one of a proxy in between. */
async function refusal(response: Response): Promise<HostError> {
  try {
    checked(unpack(new Uint8Array(await response.arrayBuffer())));
  } catch (error) {
    if (error instanceof HostError) return error;
  }
  if (response.status === 413) return new HostError("media", "The file is too large for this server.", "Try a smaller one.");
  return networkError(`The server answered with status ${response.status}.`);
}
