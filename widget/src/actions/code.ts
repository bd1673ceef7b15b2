// What was done, as a program: asked for when somebody wants to see it, saved as a file, copied.
import type { CodeAnswer } from "../protocol/messages";
import type { Context } from "../state/context";
import * as strings from "../strings";
import type { Edits } from "./edits";
import { save } from "./export";

export type Language = keyof CodeAnswer;

export class Code {
  constructor(
    readonly context: Context,
    readonly edits: Edits,
  ) {}

  /** Shows what was done until now. */
  async show(): Promise<void> {
    const { store } = this.context;
    store.update({ code: null });
    try {
      if (!(await this.edits.settled())) return;
      const { apiBase: base } = this.context.host;
      store.update({ code: (await this.context.call("code", base ? { base } : {})).meta });
    } catch (error) {
      this.context.fail(error, () => void this.show());
    }
  }

  choose(language: Language): void {
    this.context.store.update({ language });
  }

  save(): void {
    const { code, language } = this.context.ui;
    if (code) save(new Blob([code[language]], { type: "text/plain" }), strings.code.files[language]);
  }

  /** Copies `text`; where the browser forbids it, it says so. */
  async copy(text: string): Promise<void> {
    const { store } = this.context;
    try {
      await navigator.clipboard.writeText(text);
      store.update({ announcement: strings.code.copied });
    } catch {
      const { noClipboard: message, noClipboardHint: hint } = strings.code;
      store.update({ problem: { kind: "hint", message, hint, action: null } });
    }
  }
}
