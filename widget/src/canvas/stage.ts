// The canvas: two layers, each painted only when what is on it changes, and at most once a frame of the screen; the mask
// of a click as soon as it comes, so that the next frame of the screen has nothing to wait for.

import type { Point, StateData } from "../protocol/messages";
import type { Context } from "../state/context";
import type { Bounds } from "../state/contour";
import * as strings from "../strings";
import { type Doing, MARK_MS, PULSE_AFTER_MS, paintedMarks, paintedMasks, waited } from "./marks";
import { changed } from "./memo";
import { type MaskLook, paintImage, paintOverlay } from "./paint";
import { clampPoint, clampView, fit, lookAt, panBy, type Size, toImage, toView, type View, zoomAt } from "./viewport";

// How near the canvas's rim the keyboard's point may come before the image moves, in CSS pixels.
const MARGIN = 32;

const within = (at: number, length: number) => Math.min(Math.max(at, MARGIN), length - MARGIN);

const NOTHING = { width: 0, height: 0 };
const IDLE: Doing = { draft: null, crosshair: null, grip: null, to: null, held: null, stroke: null, tip: null };

interface Layers {
  image: HTMLCanvasElement;
  overlay: HTMLCanvasElement;
}

export class Stage {
  view: View = { scale: 1, x: 0, y: 0 };
  /** What the user does here and no state tells of. */
  #doing: Doing = IDLE;
  #size: Size = { width: 1, height: 1 };
  #dpr = 1;
  #fitted = true;
  #session = "";
  /** What the view was made for. */
  #framed = { of: "", width: 0, height: 0 };
  /** The frame whose image is on the canvas: the wanted one as soon as it is here. */
  #shown = -1;
  #request = 0;
  /** Rises when the canvases were emptied, so that all is painted anew. */
  #emptied = 0;
  #observer: ResizeObserver;
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");
  #stops: (() => void)[];
  #afterPaint = new MessageChannel();
  /** How many clicks the last frame of the screen has: one that is answered before its message comes is not among them. */
  #inFrame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly context: Context,
    readonly element: HTMLElement,
    readonly layers: Layers,
    readonly onView: () => void,
  ) {
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(element);
    this.#stops = [
      context.store.subscribe(() => this.redraw()),
      context.pixels.subscribe(() => {
        if (context.undrawn.length > 0) this.#paint();
        this.redraw();
      }),
    ];
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
    return this.context.ui.preview ?? this.context.ui.state.medium;
  }

  /** Paints what has changed with the next frame of the screen. */
  redraw(): void {
    this.#request ||= requestAnimationFrame(() => this.#draw());
  }

  get doing(): Readonly<Doing> {
    return this.#doing;
  }

  /** Notes what the user does, and shows it. */
  do(change: Partial<Doing>): void {
    if (!this.image) return;
    this.#doing = { ...this.#doing, ...change };
    this.redraw();
  }

  get crosshair(): Point | null {
    return this.#doing.crosshair;
  }

  setCrosshair(at: Point | null): void {
    const crosshair = at && this.image ? clampPoint(at, this.image) : null;
    this.do({ crosshair });
    if (!crosshair) return;
    const [x, y] = toView(this.view, crosshair);
    const { width, height } = this.#size;
    this.pan(within(x, width) - x, within(y, height) - y);
    this.context.store.update({ announcement: strings.announcements.point(...crosshair) });
  }

  /** The image's point under a point of the canvas. */
  imageAt(at: Point): Point {
    const point = toImage(this.view, at);
    return this.image ? clampPoint(point, this.image) : point;
  }

  /** The same, also beyond the image's edges, in hundredths of a pixel. */
  freeAt(at: Point): Point {
    const [x, y] = toImage(this.view, at);
    return [Math.round(100 * x) / 100, Math.round(100 * y) / 100];
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

  lookAt(part: Bounds): void {
    if (this.image) this.#look(lookAt(part, this.image, this.#size));
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

  /** Draws for a frame of the screen. */
  #draw(): void {
    this.#request = 0;
    // A task posted while drawing runs after the browser has painted what was drawn.
    const painted = this.#paint();
    this.#inFrame = this.context.undrawn.length;
    if (painted || this.#inFrame > 0) this.#afterPaint.port2.postMessage(null);
    this.#animate();
  }

  /** Paints what is new. Says whether anything was. */
  #paint(): boolean {
    const { ui } = this.context;
    if (ui.state.session !== this.#session) this.#newMedium(ui.state);
    this.#frame();
    this.#shown = ui.preview ? -1 : this.#nearest(ui.frame);
    const image = this.#drawImage();
    const overlay = this.#drawOverlay();
    if (image || overlay) this.context.stats.framesDrawn++;
    for (const click of this.context.undrawn) click.drawn ||= performance.now();
    return image || overlay;
  }

  /** Draws again when a prompt's mark is due, and all the time once it pulses. */
  #animate(): void {
    clearTimeout(this.#timer);
    if (this.context.ui.pending.length === 0) return;
    // A prompt is marked as pending once its answer takes longer than the eye needs to miss it, and the mark pulses
    // later still: on a machine that runs the model too, painting competes with the answer that it waits for.
    const since = waited(this.context.ui);
    if (since < MARK_MS) this.#timer = setTimeout(() => this.redraw(), MARK_MS - since);
    else if (this.#reduced.matches) return;
    else if (since < PULSE_AFTER_MS) this.#timer = setTimeout(() => this.redraw(), PULSE_AFTER_MS - since);
    else this.redraw();
  }

  /** The wanted frame if it is here; else, while the user moves fast, the nearest that has come. */
  #nearest(wanted: number): number {
    const { frames, latest } = this.context;
    if (frames.has(wanted)) return wanted;
    const nearer = Math.abs(latest - wanted) < Math.abs(this.#shown - wanted);
    return frames.has(latest) && (nearer || this.#shown < 0) ? latest : this.#shown;
  }

  #newMedium({ session }: StateData): void {
    this.#session = session;
    this.#shown = -1;
    this.#doing = IDLE;
  }

  /** Shows the whole image where another one is to be seen; after a preview of the same size the view stays. */
  #frame(): void {
    const { ui } = this.context;
    const of = ui.preview ? "preview" : this.#session;
    if (of === this.#framed.of) return;
    const { width, height } = this.image ?? NOTHING;
    const same = this.#framed.of === "preview" && this.#framed.width === width && this.#framed.height === height;
    this.#framed = { of, width, height };
    if (same || !this.image) return;
    this.view = fit(this.image, this.#size);
    this.#fitted = true;
    this.onView();
  }

  /** Paints the image if it is another one, or elsewhere. Says whether it did. */
  #drawImage(): boolean {
    const bitmap = this.context.ui.preview?.bitmap ?? this.context.frames.get(this.#shown);
    if (!changed(this.layers.image, this.#emptied, this.view, bitmap)) return false;
    const c = this.layers.image.getContext("2d")!;
    if (bitmap && this.image) paintImage(c, this.#dpr, this.view, bitmap, this.image);
    else c.clearRect(0, 0, c.canvas.width, c.canvas.height);
    return true;
  }

  /** Paints the masks and the marks if anything about them is new. Says whether it did. */
  #drawOverlay(): boolean {
    const painted = paintedMasks(this.context, this.#shown, this.#doing);
    const marks = paintedMarks(this.context, this.#shown, this.#doing, this.#reduced.matches);
    const { opacity, view } = this.context.ui.settings;
    const image = this.#shown >= 0 && !this.context.ui.peeking ? this.image : null;
    const look: MaskLook = { opacity, view, image };
    const what = painted.flatMap(({ shape, strokes, color, selected, stale, feather }) => [
      shape,
      color,
      selected,
      stale,
      feather,
      ...strokes,
    ]);
    if (!changed(this.layers.overlay, this.#emptied, this.view, JSON.stringify([marks, look]), ...what)) return false;
    paintOverlay(this.layers.overlay.getContext("2d")!, this.#dpr, this.view, painted, look, marks);
    return true;
  }

  /** What was drawn is on the screen. */
  #painted(): void {
    const now = performance.now();
    for (const click of this.context.undrawn.splice(0, this.#inFrame)) {
      click.shown = now;
      this.context.stats.clicks.push(click);
    }
    this.#inFrame = 0;
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
