// What all parts of a session share: the host, the store, the caches, the counters, and one way to report a failure.
import type { Message, Meta } from "../protocol/envelope";
import { HostError, isAbort, type CallOptions, type Host, type Outgoing } from "../hosts/host";
import { Lru } from "./lru";
import { MaskCache } from "./mask-cache";
import type { State, Took } from "../protocol/messages";
import { Store, acceptState, type Problem } from "./store";

/** When a prompt was made, sent, answered, drawn and on screen (performance.now), and how long Python took. */
export interface ClickStats {
  clicked: number;
  sent: number;
  answered: number;
  drawn: number;
  shown: number;
  took: Took | null;
}

export interface Stats {
  clicks: ClickStats[];
  framesDrawn: number;
  requests: number;
}

const PICTURE_BYTES = 200 << 20;
const BUSY_AFTER_MS = 150;

export class Core {
  readonly store = new Store();
  readonly masks = new MaskCache();
  readonly pictures = new Lru<number, ImageBitmap>(PICTURE_BYTES, (bitmap) => bitmap.close());
  readonly stats: Stats = { clicks: [], framesDrawn: 0, requests: 0 };
  /** Clicks that are answered and not drawn yet: the canvas notes when it has. */
  undrawn: ClickStats[] = [];
  /** Requests that are under way, those in the background too. */
  inFlight = 0;
  /** The newest picture among those that were asked for because they were to be shown. */
  latest = -1;
  /** Starts a new session; set by the session, offered when the old one has ended. */
  startAgain: () => void = () => {};
  /** Shows a session that is new to the page; set by the session. */
  show: (state: State) => void = () => {};
  /** Asks the canvas to draw again, where the store does not tell. */
  redraw: () => void = () => {};
  #waiting = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly host: Host) {}

  get ui() {
    return this.store.ui;
  }

  /** Takes in a state from Python. Says whether it is of the session that is shown: another one is shown afresh. */
  accept(state: State): boolean {
    const same = state.session === this.ui.state.session;
    if (!same) this.show(state);
    else this.store.update({ ...acceptState(this.ui, state), ...(this.ui.propagation ? {} : { live: new Map() }) });
    return same;
  }

  /** A request the user waits for: the page shows that it is busy. */
  async call<M = Meta>(op: string, meta: object = {}, buffers: Outgoing[] = [], options: CallOptions = {}): Promise<Message<M>> {
    return this.#busy(this.quietly<M>(op, meta, buffers, options));
  }

  /** A request in the background. */
  async quietly<M = Meta>(op: string, meta: object = {}, buffers: Outgoing[] = [], options: CallOptions = {}): Promise<Message<M>> {
    return this.#counted(this.host.call<M>(op, meta, buffers, options));
  }

  async stream<M = Meta>(
    op: string,
    meta: object,
    buffers: Outgoing[],
    onPart: (part: Message<M>) => void,
    options: CallOptions = {},
  ): Promise<Message<M>> {
    return this.#counted(this.host.stream<M>(op, meta, buffers, onPart, options));
  }

  /** Tells the user. `retry` is offered where trying again can help. */
  fail(error: unknown, retry: (() => void) | null = null): void {
    if (isAbort(error)) return;
    if (!(error instanceof HostError)) console.error(error);
    this.store.update({ problem: this.#problem(error, retry) });
  }

  /** Puts the message away. */
  dismiss(): void {
    this.store.update({ problem: null });
  }

  /** Does what the message offers, and puts it away. */
  act(): void {
    const action = this.ui.problem?.action;
    this.dismiss();
    action?.run();
  }

  #problem(error: unknown, retry: (() => void) | null): Problem {
    const { code, message, hint } =
      error instanceof HostError ? error : new HostError("page", "Something went wrong in the page.", String(error));
    if (code === "session") return { message, hint, action: { label: "Start again", run: this.startAgain } };
    const again = code === "network" && retry ? { label: "Try again", run: retry } : null;
    return { message, hint, action: again };
  }

  async #counted<T>(work: Promise<T>): Promise<T> {
    this.stats.requests++;
    this.inFlight++;
    try {
      return await work;
    } finally {
      this.inFlight--;
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
