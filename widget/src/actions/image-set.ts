// Several images that are open at once: a session each, one on screen, the next one encoded ahead.
import { HostError, isAbort } from "../hosts/host";
import type { Message } from "../protocol/envelope";
import type { ImageData as ImagePart, OpenPart, StateAnswer } from "../protocol/messages";
import type { Context } from "../state/context";
import { isEmpty, isUnsavedHere } from "../state/selectors";
import { rememberedSession } from "../state/storage";
import type { SetImage } from "../state/store";
import * as strings from "../strings";
import type { Navigation } from "./navigation";

export class ImageSet {
  #adding: AbortController | null = null;

  constructor(
    readonly context: Context,
    readonly navigation: Navigation,
  ) {}

  /** Opens files after the one that is open, one by one; what cannot be read is marked, and costs the others nothing. A
   * file that comes to a set alone is shown. What fails is told of where it came alone, or where nothing can be read.
   */
  async add(files: readonly File[]): Promise<void> {
    const { store, ui } = this.context;
    const { signal } = this.#begin();
    const alone = files.length === 1 && ui.images.length > 0;
    let problem: unknown = null;
    this.#keepOpen();
    for (const [index, file] of files.entries()) {
      if (signal.aborted) break;
      store.update({ opening: strings.images.adding(index + 1, files.length) });
      try {
        const onPart = (part: Message<OpenPart>) => this.#take(part.meta);
        const end = await this.context.stream("open", { name: file.name, later: true }, [file], onPart, { signal });
        const opened = end.meta.state;
        // An archive's images came as parts.
        if (opened && !this.context.ui.images.some(({ session }) => session === opened.session))
          this.#append(image(opened.session, file.name));
      } catch (error) {
        if (isAbort(error)) break;
        this.#append(failed(file.name, error));
        problem = error;
      }
      await this.#begun();
    }
    this.#end(signal);
    await this.refresh();
    if (signal.aborted) return;
    const none = this.context.ui.images.every(({ session }) => !session);
    if (none) store.update({ images: [] });
    if (problem && (files.length === 1 || none)) this.context.fail(files.length > 1 ? noneOf(files, problem) : problem);
    else if (alone) await this.show(this.context.ui.images.length - 1);
  }

  /** Stops opening further files. */
  cancel(): void {
    this.#adding?.abort();
  }

  /** Whether the images may be the frames of a video: numbered, and none of them worked on. */
  get joinable(): boolean {
    const { images, state } = this.context.ui;
    const names = new Set(images.map(({ name }) => name.replace(/\d+/g, "0")));
    const untouched = images.every(({ mark }) => mark === "todo" || mark === "empty") && !state.objects.length;
    return images.length > 1 && names.size === 1 && untouched && /\d/.test(images[0]!.name);
  }

  /** Makes the images the frames of a video. */
  async join(): Promise<void> {
    const { store } = this.context;
    const sessions = this.context.ui.images.map(({ session }) => session);
    const { signal } = this.#begin();
    store.update({ opening: strings.images.joining });
    try {
      const end = await this.context.stream("join", { sessions }, [], () => {}, { signal });
      store.update({ images: [] });
      if (end.meta.state) this.navigation.show(end.meta.state);
    } catch (error) {
      this.context.fail(error, () => void this.join());
    }
    this.#end(signal);
  }

  /** Has the next images encoded, on ZeroGPU by a GPU, before anybody gets to them. */
  async prepare(): Promise<void> {
    const { store } = this.context;
    const { signal } = this.#begin();
    const show = (done: number, total: number) => store.update({ opening: strings.images.preparing(done, total) });
    show(0, this.context.ui.images.length);
    try {
      const end = await this.context.stream("prepare", {}, [], ({ meta }) => show(meta.done, meta.total), { signal });
      const [message = "", ...rest] = (end.meta.note ?? "").split(/(?<=[.]) /);
      if (message) store.update({ problem: { kind: "hint", message, hint: rest.join(" "), action: null } });
    } catch (error) {
      if (!isAbort(error)) this.context.fail(error, () => void this.prepare());
    }
    this.#end(signal);
    await this.refresh();
  }

  /** What is on screen came with the others: has it encoded, and the next one. */
  async begin(): Promise<void> {
    const { images, state } = this.context.ui;
    // A failure is told at the first click.
    await this.#ask(images.findIndex(({ session }) => session === state.session)).catch(() => {});
    await this.refresh();
  }

