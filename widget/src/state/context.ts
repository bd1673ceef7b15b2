// What all parts of a session share: the host, the store, the caches, the counters, and one way to report a failure.
import { type CallOptions, type Host, HostError, isAbort, isLost, type Outgoing } from "../hosts/host";
import type { Message } from "../protocol/envelope";
import type { StateAnswer, StateData, TookData } from "../protocol/messages";
import type { Answer, CallName, Fields, Part, StreamName } from "../protocol/requests";
import * as strings from "../strings";
import { Lru } from "./lru";
import { MaskCache } from "./mask-cache";
import { Signal } from "./signal";
import { type Problem, Store } from "./store";

/** When a prompt was made, sent, answered, drawn and on screen (performance.now), and how long Python took. */
export interface ClickStats {
  clicked: number;
  sent: number;
  answered: number;
  drawn: number;
  shown: number;
  took: TookData | null;
}

export interface Stats {
  clicks: ClickStats[];
  framesDrawn: number;
  requests: number;
}

const FRAME_BYTES = 200 << 20;
/** So many frames are kept at most, however small. */
const FRAME_COUNT = 96;
const BUSY_AFTER_MS = 150;
/** Requests that are not about the session on screen. */
const WITHOUT_SESSION: ReadonlySet<CallName | StreamName> = new Set(["hello", "engine", "queue", "open", "live"]);

export class Context {
  readonly store = new Store();
  readonly masks = new MaskCache();
  /** The frames' pixels, by number. */
  readonly frames = new Lru<number, ImageBitmap>(FRAME_BYTES, (bitmap) => bitmap.close(), FRAME_COUNT);
  readonly stats: Stats = { clicks: [], framesDrawn: 0, requests: 0 };
  /** Masks or frames came: the canvas has to be drawn again, and the panels need not. */
  readonly pixels = new Signal();
  /** Another session is about to be shown: work for the earlier one is void. */
  readonly leaving = new Signal();
  /** A request failed because nothing answered. */
  readonly lost = new Signal();
  /** Clicks that are answered and not drawn yet: the canvas notes when it has. */
  undrawn: ClickStats[] = [];
  /** The newest frame among those that were asked for because they were to be shown. */
  latest = -1;
  /** How long a hint stays; tests give themselves longer. */
  hintMs = 6000;
  /** Requests under way, those in the background too, and frames that are decoded. */
  #inFlight = 0;
  #waiting = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly host: Host) {}

  get ui() {
    return this.store.ui;
  }

  /** Nothing is asked for or decoded, and no prompt waits. */
  get idle(): boolean {
    return this.#inFlight === 0 && this.ui.pending.length === 0;
  }

  /** A request the user waits for: the page shows that it is busy. `request` names an edit, so that it is done once. */
  async call<O extends CallName>(op: O, fields: Fields<O>, request = ""): Promise<Message<Answer<O>>> {
    return this.#busy(this.quietly(op, fields, request));
  }

  /** A request in the background. One that names a `session` itself is about that. */
  async quietly<O extends CallName>(
    op: O,
    fields: Fields<O> & { session?: string },
    request = "",
    buffers: Outgoing[] = [],
  ): Promise<Message<Answer<O>>> {
    const meta = { ...this.#about(op), ...fields, ...(request ? { request } : {}) };
    return this.#counted(this.host.call<Answer<O>>(op, meta, buffers));
  }

  async stream<O extends StreamName>(
    op: O,
    fields: Fields<O>,
    buffers: Outgoing[],
    onPart: (part: Message<Part<O>>) => void,
    options: CallOptions = {},
  ): Promise<Message<Part<O>>> {
    return this.#counted(this.host.stream<Part<O>>(op, { ...fields, ...this.#about(op) }, buffers, onPart, options));
  }

  /** Closes a session that is not on screen. */
  async close(session: string): Promise<void> {
    try {
      await this.#counted(this.host.call("close", { session }));
    } catch {
      // It ends with its user, if not now.
    }
  }

  /** What Python holds: of the session on screen, or of the one that another client opened in its place. */
  async currentState(): Promise<StateData> {
    try {
      return (await this.quietly("state", {})).meta.state;
    } catch (error) {
      if (!(error instanceof HostError) || error.code !== "session") throw error;
      return (await this.#counted(this.host.call<StateAnswer>("state"))).meta.state;
    }
  }

  /** Whether an error is a lost connection that is being mended: what is needed is asked for again after that. */
  isMended(error: unknown): boolean {
    return this.host.mends && isLost(error) && this.ui.phase === "ready";
  }

  /** Shows the error to the user, a prompt that makes no sense as a hint. `retry` is offered where it can help. */
  fail(error: unknown, retry: (() => void) | null = null): void {
    if (isAbort(error)) return;
    if (!(error instanceof HostError)) console.error(error);
    else if (error.code === "prompt") return this.hint(error.message, error.hint);
    this.store.update({ problem: problemOf(error, retry, this.ui.phase === "lost") });
  }

  /** Tells the user something that is good to know. It goes by itself, unless there is something to do about it. */
  hint(message: string, hint = "", action: Problem["action"] = null): void {
    const problem: Problem = { kind: "hint", message, hint, action };
    this.store.update({ problem });
    if (!action) setTimeout(() => this.ui.problem === problem && this.store.update({ problem: null }), this.hintMs);
  }

  /** Names the session on screen in a request that is about it. */
  #about(op: CallName | StreamName): { session?: string } {
    const { session } = this.ui.state;
    return session && !WITHOUT_SESSION.has(op) ? { session } : {};
  }

  /** Is not idle until `work` ends. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#inFlight++;
    try {
      return await work;
    } finally {
      this.#inFlight--;
    }
  }

  async #counted<T>(work: Promise<T>): Promise<T> {
    this.stats.requests++;
    try {
      return await this.during(work);
    } catch (error) {
      if (isLost(error)) this.lost.emit();
      throw error;
    }
  }

  async #busy<T>(work: Promise<T>): Promise<T> {
    if (this.#waiting++ === 0) this.#timer = setTimeout(() => this.store.update({ busy: true }), BUSY_AFTER_MS);
    try {
      return await work;
    } finally {
      if (--this.#waiting === 0) {
        clearTimeout(this.#timer);
        if (this.ui.busy) this.store.update({ busy: false });
      }
    }
  }
}

/** `lost`: the page could not begin, so that what cannot be read must not stand in its way for good. */
function problemOf(error: unknown, retry: (() => void) | null, lost: boolean): Problem {
  const { code, message, hint } =
    error instanceof HostError ? error : new HostError("page", strings.problems.unexpected, String(error));
  if (code === "session" || (lost && code === "store"))
    return { kind: "error", message, hint, action: { label: strings.problems.startAgain, run: "start again" } };
  const again = code === "network" && retry ? { label: strings.page.tryAgain, run: retry } : null;
  return { kind: "error", message, hint, action: again };
}
