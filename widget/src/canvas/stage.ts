// The canvas: two layers, each painted only when what is on it changes, and at most once a frame of the screen.

import type { Box, Point, StateData } from "../protocol/messages";
import type { Context } from "../state/context";
import { timelineAt } from "../state/selectors";
import * as strings from "../strings";
import { changed } from "./memo";
import { type PaintedMarks, type PaintedMask, type PaintedPrompts, paintImage, paintOverlay } from "./paint";
import { clampPoint, clampView, fit, panBy, type Size, toImage, toView, type View, zoomAt } from "./viewport";

const PULSE_MS = 900;
// A prompt is marked as pending once its answer takes longer than the eye needs to miss it, and the mark pulses later
// still: on a machine that runs the model too, painting competes with the answer that it waits for.
const MARK_MS = 50;
const PULSE_AFTER_MS = 150;
const STILL_PHASE = 0.3;
const FALLBACK_COLOR = "#ffffff";

// How near the canvas's rim the keyboard's point may come before the image moves, in CSS pixels.
const MARGIN = 32;

const within = (at: number, length: number) => Math.min(Math.max(at, MARGIN), length - MARGIN);

interface Layers {
  image: HTMLCanvasElement;
  overlay: HTMLCanvasElement;
}

export class Stage {
  view: View = { scale: 1, x: 0, y: 0 };
  /** Where the keyboard points, in image pixels. */
  crosshair: Point | null = null;
  #draft: Box | null = null;
  #size: Size = { width: 1, height: 1 };
  #dpr = 1;
  #fitted = true;
  #session = "";
  /** The frame whose image is on the canvas: the wanted one as soon as it is here. */
  #shown = -1;
  #request = 0;
  /** Rises when the canvases were emptied, so that all is painted anew. */
  #emptied = 0;
  #observer: ResizeObserver;
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");
  #stops: (() => void)[];
  #afterPaint = new MessageChannel();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly context: Context,
    readonly element: HTMLElement,
    readonly layers: Layers,
    readonly onView: () => void,
  ) {
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(element);
    this.#stops = [context.store, context.pixels].map((source) => source.subscribe(() => this.redraw()));
    this.#afterPaint.port1.onmessage = () => this.#painted();
    this.#resize();
  }

  dispose(): void {
    cancelAnimationFrame(this.#request);
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    for (const stop of this.#stops) stop();
    this.#afterPaint.port1.close();
  }

  get image(): Size | null {
    return this.context.ui.state.medium;
  }

  /** Paints what has changed with the next frame of the screen. */
  redraw(): void {
    this.#request ||= requestAnimationFrame(() => this.#draw());
  }

  /** A box that is being drawn, in image pixels. */
  setDraft(box: Box | null): void {
    this.#draft = this.image && box;
    this.redraw();
  }

  setCrosshair(at: Point | null): void {
    this.crosshair = at && this.image ? clampPoint(at, this.image) : null;
    if (this.crosshair) {
      const [x, y] = toView(this.view, this.crosshair);
      const { width, height } = this.#size;
      this.pan(within(x, width) - x, within(y, height) - y);
      this.context.store.update({ announcement: strings.announcements.point(...this.crosshair) });
    }
    this.redraw();
  }

  /** The image's point under a point of the canvas. */
  imageAt(at: Point): Point {
    const point = toImage(this.view, at);
    return this.image ? clampPoint(point, this.image) : point;
  }

  /** The point of the canvas under a point of the page. */
  canvasAt(clientX: number, clientY: number): Point {
    const { left, top } = this.element.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  /** Zooms about `at`; without it about where the keyboard points, or the middle. */
  zoom(factor: number, at?: Point): void {
    const { width, height } = this.#size;
    const centre = at ?? (this.crosshair ? toView(this.view, this.crosshair) : [width / 2, height / 2]);
    if (this.image) this.#look(zoomAt(this.view, centre, factor, this.image, this.#size));
  }

  pan(dx: number, dy: number): void {
    if (this.image) this.#look(panBy(this.view, dx, dy, this.image, this.#size));
  }

  fit(): void {
    if (this.image) this.#look(fit(this.image, this.#size));
  }

  get fitted(): boolean {
    return this.#fitted;
  }

  #look(view: View): void {
    if (!this.image) return;
    this.view = view;
    this.#fitted = view.scale <= fit(this.image, this.#size).scale * 1.0001;
    this.redraw();
    this.onView();
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.element;
    if (!clientWidth || !clientHeight) return;
    this.#dpr = window.devicePixelRatio || 1;
    this.#size = { width: clientWidth, height: clientHeight };
    for (const canvas of Object.values(this.layers) as HTMLCanvasElement[]) {
      canvas.width = Math.round(clientWidth * this.#dpr);
      canvas.height = Math.round(clientHeight * this.#dpr);
    }
    if (this.image)
      this.#look(this.#fitted ? fit(this.image, this.#size) : clampView(this.view, this.image, this.#size));
    // A canvas that was resized is empty until drawn: doing it now spares the eye a flash.
    cancelAnimationFrame(this.#request);
    this.#emptied++;
    this.#draw();
  }

  #draw(): void {
    this.#request = 0;
    const { ui } = this.context;
    if (ui.state.session !== this.#session) this.#newMedium(ui.state);
    this.#shown = this.#nearest(ui.frame);
    const image = this.#drawImage();
    const overlay = this.#drawOverlay();
    if (image || overlay) this.context.stats.framesDrawn++;
    for (const click of this.context.undrawn) click.drawn ||= performance.now();
    // A task posted while drawing runs after the browser has painted what was drawn.
    if (image || overlay || this.context.undrawn.length > 0) this.#afterPaint.port2.postMessage(null);
    this.#animate();
  }

  /** Draws again when a prompt's mark is due, and all the time once it pulses. */
  #animate(): void {
    clearTimeout(this.#timer);
    if (this.context.ui.pending.length === 0) return;
    const waited = this.#waited();
    if (waited < MARK_MS) this.#timer = setTimeout(() => this.redraw(), MARK_MS - waited);
    else if (this.#reduced.matches) return;
    else if (waited < PULSE_AFTER_MS) this.#timer = setTimeout(() => this.redraw(), PULSE_AFTER_MS - waited);
    else this.redraw();
  }

  /** How long the oldest prompt without an answer has been waiting. */
  #waited(): number {
    return performance.now() - Math.min(...this.context.ui.pending.map((pending) => pending.since));
  }

  /** The wanted frame if it is here; else, while the user moves fast, the nearest that has come. */
  #nearest(wanted: number): number {
    const { frames, latest } = this.context;
    if (frames.has(wanted)) return wanted;
    const nearer = Math.abs(latest - wanted) < Math.abs(this.#shown - wanted);
    return frames.has(latest) && (nearer || this.#shown < 0) ? latest : this.#shown;
  }

  #newMedium({ session, medium }: StateData): void {
    this.#session = session;
    this.#shown = -1;
    this.#draft = null;
    this.crosshair = null;
    if (medium) this.view = fit(medium, this.#size);
    this.#fitted = true;
    this.onView();
  }

  /** Paints the image if it is another one, or elsewhere. Says whether it did. */
  #drawImage(): boolean {
    const bitmap = this.context.frames.get(this.#shown);
    if (!changed(this.layers.image, this.#emptied, this.view, bitmap)) return false;
    const c = this.layers.image.getContext("2d")!;
    if (bitmap && this.image) paintImage(c, this.#dpr, this.view, bitmap, this.image);
    else c.clearRect(0, 0, c.canvas.width, c.canvas.height);
    return true;
  }

  /** Paints the masks and the marks if anything about them is new. Says whether it did. */
  #drawOverlay(): boolean {
    const { ui, masks } = this.context;
    const height = this.image?.height ?? 0;
    const painted: PaintedMask[] = [];
    for (const object of this.#shown < 0 ? [] : ui.state.objects) {
      const mask = object.visible ? masks.get(this.#shown, object.id) : undefined;
      // What was taken away may still be in the cache.
      const kind = timelineAt(object, ui.live, this.#shown)?.kind;
      if (!mask || !kind) continue;
      const stale = kind === "stale";
      const selected = object.id === ui.selected;
      const tried = selected ? mask.candidates[ui.trying] : undefined;
      painted.push({ shape: masks.shape((tried ?? mask).counts, height), color: object.color, selected, stale });
    }
    // The selected one lies on top.
    painted.sort((a, b) => Number(a.selected) - Number(b.selected));
    const { opacity } = ui.settings;
    const marks = this.#marks();
    const what = painted.flatMap(({ shape, color, selected, stale }) => [shape, color, selected, stale]);
    if (!changed(this.layers.overlay, this.#emptied, this.view, opacity, JSON.stringify(marks), ...what)) return false;
    paintOverlay(this.layers.overlay.getContext("2d")!, this.#dpr, this.view, painted, opacity, marks);
    return true;
  }

  #marks(): PaintedMarks {
    const { ui } = this.context;
    const prompts: PaintedPrompts[] = [];
    for (const object of ui.settings.prompts ? ui.state.objects : []) {
      const made = object.prompts[this.#shown];
      if (!made || !object.visible) continue;
      prompts.push({ ...made, color: object.color, selected: object.id === ui.selected, pending: false });
    }
    prompts.sort((a, b) => Number(a.selected) - Number(b.selected));
    for (const pending of ui.pending) {
      if (pending.frame !== this.#shown || performance.now() - pending.since < MARK_MS) continue;
      prompts.push({ ...pending, color: this.#colorOf(pending.object), selected: true, pending: true });
    }
    const pulses = !this.#reduced.matches && this.#waited() >= PULSE_AFTER_MS;
    return {
      prompts,
      draft: this.#draft,
      draftColor: this.#colorOf(ui.selected),
      crosshair: this.crosshair,
      phase: ui.pending.length > 0 && pulses ? (performance.now() % PULSE_MS) / PULSE_MS : STILL_PHASE,
    };
  }

  #colorOf(object: number): string {
    return this.context.ui.state.objects.find((o) => o.id === object)?.color ?? FALLBACK_COLOR;
  }

  /** What was drawn is on the screen. */
  #painted(): void {
    const now = performance.now();
    for (const click of this.context.undrawn.splice(0)) {
      click.shown = now;
      this.context.stats.clicks.push(click);
    }
    if (this.#shown >= 0)
      this.element.dispatchEvent(
        new CustomEvent("edgetam-drawn", {
          bubbles: true,
          composed: true,
          detail: { frame: this.#shown, revision: this.context.ui.state.revision },
        }),
      );
  }

  /** Whether there is nothing left to paint. */
  get settled(): boolean {
    return this.#request === 0 && this.context.undrawn.length === 0;
  }

  /** The frame that the user sees. */
  get shown(): number {
    return this.#shown;
  }
}
