// Propagation: a stream of frames with masks, shown as they come, while the user may go on clicking.
import { isAbort } from "../hosts/host";
import type { Message } from "../protocol/envelope";
import type { Direction, PropagatePart, Push } from "../protocol/messages";
import type { Context } from "../state/context";
import type { FrameLoader } from "../state/frame-loader";
import { masksOf } from "../state/mask-cache";
import { objectOf, withLive } from "../state/selectors";
import * as strings from "../strings";
import type { Navigation } from "./navigation";

export interface Range {
  direction: Direction;
  start?: number;
  end?: number;
  /** Those that are followed; all where it is left out. */
  objects?: number[];
}

export class Propagation {
  /** What the page runs, if it does. */
  range: Range | null = null;
  #controller: AbortController | null = null;
  /** Another client runs one, or a cell. */
  #elsewhere = false;
  /** Whether the page shows each frame as it comes: until the user goes to another. */
  #following = false;
  /** What was told last of where it runs. */
  #told = "";

  constructor(
    readonly context: Context,
    readonly loader: FrameLoader,
    readonly navigation: Navigation,
    /** Edits that are under way are part of what is followed. Says whether all were answered. */
    readonly settled: () => Promise<boolean>,
  ) {
    context.leaving.subscribe(() => {
      this.abort();
      if (!this.#elsewhere) return;
      this.#elsewhere = false;
      context.store.update({ propagation: null });
    });
  }

  get running(): boolean {
    return this.#controller !== null || this.#elsewhere;
  }

  /** Whether the frame on screen changes with the propagation. */
  get following(): boolean {
    return this.running && this.#following;
  }

  /** The user went to a frame themselves. */
  unfollow(): void {
    this.#following = false;
  }

  /** Asks Python to stop. What is under way still comes: Python keeps it, and the page shows what Python keeps. */
  cancel(): void {
    const { propagation } = this.context.ui;
    if (!propagation || propagation.stopping) return;
    const asked = this.context.quietly("cancel", {});
    if (this.#controller && propagation.done === 0) {
      // Python may not have begun yet: ending the request is sure to stop it.
      this.abort();
      return void asked.catch(() => {});
    }
    this.context.store.update({ propagation: { ...propagation, stopping: true } });
    asked.catch((error: unknown) => {
      this.context.fail(error);
      this.abort();
      const { propagation } = this.context.ui;
      if (propagation) this.context.store.update({ propagation: { ...propagation, stopping: false } });
    });
  }

  /** Ends what the page runs, at once; what others run goes on. */
  abort(): void {
    this.#controller?.abort();
  }

  /** A part of a propagation that another client runs, or a cell. */
  hear({ meta, buffers }: Message<Push>): void {
    const { done = 0, total = 0 } = meta;
    if (!meta.end) {
      if (!this.#elsewhere) this.#following = this.context.host.sharesView;
      this.#elsewhere = true;
      return this.#accept({ ...meta, done, total }, buffers);
    }
    this.#elsewhere = false;
    if (meta.state) this.navigation.accept(meta.state);
    this.#finish();
  }

  /** Parts of one elsewhere may have been missed, its end too: if it goes on, the next one shows it again. */
  forgetElsewhere(): void {
    if (!this.#elsewhere) return;
    this.#elsewhere = false;
    this.#finish();
    this.navigation.forgetMasks();
  }

  /** Does what the state calls due: goes on with the one that stopped before its end, or tracks what is stale or missing. */
  update(): Promise<void> {
    return this.run(this.context.ui.state.unfinished ? null : { direction: "update" });
  }

  /** `null` goes on with the one that stopped before its end. */
  async run(range: Range | null): Promise<void> {
    const { context } = this;
    if (this.running || (context.ui.state.objects.length === 0 && context.ui.pending.length === 0)) return;
    const controller = new AbortController();
    this.#controller = controller;
    this.range = range;
    this.#told = "";
    this.#following = true;
    let known = true;
    const propagation = { done: 0, total: 0, secondsLeft: 0, framesPerSecond: 0, stopping: false };
    // What a hint offers is begun, or overtaken.
    const problem = context.ui.problem?.kind === "hint" && context.ui.problem.action ? null : context.ui.problem;
    context.store.update({ propagation, problem });
    try {
      if (!(await this.settled()) || context.ui.state.objects.length === 0) return;
      const onPart = ({ meta, buffers }: Message<PropagatePart>) => this.#accept(meta, buffers);
      const { signal } = controller;
      const { meta } = range
        ? await context.stream("propagate", range, [], onPart, { signal })
        : await context.stream("resume", {}, [], onPart, { signal });
      if (meta.state) this.navigation.accept(meta.state);
      const { cancelled, propagated } = strings.announcements;
      const { stopping, done, total } = context.ui.propagation ?? propagation;
      // An edit that leaves nothing to track ends it as well.
      context.store.update({ announcement: stopping || done < total ? cancelled : propagated });
    } catch (error) {
      if (isAbort(error)) context.store.update({ announcement: strings.announcements.cancelled });
      else if (!context.isMended(error)) context.fail(error, () => void this.run(range));
      // What was on its way is lost to the page, not to Python.
      known = await this.navigation.refetch();
    } finally {
      this.#controller = null;
      this.range = null;
      this.#finish(known);
    }
  }

  /** `known`: whether the state tells of all that was reached. */
  #finish(known = true): void {
    this.context.store.update({ propagation: null, ...(known ? { live: new Map() } : {}) });
    this.loader.refresh();
    this.context.pixels.emit();
  }

  /** Says each quarter of the way to those who do not see it. */
  #announce(done: number, total: number): void {
    const { ui, store } = this.context;
    const quarter = (count: number) => Math.floor((4 * count) / (total || 1));
    if (done >= total || quarter(done) <= quarter(ui.propagation?.done ?? 0)) return;
    store.update({ announcement: strings.announcements.tracking(strings.page.percent(done / total)) });
  }

  /** Shows once what the user should know of where it runs. */
  #tell(note: string): void {
    if (note && note !== this.#told) {
      const [message = "", ...rest] = note.split(/(?<=[.]) /);
      // What asks for something stays.
      if (rest.length)
        this.context.store.update({ problem: { kind: "hint", message, hint: rest.join(" "), action: null } });
      else this.context.hint(message);
    }
    this.#told = note;
  }

  #accept({ frame, masks = [], ...part }: PropagatePart, buffers: Uint8Array[]): void {
    const { context } = this;
    if (this.#controller?.signal.aborted || frame === undefined) return;
    for (const mask of masksOf(masks, buffers)) {
      const object = objectOf(context.ui, mask.data.object);
      if (!object) continue;
      // What the user prompted is never overwritten, not even by a part that was made before the click.
      if (!object.prompts[frame] || !context.masks.get(frame, mask.data.object)) context.masks.put(mask);
    }
    this.#tell(part.note ?? "");
    this.#announce(part.done, part.total);
    context.store.update({
      live: withLive(context.ui.live, frame, masks),
      propagation: {
        done: part.done,
        total: part.total,
        secondsLeft: part.seconds_left ?? 0,
        framesPerSecond: part.frames_per_second ?? 0,
        stopping: context.ui.propagation?.stopping ?? false,
      },
    });
    // If frames come slower than masks some are left out, else none would ever be shown.
    if (this.#following && this.loader.ready(context.ui.frame)) this.navigation.goTo(frame);
    else if (frame === context.ui.frame) context.pixels.emit();
  }
}
