// Tells a user who has waited for a second how long they still have to wait for the model.
import type { Context } from "../state/context";

const ASK_EVERY_MS = 1000;
/** Shorter waits are not worth a word. */
const MIN_SECONDS = 1;

export class Waiting {
  #timer: ReturnType<typeof setInterval> | undefined;
  #asking = false;
  #stop: () => void;

  constructor(readonly context: Context) {
    this.#stop = context.store.subscribe(() => this.#check());
  }

  dispose(): void {
    this.#stop();
    clearInterval(this.#timer);
  }

  get #isUnderWay(): boolean {
    const { opening, propagation, pending, busy } = this.context.ui;
    return opening !== null || propagation !== null || pending.length > 0 || busy;
  }

  #check(): void {
    if (this.#isUnderWay === (this.#timer !== undefined)) return;
    if (this.#timer === undefined) {
      this.#timer = setInterval(() => void this.#ask(), ASK_EVERY_MS);
      return;
    }
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.context.ui.waiting) this.context.store.update({ waiting: null });
  }

  async #ask(): Promise<void> {
    if (this.#asking || this.context.ui.reconnecting) return;
    this.#asking = true;
    try {
      const { wait } = (await this.context.quietly("queue", {})).meta;
      const waiting = this.#isUnderWay && wait && wait.seconds >= MIN_SECONDS ? wait : null;
      if (waiting || this.context.ui.waiting) this.context.store.update({ waiting });
    } catch {
      // What is under way fails as well, and tells the user.
    } finally {
      this.#asking = false;
    }
  }
}
