// Plays a video at its own speed: frames that are late are left out, and it waits where none is here yet.
import type { Core } from "../state/context";
import type { Loader } from "../state/frame-loader";

export class Player {
  #frame = 0;
  #since = 0;
  #request = 0;

  constructor(
    readonly core: Core,
    readonly loader: Loader,
    readonly goTo: (frame: number) => void,
  ) {}

  toggle(): void {
    if (this.core.ui.playing) this.pause();
    else this.play();
  }

  play(): void {
    const { medium } = this.core.ui.state;
    if (!medium || medium.frames < 2) return;
    if (this.core.ui.frame >= medium.frames - 1) this.goTo(0);
    this.core.store.update({ playing: true });
    this.#start();
    this.#request = requestAnimationFrame(this.#tick);
  }

  pause(): void {
    cancelAnimationFrame(this.#request);
    if (this.core.ui.playing) this.core.store.update({ playing: false });
  }

  #start(): void {
    this.#frame = this.core.ui.frame;
    this.#since = performance.now();
  }

  #tick = (): void => {
    const { ui } = this.core;
    const { medium } = ui.state;
    if (!ui.playing || !medium) return;
    this.#request = requestAnimationFrame(this.#tick);
    const fps = medium.fps || 24;
    const due = Math.min(this.#frame + Math.floor(((performance.now() - this.#since) * fps) / 1000), medium.frames - 1);
    let next = due;
    while (next > ui.frame && !this.loader.ready(next)) next--;
    if (next > ui.frame) this.goTo(next);
    else if (due > ui.frame) {
      // Nothing to show yet: the clock waits with us, else all that is late would be skipped.
      this.loader.want(ui.frame + 1);
      this.#start();
    }
    if (next >= medium.frames - 1) this.pause();
  };
}
