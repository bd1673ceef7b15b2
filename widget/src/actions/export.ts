// Makes a file of the masks and hands it to the browser to save.
import { isAbort } from "../hosts/host";
import type { Message } from "../protocol/envelope";
import type { ExportPart, StateData } from "../protocol/messages";
import type { Context } from "../state/context";
import type { Draft } from "../state/store";
import * as strings from "../strings";
import type { Edits } from "./edits";
import { ExportDraft } from "./export-draft";

/** How long the browser may take to begin to save: no event tells. */
const SAVING_MS = 60_000;

export class Export {
  readonly draft: ExportDraft;
  #controller: AbortController | null = null;

  constructor(
    readonly context: Context,
    readonly edits: Edits,
  ) {
    this.draft = new ExportDraft(context);
  }

  /** Makes what was chosen. */
  async run(draft: Draft): Promise<void> {
    const { store } = this.context;
    const { format } = draft;
    if (this.#controller) return;
    const controller = new AbortController();
    this.#controller = controller;
    store.update({ exporting: { format, done: 0, total: 0 }, problem: null });
    try {
      if (!(await this.edits.settled())) return;
      const { state, propagation } = this.context.ui;
      const { blob, name } = await this.#download(draft, controller.signal);
      save(blob, name);
      // An overlay does not keep the masks, nor does a part of them or of what a propagation will find.
      if (ExportDraft.keepsAll(draft) && !propagation) this.#note(state);
      store.update({ announcement: strings.announcements.saved(name) });
    } catch (error) {
      if (!isAbort(error)) this.context.fail(error, () => void this.run(draft));
    } finally {
      this.#controller = null;
      store.update({ exporting: null });
    }
  }

  #note({ session, revision }: StateData): void {
    const { ui, store } = this.context;
    store.update({ images: ui.images.map((one) => ({ ...one, unsaved: false })) });
    if (ui.state.session === session) store.update({ state: { ...ui.state, exported: revision } });
  }

  cancel(): void {
    this.#controller?.abort();
  }

  async #download({ format, choice }: Draft, signal: AbortSignal): Promise<{ blob: Blob; name: string }> {
    // The browser can put blobs on disk: a long video's file need not lie in memory twice.
    const pieces: Blob[] = [];
    const onPart = ({ meta: { done, total }, buffers }: Message<ExportPart>) => {
      if (done && total) this.context.store.update({ exporting: { format, done, total } });
      pieces.push(new Blob(buffers as BlobPart[]));
    };
    const all = this.context.ui.images.length > 1;
    const end = await this.context.stream("export", { format: format.format, ...choice, all }, [], onPart, { signal });
    onPart(end);
    const type = end.meta.mime ?? "application/octet-stream";
    return { blob: new Blob(pieces, { type }), name: end.meta.name ?? format.format };
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVING_MS);
}
