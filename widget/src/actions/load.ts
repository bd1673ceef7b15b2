// Takes the masks of a file as objects of what is open.

import type { Message } from "../protocol/envelope";
import type { LoadPart } from "../protocol/messages";
import type { Context } from "../state/context";
import * as strings from "../strings";
import type { Navigation } from "./navigation";

const MASKS = /\.(json|npz|npy|txt|zip)$/i;

/** Whether a file holds masks, by its name: a PNG is opened as an image. */
export function holdsMasks(name: string): boolean {
  return MASKS.test(name);
}

/** Whether a file is a zip, by its name: of masks, or of images. */
export function isArchive(name: string): boolean {
  return /\.zip$/i.test(name);
}

export class Load {
  constructor(
    readonly context: Context,
    readonly navigation: Navigation,
  ) {}

  /** Takes the masks of a file. Resolves with whether there were some. */
  async run(file: File): Promise<boolean> {
    const { store } = this.context;
    if (!this.context.ui.state.medium) {
      const { openFirst: message, openFirstHint: hint } = strings.problems;
      store.update({ problem: { kind: "error", message, hint, action: null } });
      return false;
    }
    store.update({ opening: strings.opening.loading(file.name), problem: null });
    let last: Message<LoadPart> | null = null;
    try {
      last = await this.context.stream("load", { name: file.name }, [file], () => {});
      const count = last.meta.objects?.length ?? 0;
      await this.navigation.refetch(false);
      store.update({ announcement: strings.announcements.loaded(file.name, count) });
      return true;
    } catch (error) {
      this.context.fail(error, () => void this.run(file));
      return false;
    } finally {
      store.update({ opening: null });
    }
  }
}
