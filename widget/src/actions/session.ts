// A session as the page sees it: puts the parts together, and has what needs several of them.
import { type Host, HostError } from "../hosts/host";
import type { Message } from "../protocol/envelope";
import type { Box, Point, Push } from "../protocol/messages";
import { Context, type Stats } from "../state/context";
import type { Bounds } from "../state/contour";
import { FrameLoader } from "../state/frame-loader";
import type { Mask } from "../state/mask-cache";
import { mayHaveMask } from "../state/selectors";
import type { Shape } from "../state/shape";
import { forgetToken, rememberedClasses, rememberedSettings } from "../state/storage";
import * as strings from "../strings";
import { Camera } from "./camera";
import { Classes } from "./classes";
import { CleanUp } from "./clean-up";
import { Code } from "./code";
import { Connection } from "./connection";
import { Early, type Source } from "./early";
import { Edits, type Prompt } from "./edits";
import { Export } from "./export";
import { Hover } from "./hover";
import { ImageSet } from "./image-set";
import { holdsMasks, isArchive, Load } from "./load";
import { Mending } from "./mending";
import { Navigation } from "./navigation";
import { Open } from "./open";
import { Playback } from "./playback";
import { Propagation } from "./propagation";
import { Reload } from "./reload";
import { Review } from "./review";
import { Thumbnails } from "./thumbnails";
import { Waiting } from "./waiting";

export class Session {
  readonly context: Context;
  readonly navigation: Navigation;
  readonly edits: Edits;
  readonly cleaning: CleanUp;
  readonly playback: Playback;
  readonly review: Review;
  readonly thumbnails: Thumbnails;
  readonly propagation: Propagation;
  readonly exporting: Export;
  readonly opening: Open;
  readonly hover: Hover;
  readonly loading: Load;
  readonly images: ImageSet;
  readonly code: Code;
  readonly classes: Classes;
  readonly camera: Camera;
  #early: Early;
  #loader: FrameLoader;
  #connection: Connection;
  #reload: Reload;
  #waiting: Waiting;
  #mending: Mending;
  #stopListening: () => void;
  #beginning = Promise.resolve();

