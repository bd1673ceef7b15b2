// What the user is about to export, and what Python says of it before it is made.
import type { FormatData } from "../protocol/messages";
import type { Context } from "../state/context";
import { formatsOf } from "../state/selectors";
import type { Choice, Draft } from "../state/store";
import * as strings from "../strings";

/** How long nothing may change before Python is asked. */
const PAUSE_MS = 250;

const EVERYTHING: Choice = { start: 0, step: 1 };

export class ExportDraft {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  /** The session that the choice was made for. */
  #session = "";

  constructor(readonly context: Context) {}

  /** Begins with what was chosen last, as far as it is still there. */
  open(): void {
    const { draft, state } = this.context.ui;
    const formats = formatsOf(this.context.ui);
    const format = formats.find(({ format }) => format === draft?.format.format) ?? formats[0];
    if (!format) return;
    const same = draft !== null && this.#session === state.session && format.format === draft.format.format;
    this.#session = state.session;
    this.#update({ format, choice: same ? draft.choice : EVERYTHING, check: null, problem: "" });
  }

  /** Another format; the frames, objects and size stay as they are. */
  setFormat(format: FormatData): void {
    const { draft } = this.context.ui;
    if (!draft) return;
    const { start, end = null, step, objects = null, size = null } = draft.choice;
    this.#update({ format, choice: { start, end, step, objects, size }, check: null, problem: "" });
  }

  set(change: Partial<Choice>): void {
    const { draft } = this.context.ui;
    if (draft) this.#update({ ...draft, choice: { ...draft.choice, ...change } });
  }

  setOption(name: string, value: boolean | number | string): void {
    const { draft } = this.context.ui;
    if (draft) this.set({ options: { ...draft.choice.options, [name]: value } });
  }

  /** Whether all masks are in it as they are, so that the work is safe once it is saved. */
  static keepsAll({ format, choice }: Draft): boolean {
    return format.keeps && !choice.start && choice.end == null && choice.step === 1 && !choice.objects && !choice.size;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  #update(draft: Draft): void {
    this.context.store.update({ draft });
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    this.#timer = setTimeout(() => void this.#check(draft, asked), PAUSE_MS);
  }

  async #check(draft: Draft, asked: number): Promise<void> {
    let found: Partial<Draft>;
    try {
      const { meta } = await this.context.quietly("check_export", {
        format: draft.format.format,
        ...draft.choice,
        all: this.context.ui.images.length > 1,
      });
      found = { check: meta, problem: "" };
    } catch (error) {
      found = { check: null, problem: error instanceof Error ? error.message : strings.problems.unexpected };
    }
    const { draft: now } = this.context.ui;
    if (now && asked === this.#asked) this.context.store.update({ draft: { ...now, ...found } });
  }
}
