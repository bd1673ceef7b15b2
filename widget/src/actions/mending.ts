// Mends a lost connection: asks the server until it answers, then shows what it holds and sends the edits that wait.
import { HostError } from "../hosts/host";
import type { HelloAnswer } from "../protocol/messages";
import type { Context } from "../state/context";
import type { FrameLoader } from "../state/frame-loader";
import { rememberToken } from "../state/storage";
import * as strings from "../strings";
import type { Edits } from "./edits";
import type { Navigation } from "./navigation";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5000;
/** A connection that is back sooner is not worth a word. */
const NOTICE_MS = 700;
/** One that is lost again sooner is asked for less often. */
const STEADY_MS = 10_000;
/** A server that lives may notice only then that it lost the page, and end what that had it do. */
const SETTLED_MS = 2000;

export class Mending {
  #closed = new AbortController();
  #running = false;
  #pause = FIRST_PAUSE_MS;
  #mendedAt = -Infinity;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly context: Context,
    readonly navigation: Navigation,
    readonly loader: FrameLoader,
    readonly edits: Edits,
  ) {
    context.lost.subscribe(() => void this.#run());
  }

  dispose(): void {
    this.#closed.abort();
    clearTimeout(this.#later);
  }

  async #run(): Promise<void> {
    const { host, store, ui } = this.context;
    if (this.#running || !host.mends || ui.phase !== "ready" || this.#closed.signal.aborted) return;
    this.#running = true;
    const notice = setTimeout(() => store.update({ reconnecting: true }), NOTICE_MS);
    if (performance.now() - this.#mendedAt < STEADY_MS) await this.#wait();
    else this.#pause = FIRST_PAUSE_MS;
    let meta: HelloAnswer | null = null;
    while (!meta && !this.#closed.signal.aborted) {
      meta = await this.#hello();
      if (!meta) await this.#wait();
    }
    clearTimeout(notice);
    this.#running = false;
    this.#mendedAt = performance.now();
    if (!meta || this.#closed.signal.aborted) return;
    store.update({ reconnecting: false });
    this.#goOn(meta);
  }

  async #hello(): Promise<HelloAnswer | null> {
    const { host } = this.context;
    try {
      return (await host.call<HelloAnswer>("hello", { token: host.token })).meta;
    } catch (error) {
      // A server that answers and refuses says why; it may let the page in later.
      if (!(error instanceof HostError) || error.code !== "network") this.context.fail(error);
      return null;
    }
  }

  #goOn({ token, state, engine, exports, accept, kept }: HelloAnswer): void {
    const { context } = this;
    const { host, store, ui } = context;
    store.update({ engine, exports, accept, kept });
    if (token !== host.token) {
      // The server knows nothing of this page any more.
      host.token = token;
      rememberToken(token);
      this.edits.clear();
      if (!ui.state.medium) return;
      return context.fail(new HostError("session", strings.problems.ended, strings.problems.endedHint));
    }
    const { revision } = ui.state;
    if (this.navigation.accept(state) && state.revision > revision) this.navigation.forgetMasks();
    this.loader.refresh();
    void this.edits.settled();
    clearTimeout(this.#later);
    this.#later = setTimeout(() => void this.navigation.refetch(false), SETTLED_MS);
  }

  /** Waits, longer each time, or until the browser is online again. */
  #wait(): Promise<void> {
    const pause = this.#pause;
    this.#pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        globalThis.removeEventListener?.("online", done);
        resolve();
      };
      const timer = setTimeout(done, pause);
      globalThis.addEventListener?.("online", done);
      this.#closed.signal.addEventListener("abort", done, { once: true });
    });
  }
}
