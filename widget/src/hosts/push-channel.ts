// What other clients do in the session, over HTTP: one long request, open while the page can be seen.
import type { Message } from "../protocol/envelope";
import type { Push } from "../protocol/messages";
import { HostError, isAbort, type PushListener } from "./host";

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** The server sends something every 20 seconds: a connection that is silent for longer is dead. */
const SILENCE_MS = 60_000;

/** Begins to listen; resolves with the parts once the server hears of it. */
export type Listen = (signal: AbortSignal) => Promise<AsyncIterable<Message<Push>>>;

/** Listens until it is closed. A browser allows few connections to a server: hidden pages give theirs back. */
export class PushChannel {
  #closed = new AbortController();

  constructor(
    readonly listen: Listen,
    readonly listener: PushListener,
  ) {
    void this.#run();
  }

  close(): void {
    this.#closed.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#closed;
    let pause = FIRST_PAUSE_MS;
    for (let attempt = 0; !signal.aborted; attempt++) {
      await untilVisible(signal);
      // The first part says that the server listens: what happened before it, after an earlier connection, is missed.
      let missed = attempt > 0;
      try {
        for await (const message of this.#messages()) {
          pause = FIRST_PAUSE_MS;
          if (missed || message.meta.push === "missed") this.listener.onMissed();
          else if (message.meta.push) this.listener.onPush(message);
          missed = false;
        }
      } catch (error) {
        if (!isAbort(error)) this.listener.onLost();
        // Without a session there is nothing to listen to: the next `hello` opens another channel.
        if (error instanceof HostError && error.code === "session") return;
      }
      await sleep(pause, signal);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  /** The messages of one connection, which ends when the page is hidden, the channel closed, or the server silent. */
  async *#messages(): AsyncGenerator<Message<Push>> {
    const connection = new AbortController();
    const end = () => connection.abort();
    const onVisibility = () => document.hidden && end();
    let timer = setTimeout(end, SILENCE_MS);
    this.#closed.signal.addEventListener("abort", end);
    document.addEventListener("visibilitychange", onVisibility);
    try {
      if (this.#closed.signal.aborted) return;
      const messages = await this.listen(connection.signal);
      for await (const message of messages) {
        clearTimeout(timer);
        timer = setTimeout(end, SILENCE_MS);
        yield message;
      }
    } finally {
      clearTimeout(timer);
      this.#closed.signal.removeEventListener("abort", end);
      document.removeEventListener("visibilitychange", onVisibility);
      end();
    }
  }
}

function untilVisible(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener("visibilitychange", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    document.addEventListener("visibilitychange", done);
    signal.addEventListener("abort", done);
    done();
  });
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });
}
