// The user's edits: prompts, candidates, objects, undo. They go to Python one by one, in the order they were made.

import { isAbort, isLost, newId } from "../hosts/host";
import type { Message } from "../protocol/envelope";
import type {
  AddMask,
  Box,
  CleaningData,
  Edit,
  EditAnswer,
  Label,
  ObjectData,
  Point,
  PromptData,
} from "../protocol/messages";
import type { Fields } from "../protocol/requests";
import type { ClickStats, Context } from "../state/context";
import type { FrameLoader } from "../state/frame-loader";
import { type Mask, masksOf } from "../state/mask-cache";
import { emptyObject, newObject, objectOf, targetObject } from "../state/selectors";
import { rememberedNames, rememberName } from "../state/storage";
import type { Pending } from "../state/store";
import { countsOf, type Stroke } from "../state/stroke";
import * as strings from "../strings";
import { EditQueue } from "./edit-queue";
import type { Navigation } from "./navigation";

/** Points to add, a box, or a stroke by hand. */
export type Prompt = { points: Point[]; labels: Label[] } | { box: Box } | { stroke: Stroke };

/** Frames of an object, from `frame` to `last`. */
export interface Stretch {
  object: number;
  frame: number;
  last: number;
}

export class Edits {
  #queue = new EditQueue();
  #count = 0;
  /** New objects that were requested and have no id yet: prompts made meanwhile belong to them. */
  #adding = 0;

  constructor(
    readonly context: Context,
    readonly loader: FrameLoader,
    readonly navigation: Navigation,
  ) {
    context.leaving.subscribe(() => this.clear());
  }

  /** Another medium: edits of the earlier one that have not begun are void. */
  clear(): void {
    this.#queue.clear();
    this.#adding = 0;
    this.context.store.update({ pending: [] });
  }

  /** Adds points to the selected object on the frame on screen, or sets its box; `fresh`: those of a new object. */
  prompt(prompt: Prompt, fresh = false): void {
    const { ui, store } = this.context;
    const pending: Pending = {
      id: ++this.#count,
      object: this.#adding ? 0 : fresh ? newObject(ui) : targetObject(ui),
      frame: ui.frame,
      points: [],
      labels: [],
      box: null,
      stroke: null,
      ...prompt,
      since: performance.now(),
      request: newId(),
    };
    store.update({ pending: [...ui.pending, pending], selected: pending.object || ui.selected, problem: null });
    // A prompt on a hidden object shows it, so that the user sees the mask.
    if (objectOf(ui, pending.object)?.visible === false) this.change(pending.object, { visible: true });
    const place = () => ({
      object: pending.object || targetObject({ ...this.context.ui, pending: [] }),
      frame: pending.frame,
    });
    const options = { clicked: pending.since, request: pending.request, done: () => this.#forget(pending) };
    if ("stroke" in prompt) this.#edit("add_mask", () => ({ ...place(), ...this.#drawn(prompt.stroke) }), options);
    else if ("box" in prompt) this.#edit("add_box", () => ({ ...place(), ...prompt }), options);
    else this.#edit("add_points", () => ({ ...place(), ...prompt }), options);
  }

  #drawn(stroke: Stroke): Pick<AddMask, "mask" | "part"> {
    const { width, height } = this.context.ui.state.medium!;
    const counts = new TextDecoder().decode(countsOf(stroke, { width, height }));
    return { mask: { size: [height, width], counts }, part: stroke.erase ? "subtract" : "add" };
  }

  /** Moves a point of the selected object. It is drawn there at once. */
  movePoint(index: number, point: Point, frame: number): void {
    const object = this.context.ui.selected;
    if (!this.#hasPoint(object, index, frame)) return;
    this.#redrawn(object, frame, ({ points }) => ({ points: points.map((p, i) => (i === index ? point : p)) }));
    this.#edit("move_point", () => ({ object, frame, index, point }));
  }

  /** Removes a point of the selected object. */
  removePoint(index: number, frame: number): void {
    const object = this.context.ui.selected;
    if (!this.#hasPoint(object, index, frame)) return;
    const without = <T>(values: readonly T[]) => values.filter((_, i) => i !== index);
    this.#redrawn(object, frame, ({ points, labels }) => ({ points: without(points), labels: without(labels) }));
    this.context.store.update({ announcement: strings.announcements.removedPoint });
    this.#edit("remove_point", () => ({ object, frame, index }));
  }

  /** It may have gone, or another object be selected, while the point was held. */
  #hasPoint(object: number, index: number, frame: number): boolean {
    return objectOf(this.context.ui, object)?.prompts[frame]?.points[index] !== undefined;
  }

  /** Shows an object's prompts on a frame as they will be, before Python has answered. */
  #redrawn(object: number, frame: number, change: (prompts: PromptData) => Partial<PromptData>): void {
    const { store, ui } = this.context;
    const objects = ui.state.objects.map((one) => {
      const prompts = one.id === object ? one.prompts[frame] : undefined;
      return prompts ? { ...one, prompts: { ...one.prompts, [frame]: { ...prompts, ...change(prompts) } } } : one;
    });
    store.update({ state: { ...ui.state, objects }, problem: null });
  }

