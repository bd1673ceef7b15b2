// Opens files and examples. If it fails, what was open stays.
import { HostError } from "../hosts/host";
import type { Message } from "../protocol/envelope";
import type { OpenPart } from "../protocol/messages";
import type { Context } from "../state/context";
import { isUnsaved } from "../state/selectors";
import * as strings from "../strings";
import type { Export } from "./export";
import type { Navigation } from "./navigation";
import type { Playback } from "./playback";

/** What 32 bits of an envelope can tell. */
const MAX_UPLOAD_BYTES = 2 ** 32 - 1;

export type Source = File | { example: string; name: string };

export class Open {
  #controller: AbortController | null = null;

  constructor(
    readonly context: Context,
    readonly navigation: Navigation,
    readonly playback: Playback,
    readonly exporting: Export,
  ) {}

  /** Opens a file or one of the examples. Asks first where work would be lost, unless the user is `sure`. */
  async run(source: Source, sure = false): Promise<void> {
    const { store } = this.context;
    if (source instanceof File && source.size > MAX_UPLOAD_BYTES) {
      const { tooLarge, tooLargeHint } = strings.problems;
      return this.context.fail(new HostError("media", tooLarge, tooLargeHint));
    }
    if (!sure && isUnsaved(this.context.ui)) return this.#ask(source);
    this.#controller?.abort();
    this.playback.pause();
    const controller = new AbortController();
    this.#controller = controller;
    store.update({ opening: strings.opening.opening(source.name), problem: null });
    try {
      const end = await this.#stream(source, controller.signal);
      if (end.meta.state) this.navigation.show(end.meta.state);
    } catch (error) {
      this.context.fail(error, () => void this.run(source, true));
    } finally {
      if (this.#controller === controller) {
        this.#controller = null;
        store.update({ opening: null });
      }
    }
  }

  cancel(): void {
    this.#controller?.abort();
  }

  #stream(source: Source, signal: AbortSignal): Promise<Message<OpenPart>> {
    const onPart = ({ meta: { status } }: Message<OpenPart>) => {
      if (status) this.context.store.update({ opening: strings.opening[status] });
      // The file could be read: what is being exported is about to be closed.
      if (status === "encoding") this.exporting.cancel();
    };
    if (source instanceof File) return this.context.stream("open", { name: source.name }, [source], onPart, { signal });
    return this.context.stream("open", { example: source.example }, [], onPart, { signal });
  }

  #ask(source: Source): void {
    const run = () => void this.run(source, true);
    const { unsaved: message, unsavedHint: hint, openAnyway } = strings.problems;
    this.context.store.update({
      problem: { kind: "hint", message, hint, action: { label: openAnyway(source.name), run } },
    });
  }
}
