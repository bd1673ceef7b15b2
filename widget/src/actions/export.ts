// Makes a file of the masks and hands it to the browser to save.
import { isAbort } from "../hosts/host";
import type { Message } from "../protocol/envelope";
import type { ExportPart, StateData } from "../protocol/messages";
import type { Fields } from "../protocol/requests";
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
    const { format, choice } = draft;
    const fields = { format: format.format, ...choice, all: this.context.ui.images.length > 1 };
    // An overlay does not keep the masks, nor does a part of them.
    await this.#make(format, "export", fields, ExportDraft.keepsAll(draft), () => void this.run(draft));
  }

  /** Makes a file of the session, of a set of all, to go on with later or elsewhere; without `medium` it is small. */
  async saveSession(medium: boolean): Promise<void> {
    const { label } = strings.saving;
    const fields = { medium, all: this.context.ui.images.length > 1 };
    await this.#make({ label }, "save", fields, true, () => void this.saveSession(medium));
  }

  async #make<O extends "export" | "save">(
    format: { label: string },
    op: O,
    fields: Fields<O>,
    keeps: boolean,
    retry: () => void,
  ): Promise<void> {
    const { store } = this.context;
    if (this.#controller) return;
    const controller = new AbortController();
    this.#controller = controller;
    store.update({ exporting: { format, done: 0, total: 0 }, problem: null });
    try {
      if (!(await this.edits.settled())) return;
      const { state, propagation } = this.context.ui;
      const { blob, name } = await this.#download(format, op, fields, controller.signal);
      save(blob, name);
      // What a propagation will find is not in it.
      if (keeps && !propagation) this.#note(state);
      this.#tell(new File([blob], name, { type: blob.type }));
    } catch (error) {
      if (!isAbort(error)) this.context.fail(error, retry);
    } finally {
      this.#controller = null;
      store.update({ exporting: null });
    }
  }

  /** The other images of a set are in the file as well. */
  #note({ session, revision }: StateData): void {
    const { ui, store } = this.context;
    store.update({ images: ui.images.map((one) => ({ ...one, unsaved: false })) });
    if (ui.state.session === session) store.update({ state: { ...ui.state, exported: revision } });
  }

  /** Says that it is saved. Phones and tablets, where such a file is hard to find again, can share it. */
  #tell(file: File): void {
    const shared = { files: [file] };
    const share = () =>
      void navigator.share(shared).catch((error: Error) => {
        // Who thinks better of it is told nothing.
        if (error.name !== "AbortError") this.context.hint(strings.exporting.notShared);
      });
    const canShare = matchMedia("(pointer: coarse)").matches && navigator.canShare?.(shared);
    const action = canShare ? { label: strings.exporting.share, run: share } : null;
    const saved = strings.exporting.saved(file.name);
    // An error that came meanwhile is read first.
    if (this.context.ui.problem?.kind === "error") this.context.store.update({ announcement: saved });
    else this.context.hint(saved, "", action);
  }

  cancel(): void {
    this.#controller?.abort();
  }

  async #download<O extends "export" | "save">(
    format: { label: string },
    op: O,
    fields: Fields<O>,
    signal: AbortSignal,
  ): Promise<{ blob: Blob; name: string }> {
    // The browser can put blobs on disk: a long video's file need not lie in memory twice.
    const pieces: Blob[] = [];
    const onPart = ({ meta, buffers }: Message<ExportPart>) => {
      const { done, total } = meta;
      if (done && total) this.context.store.update({ exporting: { format, done, total } });
      pieces.push(new Blob(buffers as BlobPart[]));
    };
    const end = await this.context.stream(op, fields, [], onPart, { signal });
    onPart(end);
    const type = end.meta.mime ?? "application/octet-stream";
    return { blob: new Blob(pieces, { type }), name: end.meta.name ?? op };
  }
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVING_MS);
}
