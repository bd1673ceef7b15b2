// Opens files and examples. If it fails, what was open stays.
import { HostError } from "../hosts/host";
import type { Message } from "../protocol/envelope";
import type { OpenPart, StateData } from "../protocol/messages";
import type { Context } from "../state/context";
import { isUnsaved } from "../state/selectors";
import { keepToken } from "../state/storage";
import type { SetImage } from "../state/store";
import * as strings from "../strings";
import type { Early, Source } from "./early";
import type { Export } from "./export";
import { type ImageSet, imageOf } from "./image-set";
import type { Load } from "./load";
import type { Navigation } from "./navigation";
import type { Playback } from "./playback";

/** What 32 bits of an envelope can tell. */
const MAX_UPLOAD_BYTES = 2 ** 32 - 1;

/** What was to be opened while work was not exported, and waits for the user's word. */
interface Next {
  source: Source;
  /** Files with its masks that came with it. */
  masks: readonly File[];
  /** The session that it was opened as, beside the one on screen; null where it is opened only then. */
  state: StateData | null;
  /** The images that came with it, where it holds several. */
  images: readonly SetImage[];
  /** The session on screen, and all whose work would be lost. */
  before: string;
  open: readonly string[];
  /** It comes as soon as the work is exported. */
  due: boolean;
}

export class Open {
  #controller: AbortController | null = null;
  #next: Next | null = null;

  constructor(
    readonly context: Context,
    readonly navigation: Navigation,
    readonly playback: Playback,
    readonly exporting: Export,
    readonly early: Early,
    readonly images: ImageSet,
    readonly loading: Load,
  ) {
    context.store.subscribe(() => this.#check());
  }

  /**
   * Opens a file or one of the examples. Where work would be lost it is opened beside that, so that the user is asked
   * only about a file that can be read, unless they are `sure`. The files of `masks` are of it.
   */
  async run(source: Source, sure = false, masks: readonly File[] = []): Promise<void> {
    const { context } = this;
    const { store, host } = context;
    if (source instanceof File && source.size > MAX_UPLOAD_BYTES) {
      const { tooLarge, tooLargeHint } = strings.problems;
      return context.fail(new HostError("media", tooLarge, tooLargeHint));
    }
    const unsaved = !sure && isUnsaved(context.ui);
    // A notebook's session is a variable: it is not opened beside another.
    if (unsaved && !host.ownsPage) return this.#ask({ source, masks, state: null, images: [] });
    this.#controller?.abort();
    this.stay();
    this.playback.pause();
    const controller = new AbortController();
    this.#controller = controller;
    store.update({ opening: strings.opening.opening(source.name), problem: null });
    if (!unsaved) void this.early.show(source);
    let opened = false;
    const images: SetImage[] = [];
    try {
      const { state } = (await this.#stream(source, unsaved, images, controller.signal)).meta;
      opened = state !== undefined;
      if (state && unsaved) this.#ask({ source, masks, state, images });
      else if (state) await this.#show(state, images, masks);
      if (host.ownsPage) keepToken(host.token, context.ui.kept);
    } catch (error) {
      context.fail(error, () => void this.run(source, sure, masks));
    } finally {
      if (this.#controller === controller) {
        this.#controller = null;
        if (!opened) this.early.clear();
        store.update({ opening: null });
      }
    }
  }

  cancel(): void {
    this.#controller?.abort();
  }

  /** The user stays with what is open. */
  stay(): void {
    const next = this.#take();
    const sessions = next?.state ? [next.state.session, ...next.images.map(({ session }) => session)] : [];
    for (const session of new Set(sessions.filter(Boolean))) void this.context.close(session);
  }

  /** The user goes on to what was to be opened, and loses what is not exported. */
  discard(): void {
    const next = this.#take();
    if (next) this.#goOn(next);
  }

  /** The user exports first: what was to be opened comes once that is done. */
  exportFirst(): void {
    if (!this.#next) return;
    this.#next = { ...this.#next, due: true };
    const { opensLater, opensLaterHint: hint, staying: label } = strings.problems;
    const message = opensLater(this.#next.source.name);
    const action = { label, run: () => this.stay() };
    this.context.store.update({ asking: null, problem: { kind: "hint", message, hint, action } });
  }

  #ask(next: Pick<Next, "source" | "masks" | "state" | "images">): void {
    const { state: now, images: shown } = this.context.ui;
    const open = shown.length ? shown.map(({ session }) => session).filter(Boolean) : [now.session];
    this.#next = { ...next, before: now.session, open, due: false };
    this.context.store.update({ asking: next.source.name });
  }

  #take(): Next | null {
    const next = this.#next;
    this.#next = null;
    if (this.context.ui.asking !== null) this.context.store.update({ asking: null });
    return next;
  }

  async #show(state: StateData, images: readonly SetImage[], masks: readonly File[]): Promise<void> {
    this.context.store.update({ images: images.length > 1 ? images : [], problem: null });
    this.navigation.show(state);
    if (images.length > 1) void this.images.begin();
    await this.loading.runAll(masks);
  }

  #goOn({ source, masks, state, images, open }: Next): void {
    if (!state) return void this.run(source, true, masks);
    this.exporting.cancel();
    void this.#show(state, images, masks);
    for (const session of open) void this.context.close(session);
  }

  /** The work may be exported by now, or another client may have opened something else. */
  #check(): void {
    const { ui } = this.context;
    if (!this.#next) return;
    if (ui.state.session !== this.#next.before) this.stay();
    else if (this.#next.due && !isUnsaved(ui)) this.discard();
  }

  #stream(source: Source, keep: boolean, images: SetImage[], signal: AbortSignal): Promise<Message<OpenPart>> {
    const onPart = ({ meta }: Message<OpenPart>) => {
      const { status, image } = meta;
      if (image) images.push(imageOf(image));
      if (status) this.context.store.update({ opening: strings.opening.status(status, meta.done, meta.total) });
      // The file could be read: what is being exported is about to be closed.
      if (status === "encoding" && !keep) this.exporting.cancel();
    };
    const { name } = source;
    const what =
      source instanceof File ? { name } : "url" in source ? { url: source.url } : { example: source.example };
    const files = source instanceof File ? [source] : [];
    return this.context.stream("open", { ...what, ...(keep ? { keep } : {}) }, files, onPart, { signal });
  }
}
