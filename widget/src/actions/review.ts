// Going through what is doubtful, and saying what is right or out of sight.
import type { DoubtfulData, TimelineKind } from "../protocol/messages";
import type { Context } from "../state/context";
import { objectOf, stretchAt, timelineAt } from "../state/selectors";
import * as strings from "../strings";
import type { Edits, Stretch } from "./edits";

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

  /** To the next frame on which an object is prompted, or the one before; round the end of the video. */
  goToPrompted(step: 1 | -1): void {
    const { frame, state } = this.context.ui;
    const frames = new Set(state.objects.flatMap(({ prompts }) => Object.keys(prompts).map(Number)));
    const others = [...frames].filter((one) => one !== frame).sort((a, b) => (a - b) * step);
    const next = others.find((one) => (one - frame) * step > 0) ?? others[0];
    if (next === undefined) this.context.store.update({ announcement: strings.review.noPrompts });
    else this.seek(next);
  }

  /**
   * The masks of the doubtful stretch on screen, or else the one mask, are right; goes on to the next stretch. Where they
   * were found right already, that is taken back.
   */
  fine(): void {
    const { frame, selected: object, state } = this.context.ui;
    const kind = this.kind;
    if (kind === "reviewed") return this.edits.markReviewed(this.#alike, false);
    if (!kind || kind === "prompted" || kind === "gone") return;
    const here = this.current;
    this.edits.markReviewed({ object, frame: here?.first ?? frame, last: here?.last ?? frame }, true);
    const next = state.doubtful.find((one) => one !== here && one.first > frame);
    const rest = state.doubtful.find((one) => one !== here);
    if (next ?? rest) this.#show((next ?? rest)!);
  }

  /** The selected object is out of sight on `stretch`; where that `isGone`, it is taken back. */
  gone(): void {
    const { selected: object } = this.context.ui;
    if (!objectOf(this.context.ui, object)) return;
    const [frame, last] = this.stretch;
    this.edits.markAbsent({ object, frame, last }, !this.isGone);
    this.context.store.update({ range: { first: null, last: null } });
  }

  /** Whether the selected object was said to be out of sight here, and no in or out point is set. */
  get isGone(): boolean {
    const { range } = this.context.ui;
    return this.kind === "gone" && range.first === null && range.last === null;
  }

  /** The first and last frame from the in to the out point; without both, the frame on screen, or all that is gone. */
  get stretch(): [number, number] {
    const { frame, range } = this.context.ui;
    if (this.isGone) return [this.#alike.frame, this.#alike.last];
    const first = range.first ?? frame;
    const last = range.last ?? (range.first === null ? frame : Math.max(frame, first));
    return [Math.min(first, last), Math.max(first, last)];
  }

  /** The doubtful stretch of the selected object that the frame on screen is in. */
  get current(): DoubtfulData | undefined {
    const { frame, selected, state } = this.context.ui;
    return state.doubtful.find((one) => one.object === selected && one.first <= frame && frame <= one.last);
  }

  /** What is known of the selected object on the frame on screen. */
  get kind(): TimelineKind | undefined {
    const { frame, selected, live } = this.context.ui;
    const item = objectOf(this.context.ui, selected);
    return item && timelineAt(item, live, frame)?.kind;
  }

  /** The frames round the one on screen of which the same is known of the selected object. */
  get #alike(): Stretch {
    const { frame, selected: object } = this.context.ui;
    const [first, last] = stretchAt(objectOf(this.context.ui, object)?.timeline ?? [], frame);
    return { object, frame: first, last };
  }

  #show({ object, first, doubt }: DoubtfulData): void {
    this.context.store.update({ selected: object });
    this.seek(first);
    this.context.store.update({ announcement: strings.review.doubt(first, doubt) });
  }
}
