// Clicks and boxes that are made before the image itself is here, on a preview of it: they are kept, and made then.
import { newId } from "../hosts/host";
import type { Context } from "../state/context";
import type { Pending } from "../state/store";
import type { Prompt } from "./edits";

export type Source = File | { example: string; name: string } | { url: string; name: string };

/** Larger images are not previewed: to decode them twice costs more than it shows. */
const MAX_PREVIEW_BYTES = 30 << 20;

export class Early {
  #prompts: Prompt[] = [];
  #stops: (() => void)[];

  constructor(
    readonly context: Context,
    /** Makes a prompt on the frame on screen. */
    readonly make: (prompt: Prompt) => void,
  ) {
    const arrived = () => this.#arrived();
    this.#stops = [context.pixels.subscribe(arrived), context.store.subscribe(arrived)];
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.clear();
  }

  /** Shows what is being opened, as far as the page has it: an example's thumbnail, an image, a video's first frame. */
  async show(source: Source): Promise<void> {
    const { store, ui } = this.context;
    this.clear();
    const named = "example" in source ? source.example : null;
    const example = ui.examples.find(({ example }) => example.id === named);
    try {
      const bitmap = source instanceof File ? await pictureOf(source) : example && (await pictureOf(example.thumbnail));
      if (!bitmap) return;
      const { width, height } = example?.example ?? bitmap;
      // It may be open by now.
      if (this.context.ui.opening) store.update({ preview: { bitmap, width, height } });
      else bitmap.close();
    } catch {
      // No preview: what cannot be shown here may still be opened.
    }
  }

  /** Keeps a prompt until the image is here, and shows it. */
  keep(prompt: Prompt): void {
    const { store, ui } = this.context;
    this.#prompts.push(prompt);
    const nothing = { points: [], labels: [], box: null, stroke: null };
    const since = performance.now();
    const pending: Pending = { ...nothing, ...prompt, id: 0, object: 0, frame: -1, since, request: newId() };
    store.update({ pending: [...ui.pending, pending] });
  }

  /** Nothing is opened: what was kept is void. */
  clear(): void {
    const { store, ui } = this.context;
    this.#prompts = [];
    if (!ui.preview && !ui.pending.some(({ frame }) => frame < 0)) return;
    store.update({ preview: null, pending: ui.pending.filter(({ frame }) => frame >= 0) });
    ui.preview?.bitmap.close();
  }

  #arrived(): void {
    const { opening, preview, frame, state } = this.context.ui;
    if (opening || (!preview && this.#prompts.length === 0) || !this.context.frames.has(frame)) return;
    const { medium } = state;
    const same = !preview || (preview.width === medium?.width && preview.height === medium.height);
    const prompts = same ? this.#prompts : [];
    this.clear();
    for (const prompt of prompts) this.make(prompt);
  }
}

/** An image, or the first frame of a video file that the browser can play; null where there is nothing to show. */
async function pictureOf(source: File | string): Promise<ImageBitmap | null> {
  if (typeof source === "string") return createImageBitmap(await loaded(new Image(), source, "load"));
  if (source.type.startsWith("video/")) {
    const address = URL.createObjectURL(source);
    const video = Object.assign(document.createElement("video"), { muted: true, preload: "auto" });
    try {
      return await createImageBitmap(await loaded(video, address, "loadeddata"));
    } finally {
      video.removeAttribute("src");
      URL.revokeObjectURL(address);
    }
  }
  if (!source.type.startsWith("image/") || source.size > MAX_PREVIEW_BYTES) return null;
  return createImageBitmap(source);
}

/** The element once it has what is at `address`. */
function loaded<E extends HTMLImageElement | HTMLVideoElement>(element: E, address: string, event: string): Promise<E> {
  return new Promise((done, fail) => {
    element.addEventListener(event, () => done(element));
    element.addEventListener("error", fail);
    element.src = address;
  });
}
