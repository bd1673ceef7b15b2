// Propagation: a stream of frames with masks, shown as they come, while the user may go on clicking.
import type { Core } from "../state/context";
import { isAbort } from "../hosts/host";
import type { Loader } from "../state/frame-loader";
import { masksOf } from "../state/mask-cache";
import type { Message } from "../protocol/envelope";
import type { Direction, PropagatePart, Push } from "../protocol/messages";
import { objectOf, withLive } from "../state/store";

const CANCELLED = "Propagation was cancelled. What was done is kept.";

export interface Range {
  direction: Direction;
  start?: number;
  end?: number;
}

export class Tracking {
  /** What the page runs, if it does. */
  range: Range | null = null;
  #controller: AbortController | null = null;
  /** Another view runs one, or a cell. */
  #elsewhere = false;
  /** Whether the page goes along with the frames: until the user goes elsewhere. */
  #following = false;

  constructor(
    readonly core: Core,
    readonly loader: Loader,
    readonly goTo: (frame: number) => void,
    /** Edits that are under way are part of what is followed. Says whether all were answered. */
    readonly settled: () => Promise<boolean>,
  ) {}

  get running(): boolean {
    return this.#controller !== null || this.#elsewhere;
  }

  /** Whether frames pass by of themselves. */
  get following(): boolean {
    return this.running && this.#following;
  }

  /** The user went to a frame himself. */
  unfollow(): void {
    this.#following = false;
  }

  /** The user has had enough. What is under way still comes: Python keeps it, and the page has to show what Python keeps. */
  cancel(): void {
    const { propagation } = this.core.ui;
    if (!propagation || propagation.stopping) return;
    const told = this.core.quietly("cancel", {});
    if (this.#controller && propagation.done === 0) {
      // Python may not have heard of the run yet: who hangs up is sure to stop it.
      this.abort();
      return void told.catch(() => {});
    }
    this.core.store.update({ propagation: { ...propagation, stopping: true } });
    told.catch((error: unknown) => {
      this.core.fail(error);
      this.abort();
      const { propagation } = this.core.ui;
      if (propagation) this.core.store.update({ propagation: { ...propagation, stopping: false } });
    });
  }

  /** Ends what the page runs, at once; what others run goes on. */
  abort(): void {
    this.#controller?.abort();
  }

  /** A part of a propagation that another view runs, or a cell. */
  hear({ meta, buffers }: Message<Push>): void {
    const { done = 0, total = 0 } = meta;
    const { core } = this;
    if (!this.#elsewhere && !meta.end) {
      this.#elsewhere = true;
      this.#following = core.host.sharesView;
    }
    if (!meta.end) return this.#accept({ ...meta, done, total }, buffers);
    this.#elsewhere = false;
    if (meta.state) core.accept(meta.state);
    this.#finish();
  }

  /** Parts of a propagation elsewhere may have been missed, its end too: if it goes on, the next one shows it again. */
  forgetElsewhere(): boolean {
    if (!this.#elsewhere) return false;
    this.#elsewhere = false;
    this.#finish();
    return true;
  }

  async run(range: Range): Promise<void> {
    const { core } = this;
    if (this.running || (core.ui.state.objects.length === 0 && core.ui.pending.length === 0)) return;
    const controller = new AbortController();
    this.#controller = controller;
    this.range = range;
    this.#following = true;
    let known = true;
    core.store.update({ propagation: { done: 0, total: 0, secondsLeft: 0, framesPerSecond: 0, stopping: false } });
    try {
      if (!(await this.settled()) || core.ui.state.objects.length === 0) return;
      const { meta } = await core.stream(
        "propagate",
        range,
        [],
        (part) => this.#accept(part.meta, part.buffers),
        { signal: controller.signal },
      );
      if (meta.state) core.accept(meta.state);
      core.store.update({ announcement: core.ui.propagation?.stopping ? CANCELLED : "Propagation is done." });
    } catch (error) {
      if (isAbort(error)) core.store.update({ announcement: CANCELLED });
      else core.fail(error, () => void this.run(range));
      known = await this.#sync();
      // What was on its way is lost to the page, not to Python.
      if (known) core.masks.clear();
    } finally {
      this.#controller = null;
      this.range = null;
      this.#finish(known);
    }
  }

  /** `known`: whether the state tells of all that was reached. */
  #finish(known = true): void {
    this.core.store.update({ propagation: null, ...(known ? { live: new Map() } : {}) });
    this.loader.refresh();
    this.core.redraw();
  }

  #accept({ frame, masks = [], ...part }: PropagatePart, buffers: Uint8Array[]): void {
    const { core } = this;
    if (this.#controller?.signal.aborted || frame === undefined) return;
    for (const mask of masksOf(masks, buffers)) {
      const object = objectOf(core.ui, mask.data.object);
      if (!object) continue;
      // What the user prompted is never overwritten, not even by a part that set out before the click.
      if (!object.prompts[frame] || !core.masks.get(frame, mask.data.object)) core.masks.put(mask);
    }
    core.store.update({
      live: withLive(core.ui.live, frame, masks),
      propagation: {
        done: part.done,
        total: part.total,
        secondsLeft: part.seconds_left ?? 0,
        framesPerSecond: part.frames_per_second ?? 0,
        stopping: core.ui.propagation?.stopping ?? false,
      },
    });
    // If pictures come slower than masks some are left out, else none would ever be shown.
    if (this.#following && this.loader.ready(core.ui.frame)) this.goTo(frame);
    else if (frame === core.ui.frame) core.redraw();
  }

  /** What Python kept. Says whether it could be asked. */
  async #sync(): Promise<boolean> {
    try {
      this.core.accept(await this.core.currentState());
      return true;
    } catch {
      return false; // The next answer brings the state.
    }
  }
}
