// The mask that a click would make, shown while the mouse rests: one is asked for at a time, and none while the user has
// anything else under way.
import type { Point } from "../protocol/messages";
import type { Context } from "../state/context";
import { masksOf } from "../state/mask-cache";
import { targetObject } from "../state/selectors";
import type { Problem } from "../state/store";
import * as strings from "../strings";

/** How long the mouse rests before a preview is asked for. */
const REST_MS = 80;
/** A preview that takes longer comes too late to be of use. */
export const SLOW_MS = 250;
/** So many slow ones in a row, and no more are asked for until another file is open. */
const PATIENCE = 3;

export class Hover {
  #at: Point | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #slow = 0;

  constructor(
    readonly context: Context,
    readonly now: () => number = () => performance.now(),
  ) {
    context.leaving.subscribe(() => {
      this.#slow = 0;
      this.move(null);
    });
  }

  /** The mouse is at `at`, in pixels of the image; null: it is elsewhere, or a click means something else there. */
  move(at: Point | null): void {
    clearTimeout(this.#timer);
    this.#at = at;
    if (this.context.ui.hovered) this.context.store.update({ hovered: null });
    if (at && this.#wanted) this.#timer = setTimeout(() => void this.#ask(at), REST_MS);
  }

  get #wanted(): boolean {
    const { settings, tool, pending, propagation, playing, opening, busy, camera } = this.context.ui;
    const working =
      camera !== null || pending.length > 0 || propagation !== null || playing || opening !== null || busy;
    return settings.preview && this.#slow < PATIENCE && (tool === "add" || tool === "subtract") && !working;
  }

  async #ask(point: Point): Promise<void> {
    const { context } = this;
    const { frame, state, tool } = context.ui;
    if (this.#asking || !this.#wanted) return;
    this.#asking = true;
    const asked = this.now();
    try {
      const object = targetObject(context.ui);
      const label = tool === "add" ? 1 : 0;
      const { meta, buffers } = await context.quietly("preview", { object, frame, point, label });
      this.#judge(this.now() - asked);
      const [mask] = masksOf(meta.masks, buffers);
      const { ui } = context;
      const late = this.#at !== point || !this.#wanted || ui.state !== state || ui.frame !== frame;
      if (mask && !late) context.store.update({ hovered: mask });
    } catch {
      // The next one may come; what the user asks for tells of what is wrong.
    } finally {
      this.#asking = false;
    }
    // The mouse has moved on meanwhile.
    if (this.#at && this.#at !== point) this.move(this.#at);
  }

  /** Gives up, and says so, where previews come too late. */
  #judge(took: number): void {
    this.#slow = took > SLOW_MS ? this.#slow + 1 : 0;
    if (this.#slow < PATIENCE) return;
    const [message, hint] = strings.hints.slowPreviews(Math.round(took));
    const problem: Problem = { kind: "hint", message, hint, action: null };
    this.context.store.update({ problem });
  }
}
