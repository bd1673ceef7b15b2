// The user's edits: prompts, candidates, objects, undo. They go to Python one by one, in the order they were made.
import type { ClickStats, Core } from "../state/context";
import type { Message } from "../protocol/envelope";
import { HostError, isAbort, newId } from "../hosts/host";
import type { Loader } from "../state/frame-loader";
import { masksOf, type Mask } from "../state/mask-cache";
import type { Box, Edit, EditAnswer, Label, ObjectData, Point } from "../protocol/messages";
import type { Fields } from "../protocol/requests";
import { Queue } from "./edit-queue";
import { isEmpty, objectOf, targetObject, type Pending } from "../state/store";

/** Points to add, or a box. */
export type Prompt = { points: Point[]; labels: Label[] } | { box: Box };

export class Edits {
  #queue = new Queue();
  #count = 0;
  /** New objects asked for and not here yet: until then prompts wait to learn whose they are. */
  #adding = 0;

  constructor(
    readonly core: Core,
    readonly loader: Loader,
    readonly goTo: (frame: number) => void,
  ) {}

  /** Another medium: edits of the earlier one that have not begun are for nothing. */
  clear(): void {
    this.#queue.clear();
    this.#adding = 0;
    this.core.store.update({ pending: [] });
  }

  /** Adds points to the selected object on the frame on screen, or sets its box. */
  prompt(prompt: Prompt): void {
    const { ui, store } = this.core;
    const pending: Pending = {
      id: ++this.#count,
      object: this.#adding ? 0 : targetObject(ui),
      frame: ui.frame,
      points: [],
      labels: [],
      box: null,
      ...prompt,
      since: performance.now(),
      request: newId(),
    };
    store.update({ pending: [...ui.pending, pending], selected: pending.object || ui.selected, problem: null });
    // Who clicks wants to see what comes of it.
    if (objectOf(ui, pending.object)?.visible === false) this.change(pending.object, { visible: true });
    const place = () => ({
      object: pending.object || targetObject({ ...this.core.ui, pending: [] }),
      frame: pending.frame,
    });
    const options = { clicked: pending.since, request: pending.request, done: () => this.#forget(pending) };
    if ("box" in prompt) this.#edit("add_box", () => ({ ...place(), ...prompt }), options);
    else this.#edit("add_points", () => ({ ...place(), ...prompt }), options);
  }

  #forget(pending: Pending): void {
    this.core.store.update({ pending: this.core.ui.pending.filter((p) => p !== pending) });
  }

