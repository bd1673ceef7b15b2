// Brings the frames and masks that are on screen or soon will be: the wanted frame first, then its neighbours in the
// direction of travel, a few at a time.

import { isAbort } from "../hosts/host";
import type { Context } from "./context";
import { masksOf } from "./mask-cache";
import { sameValues, timelineAt } from "./selectors";

const PARALLEL_REQUESTS = 3;
const AHEAD_PLAYING = 12;
const AHEAD_IDLE = 4;
/** The longest side that Python sends a frame with. */
const MAX_SIDE = 4096;

export class FrameLoader {
  #wanted = 0;
  #direction = 1;
  #fetching = new Set<string>();
  /** The revision at which Python had no more masks of a frame than it gave: asking again would bring nothing. */
  #asked = new Map<number, number>();
  /** What failed to load: not requested again until it is the wanted frame. */
  #failed = new Set<string>();
  #generation = 0;

  constructor(readonly context: Context) {}

  /** Shows a frame as soon as it is here. */
  want(frame: number): void {
    if (frame !== this.#wanted) this.#direction = frame > this.#wanted ? 1 : -1;
    this.#wanted = frame;
    this.#failed.delete(`frame ${frame}`);
    this.#failed.delete(`masks ${frame}`);
    this.#pump();
  }

  /** Masks have changed: asks again for those of the wanted frame. */
  refresh(): void {
    this.#asked.clear();
    this.#failed.clear();
    this.#pump();
  }

  /** Frames are to look otherwise: those on screen are asked for anew. */
  reload(): void {
    this.context.frames.clear();
    this.refresh();
  }

  /** Another medium: drops what is here and what is under way. */
  clear(): void {
    this.#generation++;
    this.#fetching.clear();
    this.#asked.clear();
    this.#failed.clear();
    this.context.latest = -1;
    this.context.frames.clear();
    this.context.masks.clear();
  }

  /** A camera's frame is here, and the one before the last is of no use any more. */
  passed(frame: number): void {
    this.#wanted = frame;
    this.context.latest = frame;
    this.context.frames.delete(frame - 2);
    this.context.masks.forget(frame - 2);
  }

  /** Whether a frame can be shown now, with its masks. */
  ready(frame: number): boolean {
    return this.context.frames.has(frame) && !this.#lacksMasks(frame);
  }

  #lacksMasks(frame: number): boolean {
    const { state, live } = this.context.ui;
    if (this.#asked.get(frame) === state.revision) return false;
    const { masks } = this.context;
    return state.objects.some((object) => timelineAt(object, live, frame) && !masks.isFresh(frame, object.id));
  }

  #pump(): void {
    const { medium } = this.context.ui.state;
    // A camera's frames come by themselves.
    if (!medium || medium.kind === "live") return;
    // No more than the cache holds: frames that are fetched ahead must not evict one another.
    const fits =
      Math.floor(this.context.frames.limit / (4 * Math.min(medium.width * medium.height, MAX_SIDE ** 2))) - 2;
    const ahead = Math.min(this.context.ui.playing ? AHEAD_PLAYING : AHEAD_IDLE, Math.max(fits, 0));
    for (let i = 0; i <= ahead && this.#fetching.size < PARALLEL_REQUESTS; i++) {
      const frame = this.#wanted + i * this.#direction;
      if (frame < 0 || frame >= medium.frames) break;
      if (!this.context.frames.has(frame)) void this.#once(`frame ${frame}`, () => this.#fetchFrame(frame));
      if (this.#lacksMasks(frame)) void this.#once(`masks ${frame}`, () => this.#fetchMasks(frame));
    }
  }

  async #once(key: string, work: () => Promise<void>): Promise<void> {
    if (this.#fetching.has(key) || this.#failed.has(key)) return;
    this.#fetching.add(key);
    const generation = this.#generation;
    try {
      await work();
    } catch (error) {
      if (generation !== this.#generation || isAbort(error)) return;
      this.#failed.add(key);
      // A neighbour that cannot be read is reported when it is wanted.
      if (key.endsWith(` ${this.#wanted}`) && !this.context.isMended(error))
        this.context.fail(error, () => this.refresh());
    } finally {
      if (generation === this.#generation) this.#fetching.delete(key);
    }
    if (generation === this.#generation) this.#pump();
  }

  async #fetchFrame(frame: number): Promise<void> {
    const generation = this.#generation;
    const wanted = frame === this.#wanted;
    const { values } = this.context.ui.state.medium ?? {};
    const asking = wanted ? this.context.call("frame", { frame }) : this.context.quietly("frame", { frame });
    const { meta, buffers } = await asking;
    const image = new Blob(buffers as BlobPart[], { type: meta.mime });
    const bitmap = await this.context.during(createImageBitmap(image));
    if (generation !== this.#generation || !sameValues(values, this.context.ui.state.medium?.values))
      return bitmap.close();
    this.context.frames.set(frame, bitmap, bitmap.width * bitmap.height * 4);
    if (wanted) this.context.latest = frame;
    this.context.pixels.emit();
  }

  async #fetchMasks(frame: number): Promise<void> {
    const generation = this.#generation;
    const asked = this.context.masks.now;
    const { revision } = this.context.ui.state;
    const { meta, buffers } = await this.context.quietly("masks", { frame });
    if (generation !== this.#generation) return;
    for (const mask of masksOf(meta.masks, buffers)) this.context.masks.put(mask, asked);
    if (this.context.masks.takes(asked) && this.#lacksMasks(frame)) this.#asked.set(frame, revision);
    // The panels show masks as well.
    this.context.store.update({});
  }
}