  constructor(readonly host: Host) {
    const context = new Context(host);
    this.context = context;
    this.#loader = new FrameLoader(context);
    this.navigation = new Navigation(context, this.#loader);
    this.edits = new Edits(context, this.#loader, this.navigation);
    this.cleaning = new CleanUp(context, this.edits);
    this.playback = new Playback(context, this.#loader, this.navigation);
    this.thumbnails = new Thumbnails(context);
    this.review = new Review(context, this.edits, (frame) => this.seek(frame));
    const settled = () => this.edits.settled();
    this.propagation = new Propagation(context, this.#loader, this.navigation, settled);
    this.exporting = new Export(context, this.edits);
    this.hover = new Hover(context);
    this.images = new ImageSet(context, this.navigation);
    this.loading = new Load(context, this.navigation, this.images);
    this.#early = new Early(context, (prompt) => this.prompt(prompt, this.ui.frame));
    this.opening = new Open(
      context,
      this.navigation,
      this.playback,
      this.exporting,
      this.#early,
      this.images,
      this.loading,
    );
    this.code = new Code(context, this.edits);
    this.classes = new Classes(context, this.edits);
    this.camera = new Camera(context, this.navigation, this.#loader, this.images);
    this.#reload = new Reload(context, this.navigation, this.propagation);
    this.#waiting = new Waiting(context);
    this.#mending = new Mending(context, this.navigation, this.#loader, this.edits);
    this.#connection = new Connection(context, this.navigation, this.#reload);
    context.store.update({ settings: { ...this.ui.settings, ...rememberedSettings() } });
    this.#stopListening = host.onPush({
      onPush: (message) => this.#hear(message),
      onMissed: () => void this.#catchUp(),
      onLost: () => context.lost.emit(),
    });
  }

  get ui() {
    return this.context.ui;
  }

  get stats(): Stats {
    return this.context.stats;
  }

  /** The selected object's mask on the frame on screen. */
  get selectedMask(): Mask | undefined {
    return this.context.masks.get(this.ui.frame, this.ui.selected);
  }

  /** Around the selected object's mask on the frame on screen, in image pixels. */
  get boundsOfSelected(): Bounds | null {
    return this.#shapeOf(this.ui.selected, this.ui.frame)?.bounds ?? null;
  }

  /** Calls `listener` when the snapshot changes. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    return this.context.store.subscribe(listener);
  }

  dispose(): void {
    this.#connection.dispose();
    this.camera.dispose();
    this.playback.pause();
    this.propagation.abort();
    this.#stopListening();
    this.#reload.dispose();
    this.#waiting.dispose();
    this.#early.dispose();
    this.#mending.dispose();
    this.host.dispose();
    this.#loader.clear();
  }

  /** Begins, or goes on with what this tab had open before a reload; `fresh` begins in any case. */
  connect(fresh = false): Promise<void> {
    this.#beginning = this.#begin(fresh);
    return this.#beginning;
  }

  async #begin(fresh: boolean): Promise<void> {
    await this.#connection.connect(fresh);
    this.context.store.update({ classes: fresh ? [] : rememberedClasses() });
    await this.images.refresh();
    if (this.ui.phase === "ready") await this.images.goBack();
  }

  /** Whether Python answers: waits for its first answer, and asks again where it was lost. */
  async #isReady(): Promise<boolean> {
    await this.#beginning;
    return this.ui.phase !== "lost" || this.#connection.connect();
  }

  async open(source: Source): Promise<void> {
    if (!(await this.#isReady())) return;
    await this.camera.stop();
    if ("url" in source && !this.ui.addresses) {
      const { noAddresses: message, noAddressesHint: hint } = strings.problems;
      return this.context.store.update({ problem: { kind: "error", message, hint, action: null } });
    }
    const { medium } = this.ui.state;
    if (source instanceof File && isArchive(source.name) && !medium) await this.images.add([source]);
    else if (source instanceof File && holdsMasks(source.name)) await this.#load(source);
    else if (source instanceof File && this.ui.images.length) await this.images.add([source]);
    else await this.opening.run(source);
  }

  /** Opens several files as a set, and takes the masks that came with them. */
  async openAll(files: readonly File[]): Promise<void> {
    const isOfMasks = ({ name }: File) => holdsMasks(name) && !isArchive(name);
    const [masks, media] = [files.filter(isOfMasks), files.filter((file) => !isOfMasks(file))];
    if (!(await this.#isReady())) return;
    await this.camera.stop();
    if (media.length === 1 && !this.ui.images.length) return this.opening.run(media[0]!, false, masks);
    if (media.length) await this.images.add(media);
    await this.loading.runAll(masks);
  }

  /** The masks of a file. An archive may hold images instead. */
  async #load(file: File): Promise<void> {
    const read = await this.loading.run(file);
    const { problem } = this.ui;
    if (read || !problem || !isArchive(file.name)) return;
    const action = { label: strings.problems.openImages, run: () => void this.images.add([file]) };
    this.context.store.update({ problem: { ...problem, action } });
  }

  /** Stops opening what is being opened. */
  cancelOpening(): void {
    this.opening.cancel();
    this.images.cancel();
    this.loading.cancel();
  }

  /** Deletes all that the server has of the user, and begins anew. */
  async deleteData(): Promise<void> {
    try {
      await this.context.call("delete_data", {});
    } catch (error) {
      return this.context.fail(error, () => void this.deleteData());
    }
    forgetToken();
    await this.connect(true);
    this.context.store.update({ announcement: strings.announcements.deleted });
  }

  /** The user goes to a frame. */
  seek(frame: number): void {
    this.propagation.unfollow();
    this.playback.pause();
    const before = this.ui.frame;
    this.navigation.goTo(frame);
    const { frame: now, state } = this.ui;
    if (now !== before)
      this.context.store.update({ announcement: strings.announcements.frame(now, (state.medium?.frames ?? 1) - 1) });
  }

  /**
   * A prompt on the frame that the user sees: for the selected object, a new one, or, where a box does not meet the
   * selected object's mask, for a new one ("fitting").
   */
  prompt(prompt: Prompt, frame: number, target: "selected" | "new" | "fitting" = "fitting"): void {
    if (frame < 0) return this.#early.keep(prompt);
    this.seek(frame);
    if (onlySubtracts(prompt) && !mayHaveMask(this.ui)) return this.hint(strings.hints.nothingToSubtract);
    const fresh = target === "new" || (target === "fitting" && "box" in prompt && this.#isElsewhere(prompt.box));
    if (fresh && target === "fitting") this.context.store.update({ announcement: strings.announcements.elsewhere });
    this.edits.prompt(prompt, fresh);
  }

  /** A click with Shift: selects the object whose mask is there, else begins a new one. */
  pointAnew(at: Point, frame: number): void {
    const there = frame < 0 ? 0 : this.#objectAt(at, frame);
    if (there) this.navigation.select(there);
    else this.prompt({ points: [at], labels: [1] }, frame, "new");
  }

  /**
   * The name and class of the object whose mask is at `at` on the frame on screen; empty where none is, and of the one
   * that is selected: its name would only hide what the user looks at.
   */
  nameAt(at: Point): string {
    const there = this.#objectAt(at, this.ui.frame);
    const object = this.ui.state.objects.find(({ id }) => id === there);
    if (!object || there === this.ui.selected) return "";
    const { name, category } = object;
    return category && category !== name ? strings.objects.nameAndClass(name, category) : name;
  }

  #isElsewhere(box: Box): boolean {
    const shape = this.#shapeOf(this.ui.selected, this.ui.frame);
    return shape !== null && shape.area > 0 && !shape.meets(box);
  }

  #objectAt([x, y]: Point, frame: number): number {
    const pixel: Box = [x, y, x + 0.01, y + 0.01];
    const found = this.ui.state.objects.findLast(
      ({ id, visible }) => visible && this.#shapeOf(id, frame)?.meets(pixel),
    );
    return found?.id ?? 0;
  }

  #shapeOf(object: number, frame: number): Shape | null {
    const { masks, ui } = this.context;
    const mask = masks.get(frame, object);
    const shown = mask && ui.state.objects.some(({ id }) => id === object);
    return shown ? masks.shape(mask.counts, ui.state.medium?.height ?? 0) : null;
  }

  /** Draws a candidate in place of the chosen one, as long as the user looks at it; -1: none. */
  tryOn(candidate: number): void {
    if (candidate !== this.ui.trying) this.context.store.update({ trying: candidate });
  }

  /** Hides masks and marks while a key is held. */
  peek(held: boolean): void {
    if (held !== this.ui.peeking) this.context.store.update({ peeking: held });
  }

  /** Says something to those who cannot see. */
  announce(announcement: string): void {
    this.context.store.update({ announcement });
  }

  /** Tells the user something that is good to know; it goes by itself. */
  hint([message, hint]: readonly [string, string]): void {
    this.context.hint(message, hint);
  }

  /** Puts the problem away. */
  dismiss(): void {
    this.context.store.update({ problem: null });
  }

  /** Does what the problem offers, and puts it away. */
  act(): void {
    const action = this.ui.problem?.action;
    this.dismiss();
    if (action?.run === "start again") void this.connect(true);
    else action?.run();
  }

  /** What another client did, or a cell. */
  #hear(message: Message<Push>): void {
    const { meta } = message;
    if (this.ui.phase !== "ready") return;
    if (meta.error) return this.context.fail(new HostError(meta.error.code, meta.error.message, meta.error.hint));
    // A user may have several sessions: what happens in another one is none of this page's.
    const elsewhere = meta.session !== undefined && meta.session !== this.ui.state.session;
    if (elsewhere && meta.push !== "open") return;
    if (meta.push === "propagate") this.propagation.hear(message);
    else if (meta.push === "edit") this.edits.accept(message, this.host.sharesView);
    else if (meta.state) this.navigation.accept(meta.state);
  }

  /** Pushes may have been missed: shows what Python holds by now. */
  async #catchUp(): Promise<void> {
    if (this.ui.phase !== "ready") return;
    this.propagation.forgetElsewhere();
    await this.navigation.refetch(false);
  }
}

function onlySubtracts(prompt: Prompt): boolean {
  if ("stroke" in prompt) return prompt.stroke.erase;
  return "labels" in prompt && !prompt.labels.includes(1);
}
