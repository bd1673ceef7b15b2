// Cleaning up an object's masks: what the sliders say is sent as fast as it is answered, all of a drag as one step.

import type { CleaningData } from "../protocol/messages";
import type { Context } from "../state/context";
import { objectOf } from "../state/selectors";
import type { Edits } from "./edits";

export const AS_IT_IS: CleaningData = { clicked: false, specks: 0, holes: 0, smooth: 0, grow: 0, feather: 0 };
/** What one press cleans: parts and holes below this share of the image, and what is rough by this share of a side. */
const SMALL_SHARE = 1 / 2000;
const ROUGH_SHARE = 1 / 500;

export function isOff(cleaning: CleaningData): boolean {
  return Object.values(cleaning).every((value) => !value);
}

/** What cleans up most masks of an image of that size. */
export function suggested({ width, height }: { width: number; height: number }): CleaningData {
  const pixels = Math.max(4, Math.round(width * height * SMALL_SHARE));
  const smooth = Math.min(10, Math.max(1, Math.round(2 * Math.max(width, height) * ROUGH_SHARE) / 2));
  return { ...AS_IT_IS, specks: pixels, holes: pixels, smooth };
}

export class CleanUp {
  /** What is on its way to Python, and whether it begins a step of its own. */
  #sent: CleaningData | null = null;
  #moving = false;

  constructor(
    readonly context: Context,
    readonly edits: Edits,
  ) {
    context.leaving.subscribe(() => context.store.update({ cleaning: null }));
  }

  /** How the selected object is cleaned up, as the sliders show it; null where nothing is selected. */
  get shown(): CleaningData | null {
    const { ui } = this.context;
    const draft = ui.cleaning?.object === ui.selected ? ui.cleaning.values : null;
    return draft ?? objectOf(ui, ui.selected)?.cleaning ?? null;
  }

  /** One press: cleans up what is as it was, or leaves all as it is again. */
  toggle(): void {
    const { medium } = this.context.ui.state;
    const { shown } = this;
    if (!medium || !shown) return;
    this.move(isOff(shown) ? suggested(medium) : AS_IT_IS);
    this.release();
  }

  /** A slider moves. */
  move(change: Partial<CleaningData>): void {
    const { ui, store } = this.context;
    const { shown } = this;
    if (!shown) return;
    store.update({ cleaning: { object: ui.selected, values: { ...shown, ...change } } });
    if (!this.#sent) this.#send(this.#moving);
    this.#moving = true;
  }

  /** It is let go of: what follows is another step. */
  release(): void {
    this.#moving = false;
  }

  #send(continues: boolean): void {
    const draft = this.context.ui.cleaning;
    if (!draft) return;
    this.#sent = draft.values;
    this.edits.cleanUp(draft.object, draft.values, continues, () => {
      const { cleaning } = this.context.ui;
      const isNewer = cleaning !== null && cleaning.values !== this.#sent;
      this.#sent = null;
      if (isNewer) this.#send(cleaning.object === draft.object);
      else this.context.store.update({ cleaning: null });
    });
  }
}