  #forget(pending: Pending): void {
    this.context.store.update({ pending: this.context.ui.pending.filter((p) => p !== pending) });
  }

  /** Starts a new object, or goes back to one that has no prompt yet. */
  addObject(): void {
    const { ui, store } = this.context;
    const empty = emptyObject(ui);
    if (empty) return store.update({ selected: empty.id });
    if (this.#adding) return void this.settled(); // a request that was lost is sent again
    this.#adding++;
    this.#edit("add_object", () => ({}), { done: () => (this.#adding = Math.max(0, this.#adding - 1)) });
  }

  choose(index: number): void {
    const { ui, masks } = this.context;
    const shown = masks.get(ui.frame, ui.selected);
    const candidate = shown?.candidates[index];
    if (!shown || !candidate || shown.data.chosen === index) return;
    const { frame, selected: object } = ui;
    // All candidates are here already: show the chosen one at once.
    masks.put({ ...shown, counts: candidate.counts, data: { ...shown.data, chosen: index, score: candidate.score } });
    this.context.pixels.emit();
    this.context.store.update({ trying: -1 });
    this.#edit("choose", () => ({ object, frame, index }));
  }

  /** Looks once more at the mask on screen; Python says where that would gain nothing. */
  refine(): void {
    const { frame, selected: object } = this.context.ui;
    this.context.store.update({ announcement: strings.announcements.refining });
    this.#edit("refine", () => ({ object, frame }));
  }

  /** Asks for the alternatives of the mask on screen, after the edits that are under way. */
  candidates(): void {
    const { frame, selected: object, state } = this.context.ui;
    this.#queue.add(async () => {
      try {
        const { meta, buffers } = await this.context.call("candidates", { object, frame });
        if (this.context.ui.state.session === state.session) this.#take(masksOf(meta.masks, buffers));
      } catch (error) {
        if (this.context.isMended(error)) return false;
        this.context.fail(error, () => this.candidates());
      }
      return true;
    });
  }

  change(
    object: number,
    change: Partial<Pick<ObjectData, "name" | "color" | "visible" | "locked" | "category">>,
  ): void {
    const { store, ui } = this.context;
    const objects = ui.state.objects.map((o) => (o.id === object ? { ...o, ...change } : o));
    store.update({ state: { ...ui.state, objects } });
    this.#edit("update_object", () => ({ object, ...change }));
  }

  /** Gives an object a name, which is remembered for others. */
  rename(object: number, name: string): void {
    rememberName(name);
    this.change(object, { name });
  }

  /** Names that users gave before, here and in other images. */
  get names(): string[] {
    return rememberedNames();
  }

  /** Takes the mask of object `source` on the frame on screen as the object's own. */
  takeMask(object: number, source: number): void {
    const { frame } = this.context.ui;
    this.#edit("add_mask", () => ({ object, frame, source }));
  }

  /** Locks the selected object, so that nothing changes it, or unlocks it. */
  toggleLocked(): void {
    const object = objectOf(this.context.ui, this.context.ui.selected);
    if (object) this.change(object.id, { locked: !object.locked });
  }

  /** Hides the selected object, or shows it. */
  toggleVisible(): void {
    const object = objectOf(this.context.ui, this.context.ui.selected);
    if (object) this.change(object.id, { visible: !object.visible });
  }

  /** Hides all objects; shows them where none is to be seen. */
  toggleAll(): void {
    const { objects } = this.context.ui.state;
    const visible = !objects.some((object) => object.visible);
    for (const object of objects) if (object.visible !== visible) this.change(object.id, { visible });
  }

  /** Sets how an object's masks are cleaned up. What is on screen stays until the cleaned masks are here. */
  cleanUp(object: number, cleaning: CleaningData, continues: boolean, done: () => void): void {
    this.#edit("clean_up", () => ({ object, cleaning, ...(continues ? { continues } : {}) }), { done, keep: true });
  }

  remove(object: number): void {
    if (objectOf(this.context.ui, object)) this.#edit("remove_object", () => ({ object }));
  }

  clearFrame(object: number): void {
    const { frame } = this.context.ui;
    this.#edit("clear_frame", () => ({ object, frame }));
  }

  markReviewed(stretch: Stretch, reviewed: boolean): void {
    this.#edit("mark_reviewed", () => ({ ...stretch, reviewed }));
  }

  markAbsent(stretch: Stretch, absent: boolean): void {
    this.#edit("mark_absent", () => ({ ...stretch, absent }));
  }

  /** Which numbers of data with more than 8 bits are black and white; null: as it was opened. */
  setValues(between: readonly [number, number] | null): void {
    this.#edit("set_values", () => ({ low: between?.[0] ?? null, high: between?.[1] ?? null }));
  }

  undo(): void {
    this.#edit("undo", () => ({}));
  }

  redo(): void {
    this.#edit("redo", () => ({}));
  }

  reset(): void {
    this.#edit("reset", () => ({}));
  }

  /** Sends the edits that wait. Resolves with whether all were answered; if not, the user sees why. */
  settled(): Promise<boolean> {
    return this.#queue.run();
  }

  /** One edit, when its turn comes. */
  #edit<O extends Edit["op"]>(
    op: O,
    fields: () => Fields<O>,
    options: {
      clicked?: number;
      /** Called once the edit is answered, with success or an error. */
      done?: () => void;
      request?: string;
      /** Masks stay on screen until others come. */
      keep?: boolean;
    } = {},
  ): void {
    // A retry has the same name: Python does the edit once, even where only its answer was lost.
    const { clicked, done = () => {}, request = newId(), keep = false } = options;
    this.#queue.add(async () => {
      const click: ClickStats | null =
        clicked === undefined
          ? null
          : { clicked, sent: performance.now(), answered: 0, drawn: 0, shown: 0, took: null };
      try {
        const answer: Message<EditAnswer> = await this.context.call(op, fields(), request);
        if (!keep) done();
        if (click) this.#note(click, answer);
        this.accept(answer, true, keep);
        if (keep) done();
      } catch (error) {
        const lost = isLost(error);
        if (!lost) done();
        if (isAbort(error)) return true;
        if (this.context.isMended(error)) return false; // it is sent again when the connection is back
        this.context.fail(error, () => void this.#queue.run());
        await this.navigation.refetch(); // if Python cannot be asked, what is shown stays
        return !lost;
      }
      return true;
    });
  }

  #note(click: ClickStats, { meta }: Message<EditAnswer>): void {
    click.answered = performance.now();
    click.took = meta.took ?? null;
    this.context.undrawn.push(click);
  }

  /** What an edit came to; `ours`, if it was made here: then it takes the user to its frame and its new object. */
  accept({ meta, buffers }: Message<EditAnswer>, ours = true, keep = false): void {
    const { context } = this;
    const late = (meta.revision ?? Infinity) < context.ui.state.revision;
    if (meta.state && !this.navigation.accept(meta.state)) return;
    // A later edit's answer overtook this one: its masks may be older than those here.
    if (late) return this.navigation.forgetMasks();
    if (meta.all) keep ? context.masks.expire() : context.masks.clear();
    context.store.update({
      // An image is encoded once, so later clicks report 0 ms: the page goes on showing the first time.
      ...(meta.took ? { took: { ...meta.took, encode: meta.took.encode || (context.ui.took?.encode ?? 0) } } : {}),
      ...(meta.object && ours ? { selected: meta.object } : {}),
    });
    this.#take(masksOf(meta.masks ?? [], buffers));
    if (meta.frame !== undefined && ours) this.navigation.goTo(meta.frame);
    this.loader.refresh();
  }

  /** Shows masks that came, and announces them. */
  #take(masks: readonly Mask[]): void {
    const { context } = this;
    for (const mask of masks) context.masks.put(mask);
    context.store.update({ announcement: this.#describe(masks), trying: -1 });
    context.pixels.emit();
  }

  /** An edit's announcement: the masks that it brought, or how many objects there are now. */
  #describe(masks: readonly Mask[]): string {
    const { ui } = this.context;
    const { mask, objects, unnamed } = strings.announcements;
    if (masks.length === 0) return objects(ui.state.objects.length);
    return masks.map(({ data }) => mask(objectOf(ui, data.object)?.name ?? unnamed(data.object), data.area)).join(" ");
  }
}
