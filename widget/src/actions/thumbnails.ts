// A small image of the frame under the pointer on the timeline.
import type { Context } from "../state/context";
import { Lru } from "../state/lru";

/** The longer side in pixels, of a fine screen. */
const SIDE = 320;
const KEPT = 64;
/** How long the pointer rests before its frame is asked for. */
const REST_MS = 80;

export class Thumbnails {
  #images = new Lru<string, string>(KEPT, (url) => URL.revokeObjectURL(url));
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly context: Context) {}

  /** Shows `frame` above the timeline, `x` CSS pixels from its left. */
  show(frame: number, x: number): void {
    clearTimeout(this.#timer);
    const url = this.#images.get(this.#key(frame)) ?? "";
    this.context.store.update({ thumbnail: { frame, x, url } });
    if (!url) this.#timer = setTimeout(() => void this.#fetch(frame), REST_MS);
  }

  hide(): void {
    clearTimeout(this.#timer);
    if (this.context.ui.thumbnail) this.context.store.update({ thumbnail: null });
  }

  /** An image is of what the session held when it was made. */
  #key(frame: number): string {
    const { session, revision } = this.context.ui.state;
    return `${session} ${revision} ${frame}`;
  }

  async #fetch(frame: number): Promise<void> {
    const key = this.#key(frame);
    try {
      const { meta, buffers } = await this.context.quietly("overlay", { frame, size: SIDE });
      const url = URL.createObjectURL(new Blob(buffers as BlobPart[], { type: meta.mime }));
      this.#images.set(key, url, 1);
      const { thumbnail } = this.context.ui;
      if (thumbnail?.frame === frame) this.context.store.update({ thumbnail: { ...thumbnail, url } });
    } catch {
      // The frame itself tells of what is wrong once it is gone to.
    }
  }
}