  /** Starts a new object, or goes back to one that has no prompt yet. */
  addObject(): void {
    const { ui, store } = this.core;
    const empty = ui.state.objects.find((o) => isEmpty(o) && !ui.pending.some((p) => p.object === o.id));
    if (empty) return store.update({ selected: empty.id });
    if (this.#adding) return void this.settled(); // one that was lost is asked for again
    this.#adding++;
    this.#edit("add_object", () => ({}), { done: () => (this.#adding = Math.max(0, this.#adding - 1)) });
  }

  choose(index: number): void {
    const { ui, masks } = this.core;
    const shown = masks.get(ui.frame, ui.selected);
    const candidate = shown?.candidates[index];
    if (!shown || !candidate || shown.data.chosen === index) return;
    const { frame, selected: object } = ui;
    // All candidates are here already: show the chosen one at once.
    masks.put({ ...shown, counts: candidate.counts, data: { ...shown.data, chosen: index, score: candidate.score } });
    this.core.redraw();
    this.core.store.update({});
    this.#edit("choose", () => ({ object, frame, index }));
  }

  /** Asks for the alternatives of the mask on screen, after the edits that are under way. */
  candidates(): void {
    const { frame, selected: object, state } = this.core.ui;
    this.#queue.add(async () => {
      try {
        const { meta, buffers } = await this.core.call("candidates", { object, frame });
        if (this.core.ui.state.session === state.session) this.#take(masksOf(meta.masks, buffers));
      } catch (error) {
        this.core.fail(error, () => this.candidates());
      }
      return true;
    });
  }

  change(object: number, change: Partial<Pick<ObjectData, "name" | "color" | "visible">>): void {
    const { store, ui } = this.core;
    const objects = ui.state.objects.map((o) => (o.id === object ? { ...o, ...change } : o));
    store.update({ state: { ...ui.state, objects } });
    this.#edit("update_object", () => ({ object, ...change }));
  }

  remove(object: number): void {
    if (objectOf(this.core.ui, object)) this.#edit("remove_object", () => ({ object }));
  }

  clearFrame(object: number): void {
    const { frame } = this.core.ui;
    this.#edit("clear_frame", () => ({ object, frame }));
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

  /** Sends what waits. Says whether all has been answered: if not, the user is told. */
  settled(): Promise<boolean> {
    return this.#queue.run();
  }

  /** One edit, when its turn comes. */
  #edit<O extends Edit["op"]>(
    op: O,
    fields: () => Fields<O>,
    options: {
      clicked?: number;
      /** It was answered, well or badly. */
      done?: () => void;
      request?: string;
    } = {},
  ): void {
    // The same when the edit is tried again: Python does it once, even where only its answer was lost.
    const { clicked, done = () => {}, request = newId() } = options;
    this.#queue.add(async () => {
      const click: ClickStats | null =
        clicked === undefined ? null : { clicked, sent: performance.now(), answered: 0, drawn: 0, shown: 0, took: null };
      try {
        const answer: Message<EditAnswer> = await this.core.call(op, fields(), request);
        done();
        if (click) this.#note(click, answer);
        this.accept(answer);
      } catch (error) {
        const lost = error instanceof HostError && error.code === "network";
        if (!lost) done();
        if (isAbort(error)) return true;
        this.core.fail(error, () => void this.#queue.run());
        await this.#resync();
        return !lost;
      }
      return true;
    });
  }

  #note(click: ClickStats, { meta }: Message<EditAnswer>): void {
    click.answered = performance.now();
    click.took = meta.took ?? null;
    this.core.undrawn.push(click);
  }

  /** What an edit came to; `ours`, if it was made here: then it takes the user to its frame and its new object. */
  accept({ meta, buffers }: Message<EditAnswer>, ours = true): void {
    const { core } = this;
    if (meta.state && !core.accept(meta.state)) return;
    if (meta.all) core.masks.clear();
    core.store.update({
      // A picture is encoded once: later clicks tell of 0 ms, and the page goes on telling how long it took.
      ...(meta.took ? { took: { ...meta.took, encode: meta.took.encode || (core.ui.took?.encode ?? 0) } } : {}),
      ...(meta.object && ours ? { selected: meta.object } : {}),
    });
    this.#take(masksOf(meta.masks ?? [], buffers));
    if (meta.frame !== undefined && ours) this.goTo(meta.frame);
    this.loader.refresh();
  }

  /** Shows masks that came, and announces them. */
  #take(masks: readonly Mask[]): void {
    const { core } = this;
    for (const mask of masks) core.masks.put(mask);
    core.store.update({ announcement: this.#describe(masks) });
    core.redraw();
  }

  /** After a failure: what Python really holds. If it cannot be asked, what is shown stays. */
  async #resync(): Promise<void> {
    try {
      this.core.accept(await this.core.currentState());
      this.core.masks.clear();
      this.loader.refresh();
      this.core.redraw();
    } catch {
      // The failure that led here is on screen already.
    }
  }

  /** What there is to say of an edit: the masks that it brought, or how many objects there are now. */
  #describe(masks: readonly Mask[]): string {
    const { ui } = this.core;
    const count = ui.state.objects.length;
    if (masks.length === 0) return count === 1 ? "1 object." : `${count || "No"} objects.`;
    return masks
      .map(({ data }) => {
        const name = objectOf(ui, data.object)?.name ?? `object ${data.object}`;
        return `Mask of ${name}: ${data.area.toLocaleString("en")} pixels.`;
      })
      .join(" ");
  }
}
