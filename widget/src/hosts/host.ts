// What the page needs of whatever runs Python. Hosts translate; they decide nothing.
import type { Message, Meta } from "../protocol/envelope";
import type { ErrorData, Push } from "../protocol/messages";
import * as strings from "../strings";

export type Outgoing = Uint8Array | Blob;

export interface CallOptions {
  signal?: AbortSignal;
}

export interface PushListener {
  onPush(message: Message<Push>): void;
  /** Something may have happened that no push told of: the state has to be asked for anew. */
  onMissed(): void;
  /** The connection that pushes come by broke off. */
  onLost(): void;
}

export interface Host {
  /** Whether the page is there for the component alone: then it takes the page's keys, wheel and height. */
  readonly ownsPage: boolean;
  /** Whether what was done, and a propagation, outlive the page. */
  readonly keepsWork: boolean;
  /** Whether a lost connection may come back: then the page asks for it by itself. */
  readonly mends: boolean;
  /** Whether all clients are at the same frame and object: then what another does takes this one there. */
  readonly sharesView: boolean;
  /** Where programs find the HTTP API; "" where there is none. */
  readonly apiBase: string;
  /** The user's credential. Set after `hello`. */
  token: string;
  /** The name of this view in its requests: the server pushes to a view only what others do. */
  readonly client: string;
  call<M = Meta>(op: string, meta?: object, buffers?: Outgoing[], options?: CallOptions): Promise<Message<M>>;
  /** Resolves with the last part. Aborting the signal stops the work in Python too. */
  stream<M = Meta>(
    op: string,
    meta: object,
    buffers: Outgoing[],
    onPart: (part: Message<M>) => void,
    options?: CallOptions,
  ): Promise<Message<M>>;
  /** Tells what other clients of the session do: pages, views of a notebook's widget, cells. Returns how to stop. */
  onPush(listener: PushListener): () => void;
  dispose(): void;
}

/** Anything that went wrong between the page and Python, in words for the user. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint = "",
  ) {
    super(message);
    this.name = "HostError";
  }
}

export function networkError(message = strings.hosts.noAnswer): HostError {
  return new HostError("network", message, strings.hosts.noAnswerHint);
}

/** The message itself, unless it carries an error. */
export function checked<M>(message: Message<M>): Message<M> {
  const error = (message.meta as { error?: ErrorData }).error;
  if (error) throw new HostError(error.code, error.message, error.hint);
  return message;
}

/** A name that nobody else has. Not crypto.randomUUID: a page served over plain http in a local network lacks it. */
export function newId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}

export function isEnd(message: Message<unknown>): boolean {
  return (message.meta as { end?: boolean }).end === true;
}

/** Whether nothing answered, so that it is not known whether what was asked for was done. */
export function isLost(error: unknown): boolean {
  return error instanceof HostError && error.code === "network";
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
