// Takes the masks of a file as objects of what is open, or the one in it as an object's.

import { isAbort } from "../hosts/host";
import type { LoadPart } from "../protocol/messages";
import type { Context } from "../state/context";
import * as strings from "../strings";
import type { ImageSet } from "./image-set";
import type { Navigation } from "./navigation";

const MASKS = /\.(json|geojson|npz|npy|txt|zip)$/i;

/** Whether a file holds masks, by its name: a PNG is opened as an image. */
export function holdsMasks(name: string): boolean {
  return MASKS.test(name);
}

/** Whether a file is a zip, by its name: of masks, or of images. */
export function isArchive(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** Where a mask goes. */
interface Place {
  object: number;
  frame: number;
}

export class Load {
  #controller: AbortController | null = null;

  constructor(
    readonly context: Context,
    readonly navigation: Navigation,
    readonly images: ImageSet,
  ) {}

  /** Stops reading; what is open stays as it is. */
  cancel(): void {
    this.#controller?.abort();
  }

  /**
   * Takes the masks of a file, in a set those of each image into it; with `place` the one in it becomes that object's on
   * that frame. Resolves with whether there were some.
   */
  async run(file: File, place?: Place): Promise<boolean> {
    const { store } = this.context;
    if (!this.context.ui.state.medium) {
      const { openFirst: message, openFirstHint: hint } = strings.problems;
      store.update({ problem: { kind: "error", message, hint, action: null } });
      return false;
    }
    this.cancel();
    const controller = new AbortController();
    this.#controller = controller;
    const all = !place && this.context.ui.images.length > 1;
    store.update({ opening: strings.opening.loading(file.name), problem: null });
    try {
      const fields = { name: file.name, ...place, ...(all ? { all } : {}) };
      const last = await this.context.stream("load", fields, [file], () => {}, { signal: controller.signal });
      await this.navigation.refetch(false);
      if (all) await this.images.refresh();
      this.#tell(file.name, last.meta, all);
      return true;
    } catch (error) {
      if (!isAbort(error)) this.context.fail(error, () => void this.run(file, place));
      return false;
    } finally {
      if (this.#controller === controller) {
        this.#controller = null;
        store.update({ opening: null });
      }
    }
  }

  /** Takes the masks of several files, until one has none. */
  async runAll(files: readonly File[]): Promise<void> {
    for (const file of files) if (!(await this.run(file))) return;
  }

  /** What came of it. What the file cannot tell, or what fits no image, stays on screen until it is put away. */
  #tell(name: string, { count = 0, images = 0, notices = [] }: LoadPart, all: boolean): void {
    const { store } = this.context;
    const message = strings.announcements.loaded(name, count, all ? images : 0);
    if (notices.length) {
      const hint = notices.map((notice) => notice.message).join(" ");
      store.update({ problem: { kind: "hint", message, hint, action: null } });
    } else if (all) this.context.hint(message);
    else store.update({ announcement: message });
  }
}
