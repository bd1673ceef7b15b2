// Brings the frames and masks that are on screen or soon will be: the wanted frame first, then its neighbours in the
// direction of travel, a few at a time.
import type { Core } from "./context";
import { isAbort } from "../hosts/host";
import { masksOf } from "./mask-cache";
import { timelineAt } from "./store";

const AT_ONCE = 3;
const AHEAD = 12;
const AHEAD_IDLE = 4;
/** The longest side that Python sends a frame with. */
const SIDE = 4096;

export class Loader {
  #wanted = 0;
  #direction = 1;
  #fetching = new Set<string>();
  /** The revision at which Python had no more masks of a frame than it gave: asking again is for nothing. */
  #asked = new Map<number, number>();
  /** What could not be brought: not asked for again until it is wanted itself. */
  #failed = new Set<string>();
  #generation = 0;

  constructor(readonly core: Core) {}

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

  /** Another medium: what is under way is for nothing. */
  clear(): void {
    this.#generation++;
    this.#fetching.clear();
    this.#asked.clear();
    this.#failed.clear();
    this.core.latest = -1;
    this.core.pictures.clear();
    this.core.masks.clear();
  }

  /** Whether a frame can be shown now, with its masks. */
  ready(frame: number): boolean {
    return this.core.pictures.has(frame) && !this.#lacksMasks(frame);
  }

  #lacksMasks(frame: number): boolean {
    const { state, live } = this.core.ui;
    if (this.#asked.get(frame) === state.revision) return false;
    return state.objects.some((object) => timelineAt(object, live, frame) && !this.core.masks.get(frame, object.id));
  }

  #pump(): void {
    const { medium } = this.core.ui.state;
    if (!medium) return;
    // No more than the cache holds: one that is asked for must not push out another that is.
    const fits = Math.floor(this.core.pictures.limit / (4 * Math.min(medium.width * medium.height, SIDE ** 2))) - 2;
    const ahead = Math.min(this.core.ui.playing ? AHEAD : AHEAD_IDLE, Math.max(fits, 0));
    for (let i = 0; i <= ahead && this.#fetching.size < AT_ONCE; i++) {
      const frame = this.#wanted + i * this.#direction;
      if (frame < 0 || frame >= medium.frames) break;
      if (!this.core.pictures.has(frame)) void this.#once(`frame ${frame}`, () => this.#fetchPicture(frame));
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
      // A neighbour that cannot be read is told of when it is wanted.
      if (key.endsWith(` ${this.#wanted}`)) this.core.fail(error, () => this.refresh());
    } finally {
      if (generation === this.#generation) this.#fetching.delete(key);
    }
    if (generation === this.#generation) this.#pump();
  }

  async #fetchPicture(frame: number): Promise<void> {
    const generation = this.#generation;
    const wanted = frame === this.#wanted;
    const asking = wanted ? this.core.call("frame", { frame }) : this.core.quietly("frame", { frame });
    const { meta, buffers } = await asking;
    const bitmap = await createImageBitmap(new Blob(buffers as BlobPart[], { type: meta.mime }));
    if (generation !== this.#generation) return bitmap.close();
    this.core.pictures.set(frame, bitmap, bitmap.width * bitmap.height * 4);
    if (wanted) this.core.latest = frame;
    this.core.redraw();
  }

  async #fetchMasks(frame: number): Promise<void> {
    const generation = this.#generation;
    const asked = this.core.masks.now;
    const { revision } = this.core.ui.state;
    const { meta, buffers } = await this.core.quietly("masks", { frame });
    if (generation !== this.#generation) return;
    for (const mask of masksOf(meta.masks, buffers)) this.core.masks.put(mask, asked);
    if (this.#lacksMasks(frame)) this.#asked.set(frame, revision);
    // The panels show masks as well.
    this.core.store.update({});
  }
}
