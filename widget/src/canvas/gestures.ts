// Mouse, pen and fingers on the canvas, as the few things they mean: a point, a box, moving about.

import type { Label, Point } from "../protocol/messages";
import type { Tool } from "../state/store";
import { distance, middle } from "./viewport";

export interface GestureHandler {
  /** Points are of the canvas, in CSS pixels. */
  at(event: { clientX: number; clientY: number }): Point;
  tool(): Tool;
  /** A press began. The gesture is about the frame on screen now, even if another is shown before it ends. */
  press(at: Point): void;
  /** It becomes a box. */
  drag(): void;
  /** The box so far, from the press to `at`; null: there is none. */
  draft(at: Point | null): void;
  point(label: Label): void;
  box(at: Point): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  /** Whether the wheel zooms the image; if not, it scrolls the page. */
  wheel(event: WheelEvent): boolean;
}

/** How far a press may move, in CSS pixels, and still be one: a finger is less still than a mouse. */
const DRAG_PX: Record<string, number> = { mouse: 4, pen: 8, touch: 12 };

type Mode = "press" | "box" | "pan" | "pinch" | "spent";

export class GestureRecognizer {
  #down = new Map<number, Point>();
  #mode: Mode = "spent";
  #start: Point = [0, 0];
  #negative = false;
  #space = false;
  #abort = new AbortController();

  constructor(
    readonly element: HTMLElement,
    readonly handler: GestureHandler,
  ) {
    const { signal } = this.#abort;
    element.addEventListener("pointerdown", this.#onDown, { signal });
    element.addEventListener("pointermove", this.#onMove, { signal });
    element.addEventListener("pointerup", this.#onUp, { signal });
    element.addEventListener("pointercancel", this.#onCancel, { signal });
    element.addEventListener("wheel", this.#onWheel, { signal, passive: false });
    element.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  }

  dispose(): void {
    this.#abort.abort();
  }

  /** Whether the space bar is held: then dragging moves the image. */
  set space(held: boolean) {
    this.#space = held;
    this.element.toggleAttribute("data-space", held);
  }

  /** Ends a drag without a box. Says whether there was one. */
  cancel(): boolean {
    const dragging = this.#mode === "box";
    if (this.#mode !== "spent") this.#finish();
    return dragging;
  }

  #onDown = (event: PointerEvent): void => {
    if (event.button > 2) return;
    event.preventDefault();
    this.element.focus({ preventScroll: true });
    this.element.setPointerCapture(event.pointerId);
    const at = this.handler.at(event);
    this.#down.set(event.pointerId, at);
    if (this.#down.size === 2) {
      this.handler.draft(null);
      this.#mode = "pinch";
    } else if (this.#down.size === 1) {
      this.#start = at;
      // Ctrl and a click is how a Mac with one button clicks on the right.
      this.#negative = event.button === 2 || event.altKey || event.ctrlKey || this.handler.tool() === "subtract";
      const moving = event.button === 1 || this.#space || (this.handler.tool() === "pan" && event.button === 0);
      this.#mode = moving ? "pan" : "press";
      if (!moving) this.handler.press(at);
      this.element.toggleAttribute("data-moving", moving);
    }
  };

  #onMove = (event: PointerEvent): void => {
    const before = this.#down.get(event.pointerId);
    if (!before) return;
    const at = this.handler.at(event);
    if (this.#mode === "pinch") this.#pinch(event.pointerId, before, at);
    this.#down.set(event.pointerId, at);
    if (this.#mode === "pan") this.handler.pan(at[0] - before[0], at[1] - before[1]);
    // No box subtracts: where that is meant the press stays a point.
    const far = distance(at, this.#start) > (DRAG_PX[event.pointerType] ?? 4);
    if (this.#mode === "press" && !this.#negative && far) {
      this.#mode = "box";
      this.handler.drag();
    }
    if (this.#mode === "box") this.handler.draft(at);
  };

  #pinch(id: number, before: Point, at: Point): void {
    const other = [...this.#down].find(([key]) => key !== id)?.[1];
    if (!other) return;
    const from = middle(before, other);
    const to = middle(at, other);
    this.handler.pan(to[0] - from[0], to[1] - from[1]);
    const spread = distance(before, other);
    if (spread > 0) this.handler.zoom(distance(at, other) / spread, to);
  }

  #onUp = (event: PointerEvent): void => {
    if (!this.#down.delete(event.pointerId)) return;
    const at = this.handler.at(event);
    const mode = this.#mode;
    // After a pinch the last finger to leave means nothing.
    if (this.#down.size > 0) {
      this.#mode = "spent";
      return;
    }
    this.#finish();
    if (mode === "press") this.handler.point(this.#negative ? 0 : 1);
    if (mode === "box") this.handler.box(at);
  };

  #onCancel = (event: PointerEvent): void => {
    this.#down.delete(event.pointerId);
    this.#finish();
  };

  #finish(): void {
    this.#mode = "spent";
    this.element.removeAttribute("data-moving");
    this.handler.draft(null);
  }

  #onWheel = (event: WheelEvent): void => {
    if (!this.handler.wheel(event)) return;
    event.preventDefault();
    // A mouse's notch is about 100 pixels; a trackpad's pinch comes as a wheel with Ctrl, in small steps.
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    const delta = Math.max(-120, Math.min(120, event.deltaY * lines));
    this.handler.zoom(Math.exp(-delta * (event.ctrlKey ? 0.01 : 0.0022)), this.handler.at(event));
  };
}
