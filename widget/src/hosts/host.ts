// What the page needs of whatever runs Python. Hosts translate; they decide nothing.
import type { Message, Meta } from "../protocol/envelope";
import type { ErrorData, Push } from "../protocol/messages";

export type Outgoing = Uint8Array | Blob;

export interface CallOptions {
  signal?: AbortSignal;
}

export interface Host {
  readonly kind: "gradio" | "anywidget";
  /** The session's credential. Set after `hello`. */
  token: string;
  call<M = Meta>(op: string, meta?: object, buffers?: Outgoing[], options?: CallOptions): Promise<Message<M>>;
  /** Resolves with the last part. Aborting the signal stops the work in Python too. */
  stream<M = Meta>(
    op: string,
    meta: object,
    buffers: Outgoing[],
    onPart: (part: Message<M>) => void,
    options?: CallOptions,
  ): Promise<Message<M>>;
  /** What others do in the same session: another view of a notebook's widget, or a cell. Returns how to stop listening. */
  onPush(callback: (message: Message<Push>) => void): () => void;
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

export function networkError(message = "The server does not answer."): HostError {
  return new HostError("network", message, "Check the connection, then try again.");
}

/** The message itself, unless it carries an error. */
export function checked<M>(message: Message<M>): Message<M> {
  const error = (message.meta as { error?: ErrorData }).error;
  if (error) throw new HostError(error.code, error.message, error.hint);
  return message;
}

export function isEnd(message: Message<unknown>): boolean {
  return (message.meta as { end?: boolean }).end === true;
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
