// Plays a video at its own speed: frames that are late are left out, and it waits where none is here yet.
import type { Context } from "../state/context";
import type { FrameLoader } from "../state/frame-loader";
import * as strings from "../strings";
import type { Navigation } from "./navigation";

const DEFAULT_FPS = 24;
/** How fast a video may be played. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4];

export class Playback {
  #frame = 0;
  #since = 0;
  #request = 0;

  constructor(
    readonly context: Context,
    readonly loader: FrameLoader,
    readonly navigation: Navigation,
  ) {
    context.leaving.subscribe(() => this.pause());
  }

  toggle(): void {
    if (this.context.ui.playing) this.pause();
    else this.play();
  }

  play(): void {
    const { medium } = this.context.ui.state;
    if (!medium || medium.frames < 2) return;
    if (this.context.ui.frame >= this.#last) this.navigation.goTo(this.#first);
    this.context.store.update({ playing: true });
    this.#start();
    this.#request = requestAnimationFrame(this.#tick);
  }

  setLoop(loop: boolean): void {
    this.context.store.update({ loop });
  }

  setSpeed(speed: number): void {
    this.context.store.update({ speed });
    this.#start();
  }

  /** The next speed up or down. */
  stepSpeed(by: 1 | -1): void {
    const { speed } = this.context.ui;
    const next = SPEEDS[SPEEDS.indexOf(speed) + by];
    if (next === undefined) return;
    this.setSpeed(next);
    this.context.store.update({ announcement: strings.announcements.speed(next) });
  }

  /** The in point (`first`) or the out point (`last`) is the frame on screen; there again, it is unset. */
  setRange(end: "first" | "last"): void {
    const { frame, range } = this.context.ui;
    const next = { ...range, [end]: range[end] === frame ? null : frame };
    if (next.first !== null && next.last !== null && next.first > next.last)
      next[end === "first" ? "last" : "first"] = null;
    this.context.store.update({ range: next });
  }

  pause(): void {
    if (!this.context.ui.playing) return;
    cancelAnimationFrame(this.#request);
    this.context.store.update({ playing: false });
  }

  get #first(): number {
    return this.context.ui.range.first ?? 0;
  }

  get #last(): number {
    const { range, state } = this.context.ui;
    return range.last ?? (state.medium?.frames ?? 1) - 1;
  }

  #start(): void {
    this.#frame = this.context.ui.frame;
    this.#since = performance.now();
  }

  #tick = (): void => {
    const { ui } = this.context;
    const { medium } = ui.state;
    if (!ui.playing || !medium) return;
    this.#request = requestAnimationFrame(this.#tick);
    const passed = Math.floor(((performance.now() - this.#since) * (medium.fps || DEFAULT_FPS) * ui.speed) / 1000);
    const beyond = this.#frame + passed > this.#last;
    const due = beyond ? this.#last : this.#frame + passed;
    let next = due;
    while (next > ui.frame && !this.loader.ready(next)) next--;
    if (next > ui.frame) this.navigation.goTo(next);
    else if (due > ui.frame) {
      // Nothing to show yet: the clock waits too, else all that is late would be skipped.
      this.loader.want(ui.frame + 1);
      this.#start();
    }
    if (next < this.#last) return;
    if (!ui.loop) return this.pause();
    if (!beyond) return; // the last frame is seen as long as any other
    this.navigation.goTo(this.#first);
    this.#start();
  };
}
