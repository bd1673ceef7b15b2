// Several images that are open at once: a session each, one on screen, the next one encoded ahead.
import { HostError, isAbort } from "../hosts/host";
import type { Context } from "../state/context";
import { isEmpty } from "../state/selectors";
import type { SetImage } from "../state/store";
import * as strings from "../strings";
import type { Navigation } from "./navigation";

export class ImageSet {
  constructor(
    readonly context: Context,
    readonly navigation: Navigation,
  ) {}

  /** Opens files after the one that is open, one by one; what cannot be read is marked, and costs the others nothing. */
  async add(files: readonly File[]): Promise<void> {
    const { store } = this.context;
    const { state } = this.context.ui;
    const own: SetImage[] = state.medium ? [image(state.session, state.medium.name)] : [];
    store.update({ images: this.#marked(this.context.ui.images.length ? this.context.ui.images : own) });
    for (const [index, file] of files.entries()) {
      store.update({ opening: strings.images.adding(index + 1, files.length) });
      try {
        const end = await this.context.stream("open", { name: file.name, later: true }, [file], () => {});
        const opened = end.meta.state;
        if (!opened) continue;
        this.#append(image(opened.session, file.name));
        if (!this.context.ui.state.medium) await this.show(this.context.ui.images.length - 1);
      } catch (error) {
        if (isAbort(error)) break;
        const problem = error instanceof HostError ? `${error.message} ${error.hint}` : String(error);
        this.#append({ session: "", name: file.name, mark: "failed", problem });
      }
    }
    store.update({ opening: null });
    await this.refresh();
  }

  /** Shows image `index`. One that could not be read says why. */
  async show(index: number): Promise<void> {
    const { ui, store } = this.context;
    const wanted = ui.images[index];
    if (!wanted || wanted.session === ui.state.session) return;
    if (!wanted.session) return store.update({ announcement: wanted.problem });
    store.update({ images: this.#marked(ui.images) });
    const following = ui.images.slice(index + 1).find(({ session }) => session)?.session ?? null;
    try {
      const asked = this.context.host.call("show", { session: wanted.session, following });
      const { meta } = await asked;
      this.navigation.show((meta as { state: typeof ui.state }).state);
      store.update({
        images: this.#marked(this.context.ui.images),
        announcement: strings.images.position(index + 1, ui.images.length, wanted.name),
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
      const known = this.context.ui.images;
      if (meta.sessions.length < 2 && known.length < 2) return this.context.store.update({ images: [] });
      const images = known.length ? [...known] : meta.sessions.map((one) => ({ ...one, problem: "" }));
      const marks = new Map(meta.sessions.map(({ session, mark }) => [session, mark]));
      this.context.store.update({
        images: images.map((one) => ({ ...one, mark: marks.get(one.session) ?? "failed" })),
      });
    } catch {
      // The next request reports the lost connection.
    }
  }

  #append(one: SetImage): void {
    this.context.store.update({ images: [...this.context.ui.images, one] });
  }

  /** The images with what the page knows of the one on screen. */
  #marked(images: readonly SetImage[]): readonly SetImage[] {
    const { session, objects } = this.context.ui.state;
    const mark = objects.every(isEmpty) ? "empty" : "done";
    return images.map((one) => (one.session === session ? { ...one, mark } : one));
  }
}

const image = (session: string, name: string): SetImage => ({ session, name, mark: "todo", problem: "" });
