// The canvas: two layers, each painted only when what is on it changes, and at most once a frame of the screen.
import { changed } from "./memo";
import type { Core } from "../state/context";
import { clampPoint, clampView, fit, panBy, toPicture, toView, zoomAt, type Size, type View } from "./viewport";
import type { Box, Point, StateData } from "../protocol/messages";
import { paintOverlay, paintPicture, type PaintedMarks, type PaintedMask, type PaintedPrompts } from "./paint";
import { timelineAt } from "../state/store";

const PULSE_MS = 900;
// A prompt is marked as pending once its answer takes longer than the eye needs to miss it, and the mark pulses later
// still: on a machine that runs the model too, painting competes with the answer that it waits for.
const MARK_MS = 50;
const PULSE_AFTER_MS = 150;
const STILL_PHASE = 0.3;
const FALLBACK_COLOR = "#ffffff";

// How near the canvas's rim the keyboard's point may come before the picture moves, in CSS pixels.
const MARGIN = 32;

const within = (at: number, length: number) => Math.min(Math.max(at, MARGIN), length - MARGIN);

interface Layers {
  picture: HTMLCanvasElement;
  overlay: HTMLCanvasElement;
}

export class Stage {
  view: View = { scale: 1, x: 0, y: 0 };
  /** Where the keyboard points, in picture pixels. */
  crosshair: Point | null = null;
  #draft: Box | null = null;
  #size: Size = { width: 1, height: 1 };
  #dpr = 1;
  #fitted = true;
  #session = "";
  /** The frame whose picture is on the canvas: the wanted one as soon as it is here. */
  #shown = -1;
  #request = 0;
  /** Rises when the canvases were emptied, so that all is painted anew. */
  #emptied = 0;
  #observer: ResizeObserver;
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");
  #unsubscribe: () => void;
  #afterPaint = new MessageChannel();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly core: Core,
    readonly element: HTMLElement,
    readonly layers: Layers,
    readonly onView: () => void,
  ) {
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(element);
    this.#unsubscribe = core.store.subscribe(() => this.redraw());
    core.redraw = () => this.redraw();
    this.#afterPaint.port1.onmessage = () => this.#painted();
    this.#resize();
  }

  dispose(): void {
    cancelAnimationFrame(this.#request);
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#unsubscribe();
    this.#afterPaint.port1.close();
  }

  get picture(): Size | null {
    return this.core.ui.state.medium;
  }

  /** Something may have changed: with the next frame of the screen what did is painted. */
  redraw(): void {
    this.#request ||= requestAnimationFrame(() => this.#draw());
  }

  /** A box that is being drawn, in picture pixels. */
  setDraft(box: Box | null): void {
    this.#draft = this.picture && box;
    this.redraw();
  }

  setCrosshair(at: Point | null): void {
    this.crosshair = at && this.picture ? clampPoint(at, this.picture) : null;
    if (this.crosshair) {
      const [x, y] = toView(this.view, this.crosshair);
      const { width, height } = this.#size;
      this.pan(within(x, width) - x, within(y, height) - y);
      this.core.store.update({ announcement: this.crosshair.map(Math.floor).join(", ") });
    }
    this.redraw();
  }

  /** The picture's point under a point of the canvas. */
  pictureAt(at: Point): Point {
    const point = toPicture(this.view, at);
    return this.picture ? clampPoint(point, this.picture) : point;
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
    if (this.picture) this.#look(zoomAt(this.view, centre, factor, this.picture, this.#size));
  }

  pan(dx: number, dy: number): void {
    if (this.picture) this.#look(panBy(this.view, dx, dy, this.picture, this.#size));
  }

  fit(): void {
    if (this.picture) this.#look(fit(this.picture, this.#size));
  }

  get fitted(): boolean {
    return this.#fitted;
  }

  #look(view: View): void {
    if (!this.picture) return;
    this.view = view;
    this.#fitted = view.scale <= fit(this.picture, this.#size).scale * 1.0001;
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
    if (this.picture) this.#look(this.#fitted ? fit(this.picture, this.#size) : clampView(this.view, this.picture, this.#size));
    // A canvas that was resized is empty until drawn: doing it now spares the eye a flash.
    cancelAnimationFrame(this.#request);
    this.#emptied++;
    this.#draw();
  }

  #draw(): void {
    this.#request = 0;
    const { ui } = this.core;
    if (ui.state.session !== this.#session) this.#newMedium(ui.state);
    this.#shown = this.#nearest(ui.frame);
    const picture = this.#drawPicture();
    const overlay = this.#drawOverlay();
    if (picture || overlay) this.core.stats.framesDrawn++;
    for (const click of this.core.undrawn) click.drawn ||= performance.now();
    // A task posted while drawing runs after the browser has painted what was drawn.
    if (picture || overlay || this.core.undrawn.length > 0) this.#afterPaint.port2.postMessage(null);
    this.#animate();
  }

  /** Draws again when a prompt's mark is due, and all the time once it pulses. */
  #animate(): void {
    clearTimeout(this.#timer);
    if (this.core.ui.pending.length === 0) return;
    const waited = this.#waited();
    if (waited < MARK_MS) this.#timer = setTimeout(() => this.redraw(), MARK_MS - waited);
    else if (this.#reduced.matches) return;
    else if (waited < PULSE_AFTER_MS) this.#timer = setTimeout(() => this.redraw(), PULSE_AFTER_MS - waited);
    else this.redraw();
  }

  /** How long the oldest prompt without an answer has been waiting. */
  #waited(): number {
    return performance.now() - Math.min(...this.core.ui.pending.map((pending) => pending.since));
  }

  /** The wanted frame if it is here; else, while the user moves fast, the nearest that has come. */
  #nearest(wanted: number): number {
    const { pictures, latest } = this.core;
    if (pictures.has(wanted)) return wanted;
    const nearer = Math.abs(latest - wanted) < Math.abs(this.#shown - wanted);
    return pictures.has(latest) && (nearer || this.#shown < 0) ? latest : this.#shown;
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

  /** Paints the picture if it is another one, or elsewhere. Says whether it did. */
  #drawPicture(): boolean {
    const bitmap = this.core.pictures.get(this.#shown);
    if (!changed(this.layers.picture, this.#emptied, this.view, bitmap)) return false;
    const c = this.layers.picture.getContext("2d")!;
    if (bitmap && this.picture) paintPicture(c, this.#dpr, this.view, bitmap, this.picture);
    else c.clearRect(0, 0, c.canvas.width, c.canvas.height);
    return true;
  }

  /** Paints the masks and the marks if anything about them is new. Says whether it did. */
  #drawOverlay(): boolean {
    const { ui, masks } = this.core;
    const height = this.picture?.height ?? 0;
    const painted: PaintedMask[] = [];
    for (const object of this.#shown < 0 ? [] : ui.state.objects) {
      const mask = object.visible ? masks.get(this.#shown, object.id) : undefined;
      // What was taken away may still be in the cache.
      const kind = timelineAt(object, ui.live, this.#shown)?.kind;
      if (!mask || !kind) continue;
      const stale = kind === "stale";
      painted.push({
        shape: masks.shape(mask.counts, height),
        color: object.color,
        selected: object.id === ui.selected,
        stale,
      });
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
    const { ui } = this.core;
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
    return this.core.ui.state.objects.find((o) => o.id === object)?.color ?? FALLBACK_COLOR;
  }

  /** What was drawn is on the screen. */
  #painted(): void {
    const now = performance.now();
    for (const click of this.core.undrawn.splice(0)) {
      click.shown = now;
      this.core.stats.clicks.push(click);
    }
    if (this.#shown >= 0)
      this.element.dispatchEvent(
        new CustomEvent("edgetam-drawn", {
          bubbles: true,
          composed: true,
          detail: { frame: this.#shown, revision: this.core.ui.state.revision },
        }),
      );
  }

  /** Whether there is nothing left to paint. */
  get settled(): boolean {
    return this.#request === 0 && this.core.undrawn.length === 0;
  }

  /** The frame that the user sees. */
  get shown(): number {
    return this.#shown;
  }
}
