// Going through what is doubtful, and saying what is right or out of sight.
import type { DoubtfulData } from "../protocol/messages";
import type { Context } from "../state/context";
import { timelineAt } from "../state/selectors";
import * as strings from "../strings";
import type { Edits } from "./edits";

export class Review {
  constructor(
    readonly context: Context,
    readonly edits: Edits,
    readonly seek: (frame: number) => void,
  ) {}

  /** To where the doubtful stretch begins that comes after the frame on screen, or before it; round the end of the video. */
  go(step: 1 | -1): void {
    const { frame, selected, state } = this.context.ui;
    const list = step > 0 ? state.doubtful : [...state.doubtful].reverse();
    const at = list.findIndex((one) => one.first === frame && one.object === selected);
    const beyond = list.find((one) => (one.first - frame) * step > 0);
    const next = at >= 0 ? (list[at + 1] ?? list[0]) : (beyond ?? list[0]);
    if (next) this.#show(next);
    else this.context.store.update({ announcement: strings.review.none });
  }

  /** The masks of the doubtful stretch on screen, or else the one mask, are right; goes on to the next stretch. */
  fine(): void {
    const { frame, selected: object, state, live } = this.context.ui;
    const item = state.objects.find((one) => one.id === object);
    const kind = item && timelineAt(item, live, frame)?.kind;
    if (!kind || kind === "prompted" || kind === "reviewed" || kind === "gone") return;
    const here = this.current;
    this.edits.mark("mark_reviewed", { object, frame: here?.first ?? frame, last: here?.last ?? frame });
    const next = state.doubtful.find((one) => one !== here && one.first > frame);
    const rest = state.doubtful.find((one) => one !== here);
    if (next ?? rest) this.#show((next ?? rest)!);
  }

  /** The selected object is out of sight: between the in and out point, or on the frame on screen. */
  gone(): void {
    const { frame, range, selected: object, state } = this.context.ui;
    if (!state.objects.some((one) => one.id === object)) return;
    const first = range.first ?? frame;
    const last = range.last ?? (range.first === null ? frame : Math.max(frame, first));
    this.edits.mark("mark_absent", { object, frame: Math.min(first, last), last: Math.max(first, last) });
    this.context.store.update({ range: { first: null, last: null } });
  }

  /** The doubtful stretch of the selected object that the frame on screen is in. */
  get current(): DoubtfulData | undefined {
    const { frame, selected, state } = this.context.ui;
    return state.doubtful.find((one) => one.object === selected && one.first <= frame && frame <= one.last);
  }

  #show({ object, first, doubt }: DoubtfulData): void {
    this.context.store.update({ selected: object });
    this.seek(first);
    this.context.store.update({ announcement: strings.review.doubt(first, doubt) });
  }
}
