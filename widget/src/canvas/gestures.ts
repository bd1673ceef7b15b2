// Mouse, pen and fingers on the canvas, as the few things they mean: a point, a box, moving about.
import { distance, middle } from "./viewport";
import type { Label, Point } from "../protocol/messages";
import type { Tool } from "../state/store";

export interface Gestures {
  /** Points are of the canvas, in CSS pixels. */
  at(event: { clientX: number; clientY: number }): Point;
  tool(): Tool;
  /** A press began: what comes of it is about the picture as it is now, wherever that goes while it lasts. */
  press(at: Point): void;
  /** It becomes a box. */
  drag(): void;
  /** The box so far, from the press to `at`; null: there is none. */
  draft(at: Point | null): void;
  point(label: Label): void;
  box(at: Point): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  /** Whether the wheel is ours: over a picture that fits, zooming out is left to the page. */
  wheel(event: WheelEvent): boolean;
}

/** How far a press may move, in CSS pixels, and still be one: a finger is less still than a mouse. */
const DRAG_PX: Record<string, number> = { mouse: 4, pen: 8, touch: 12 };

type Mode = "press" | "box" | "pan" | "pinch" | "spent";

export class Pointers {
  #down = new Map<number, Point>();
  #mode: Mode = "spent";
  #start: Point = [0, 0];
  #negative = false;
  #space = false;
  #abort = new AbortController();

  constructor(
    readonly element: HTMLElement,
    readonly gestures: Gestures,
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

  /** Whether the space bar is held: then dragging moves the picture. */
  set space(held: boolean) {
    this.#space = held;
    this.element.toggleAttribute("data-space", held);
  }

  /** A drag that is under way is forgotten. Says whether there was one. */
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
    const at = this.gestures.at(event);
    this.#down.set(event.pointerId, at);
    if (this.#down.size === 2) {
      this.gestures.draft(null);
      this.#mode = "pinch";
    } else if (this.#down.size === 1) {
      this.#start = at;
      // Ctrl and a click is how a Mac with one button clicks on the right.
      this.#negative = event.button === 2 || event.altKey || event.ctrlKey || this.gestures.tool() === "subtract";
      const moving = event.button === 1 || this.#space || (this.gestures.tool() === "pan" && event.button === 0);
      this.#mode = moving ? "pan" : "press";
      if (!moving) this.gestures.press(at);
      this.element.toggleAttribute("data-moving", moving);
    }
  };

  #onMove = (event: PointerEvent): void => {
    const before = this.#down.get(event.pointerId);
    if (!before) return;
    const at = this.gestures.at(event);
    if (this.#mode === "pinch") this.#pinch(event.pointerId, before, at);
    this.#down.set(event.pointerId, at);
    if (this.#mode === "pan") this.gestures.pan(at[0] - before[0], at[1] - before[1]);
    // There is no box that subtracts: where that is meant it stays a point.
    const far = distance(at, this.#start) > (DRAG_PX[event.pointerType] ?? 4);
    if (this.#mode === "press" && !this.#negative && far) {
      this.#mode = "box";
      this.gestures.drag();
    }
    if (this.#mode === "box") this.gestures.draft(at);
  };

  #pinch(id: number, before: Point, at: Point): void {
    const other = [...this.#down].find(([key]) => key !== id)?.[1];
    if (!other) return;
    const from = middle(before, other);
    const to = middle(at, other);
    this.gestures.pan(to[0] - from[0], to[1] - from[1]);
    const spread = distance(before, other);
    if (spread > 0) this.gestures.zoom(distance(at, other) / spread, to);
  }

  #onUp = (event: PointerEvent): void => {
    if (!this.#down.delete(event.pointerId)) return;
    const at = this.gestures.at(event);
    const mode = this.#mode;
    // After a pinch the last finger to leave means nothing.
    if (this.#down.size > 0) {
      this.#mode = "spent";
      return;
    }
    this.#finish();
    if (mode === "press") this.gestures.point(this.#negative ? 0 : 1);
    if (mode === "box") this.gestures.box(at);
  };

  #onCancel = (event: PointerEvent): void => {
    this.#down.delete(event.pointerId);
    this.#finish();
  };

  #finish(): void {
    this.#mode = "spent";
    this.element.removeAttribute("data-moving");
    this.gestures.draft(null);
  }

  #onWheel = (event: WheelEvent): void => {
    if (!this.gestures.wheel(event)) return;
    event.preventDefault();
    // A mouse's notch is about 100 pixels; a trackpad's pinch comes as a wheel with Ctrl, in small steps.
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    const delta = Math.max(-120, Math.min(120, event.deltaY * lines));
    this.gestures.zoom(Math.exp(-delta * (event.ctrlKey ? 0.01 : 0.0022)), this.gestures.at(event));
  };
}