  /** Shows image `index`. One that could not be read says why. */
  async show(index: number): Promise<void> {
    const { ui, store } = this.context;
    const wanted = ui.images[index];
    if (!wanted || wanted.session === ui.state.session) return;
    if (!wanted.session) return store.update({ announcement: wanted.problem });
    store.update({ images: this.#marked(ui.images) });
    try {
      const state = await this.#ask(index);
      this.navigation.show(state);
      store.update({
        images: this.#marked(this.context.ui.images),
        // While further ones come, their number is not known.
        ...(ui.opening ? {} : { announcement: strings.images.position(index + 1, ui.images.length, wanted.name) }),
      });
    } catch (error) {
      this.context.fail(error, () => void this.show(index));
    }
  }

  /** Shows the next image that can be read, or the one before. */
  step(by: 1 | -1): void {
    const { images, state } = this.context.ui;
    let index = images.findIndex(({ session }) => session === state.session) + by;
    while (images[index] && !images[index]!.session) index += by;
    if (images[index]) void this.show(index);
  }

  /** What Python holds, after a reload of the page. What could not be read is known to this page alone. */
  async refresh(): Promise<void> {
    try {
      const { meta } = await this.context.quietly("sessions", {});
      const { images: known, classes } = this.context.ui;
      this.context.store.update({ classes: [...new Set([...classes, ...meta.classes])], prepare: meta.prepare });
      if (meta.sessions.length < 2 && known.length < 2) return this.context.store.update({ images: [] });
      const images = known.length ? [...known] : meta.sessions.map((one) => ({ ...one, problem: "" }));
      const now = new Map(meta.sessions.map((one) => [one.session, one]));
      this.context.store.update({
        images: images.map((one) => ({ ...one, ...(now.get(one.session) ?? { mark: "failed" as const }) })),
      });
    } catch {
      // The next request reports the lost connection.
    }
  }

  /** Shows the image that was on screen before a reload. */
  async goBack(): Promise<void> {
    const before = rememberedSession();
    const index = this.context.ui.images.findIndex(({ session }) => session && session === before);
    if (index >= 0) await this.show(index);
  }

  #begin(): AbortController {
    this.#adding?.abort();
    this.#adding = new AbortController();
    this.context.store.update({ problem: null });
    return this.#adding;
  }

  #end(signal: AbortSignal): void {
    if (this.#adding?.signal !== signal) return;
    this.#adding = null;
    this.context.store.update({ opening: null });
  }

  /** What is open becomes the first image. */
  #keepOpen(): void {
    const { images, state } = this.context.ui;
    const own = images.length || !state.medium ? images : [image(state.session, state.medium.name)];
    this.context.store.update({ images: this.#marked(own) });
  }

  /** Takes in an image of an archive. */
  #take({ status, done, total, image: one }: OpenPart): void {
    if (status === "unpacking") this.context.store.update({ opening: strings.opening.status(status, done, total) });
    if (!one) return;
    this.#append(imageOf(one));
    void this.#begun();
  }

  /** Shows the first image as it is there, and has the second encoded as it is. */
  async #begun(): Promise<void> {
    const { images, state } = this.context.ui;
    const readable = images.flatMap(({ session }, index) => (session ? [index] : []));
    if (!state.medium && readable.length === 1) await this.show(readable[0]!);
    else if (readable.length === 2 && images[readable[0]!]!.session === state.session) {
      // A failure is told once the user goes there.
      await this.#ask(readable[0]!).catch(() => {});
    }
  }

  /** The state of image `index`, which Python shows from now on, and encodes the next one. */
  async #ask(index: number): Promise<StateAnswer["state"]> {
    const { images } = this.context.ui;
    const following = images.slice(index + 1).find(({ session }) => session)?.session ?? null;
    const asked = this.context.host.call<StateAnswer>("show", { session: images[index]!.session, following });
    return (await asked).meta.state;
  }

  #append(one: SetImage): void {
    this.context.store.update({ images: [...this.context.ui.images, one] });
  }

  /** The images with what the page knows of the one on screen. */
  #marked(images: readonly SetImage[]): readonly SetImage[] {
    const { ui } = this.context;
    const mark = ui.state.objects.every(isEmpty) ? "empty" : "done";
    const unsaved = isUnsavedHere(ui);
    return images.map((one) => (one.session === ui.state.session ? { ...one, mark, unsaved } : one));
  }
}

/** An image of a set or an archive as it came. */
export const imageOf = (one: ImagePart): SetImage =>
  one.session ? image(one.session, one.name) : failed(one.name, one.problem);

const image = (session: string, name: string): SetImage => ({
  session,
  name,
  mark: "todo",
  unsaved: false,
  problem: "",
});

function noneOf(files: readonly File[], last: unknown): HostError {
  const { problem } = failed(files.at(-1)!.name, last);
  return new HostError("media", strings.images.none(files.length), `${files.at(-1)!.name}: ${problem}`);
}

function failed(name: string, error: unknown): SetImage {
  const problem = error instanceof HostError ? `${error.message} ${error.hint}` : String(error);
  return { session: "", name, mark: "failed", unsaved: false, problem };
}
