// Mouse, pen and fingers on the canvas, as the few things they mean: a point, a box, holding a point or the edge of a
// box, moving about.
//
//   idle ── down ──▶ press ── up ───────────────────────▶ a point
//                      ├── mouse and pen: moved ────────▶ box ── up ──▶ a box
//                      ├── finger: held still ─▶ held ── moved ─▶ box
//                      └── finger: moved ───────────────▶ pan where the image is zoomed, else the page scrolls
//   idle ── down with a tool of the hand ──▶ draw ── up ──▶ a stroke
//   idle ── down on a point or an edge ──▶ grip ── up ──▶ moved, or a click on it
//   any  ── a second finger ──▶ pinch ── one is lifted ──▶ pan

import type { Label, Point } from "../protocol/messages";
import type { Tool } from "../state/store";
import { distance, middle } from "./viewport";

export interface GestureHandler {
  /** Points are of the canvas, in CSS pixels. */
  at(event: { clientX: number; clientY: number }): Point;
  tool(): Tool;
  /** Which image or video is on the canvas: clicks on two of them are two. */
  medium(): string;
  /** Whether the image is larger than the canvas, so that it can be moved. */
  zoomed(): boolean;
  /** A press began. The gesture is about the frame on screen now, even if another is shown before it ends. */
  press(at: Point): void;
  /** Takes hold of a point or an edge of a box, if one is within reach: says whether. */
  take(at: Point, finger: boolean): boolean;
  /** What is held follows. */
  carry(at: Point): void;
  /** What is held is let go of: moved, clicked on, or put back. Says whether it was meant, and not what is under it. */
  drop(how: "moved" | "clicked" | "cancelled"): boolean;
  /** A finger was held still: a box begins here; null: no longer. */
  held(at: Point | null): void;
  /** It becomes a box. */
  drag(): void;
  /** The box so far, from the press to `at`; null: there is none. */
  draft(at: Point | null): void;
  point(label: Label, fresh: boolean): void;
  box(at: Point, fresh: boolean): void;
  /** A box that is too thin to mean something, or a click with the tool for boxes. */
  refuse(): void;
  /** Where the mouse is while no button is down; null: elsewhere. */
  hover(at: Point | null): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  /** Whether the wheel zooms the image; if not, it scrolls the page. */
  wheel(event: WheelEvent): boolean;
  /** Whether a press draws by hand, and what becomes of it: "dropped" where a second finger came. */
  draws(): boolean;
  draw(event: PointerEvent, negative: boolean): void;
  drawTo(events: readonly PointerEvent[]): void;
  drawn(how: "ended" | "dropped"): void;
}

/** How far a press may move, in CSS pixels, and still be one: a finger is less still than a mouse. */
const SLIP_PX: Record<string, number> = { mouse: 4, pen: 8, touch: 12 };
/** No box has a shorter side than this, in CSS pixels. */
const SLIVER_PX: Record<string, number> = { mouse: 6, pen: 8, touch: 12 };
const HOLD_MS = 250;
/** A second click this soon and this near is the same one. */
const REPEAT_MS = 300;
const REPEAT_PX: Record<string, number> = { mouse: 6, pen: 10, touch: 16 };

/** The button at a pen's other end. */
const PEN_ERASER = 5;

type State = "idle" | "press" | "held" | "box" | "grip" | "draw" | "pan" | "pinch" | "spent";

export class GestureRecognizer {
  #down = new Map<number, Point>();
  #state: State = "idle";
  #start: Point = [0, 0];
  #since = 0;
  #kind = "mouse";
  #moved = false;
  #negative = false;
  /** For a new object. */
  #fresh = false;
  #space = false;
  #hold: ReturnType<typeof setTimeout> | undefined;
  #last = { at: [0, 0] as Point, time: -Infinity, negative: false, medium: "" };
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
    element.addEventListener("pointerleave", () => handler.hover(null), { signal });
    element.addEventListener("touchstart", this.#onTouch, { signal, passive: false });
    element.addEventListener("touchmove", this.#onTouch, { signal, passive: false });
    element.addEventListener("wheel", this.#onWheel, { signal, passive: false });
    element.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  }

  dispose(): void {
    clearTimeout(this.#hold);
    this.#abort.abort();
  }

  /** Whether the space bar is held: then dragging moves the image. */
  set space(held: boolean) {
    this.#space = held;
    this.element.toggleAttribute("data-space", held);
  }

  /** Ends a drag without effect. Says whether there was one. */
  cancel(): boolean {
    const dragging = this.#state === "box" || this.#state === "grip" || this.#state === "draw";
    this.#enter(this.#down.size > 0 ? "spent" : "idle");
    return dragging;
  }

  /** Leaves the state, and what belongs to it alone. */
  #enter(next: State): void {
    const left = this.#state;
    this.#state = next;
    clearTimeout(this.#hold);
    if (left === "held" || left === "box") this.handler.held(null);
    if (left === "box") this.handler.draft(null);
    if (left === "grip") this.handler.drop("cancelled");
    if (left === "draw") this.handler.drawn(next === "idle" ? "ended" : "dropped");
    this.element.toggleAttribute("data-moving", next === "pan");
  }

  #onDown = (event: PointerEvent): void => {
    if (event.button > 2 && event.button !== PEN_ERASER) return;
    event.preventDefault();
    this.element.focus({ preventScroll: true });
    this.element.setPointerCapture(event.pointerId);
    const at = this.handler.at(event);
    this.#down.set(event.pointerId, at);
    if (this.#down.size > 1) return this.#enter(this.#down.size === 2 ? "pinch" : this.#state);
    const tool = this.handler.tool();
    this.#start = at;
    this.#since = event.timeStamp;
    this.#kind = event.pointerType;
    this.#moved = false;
    this.#fresh = event.shiftKey;
    // Ctrl and a click is how a Mac with one button clicks on the right.
    this.#negative =
      event.button === PEN_ERASER || event.button === 2 || event.altKey || event.ctrlKey || tool === "subtract";
    this.handler.hover(null);
    if (event.button === 1 || this.#space || (tool === "pan" && event.button === 0)) return this.#enter("pan");
    if (this.handler.draws()) {
      this.handler.draw(event, this.#negative);
      return this.#enter("draw");
    }
    this.handler.press(at);
    const finger = this.#kind === "touch";
    if (!this.#fresh && this.handler.take(at, finger)) return this.#enter("grip");
    this.#enter("press");
    if (finger && !this.#negative && tool !== "box") this.#hold = setTimeout(() => this.#onHeld(), HOLD_MS);
  };

  #onHeld(): void {
    this.#enter("held");
    this.handler.held(this.#start);
  }

  #onMove = (event: PointerEvent): void => {
    const before = this.#down.get(event.pointerId);
    const at = this.handler.at(event);
    if (!before) {
      if (event.pointerType !== "touch" && event.buttons === 0) this.handler.hover(at);
      return;
    }
    if (this.#state === "pinch") this.#pinch(event.pointerId, before, at);
    this.#down.set(event.pointerId, at);
    if (this.#state === "pan") return this.handler.pan(at[0] - before[0], at[1] - before[1]);
    if (this.#state === "draw") {
      const all = event.getCoalescedEvents?.() ?? [];
      return this.handler.drawTo(all.length ? all : [event]);
    }
    this.#moved ||= distance(at, this.#start) > (SLIP_PX[this.#kind] ?? 4);
    if (!this.#moved) return;
    if (this.#state === "press") this.#slip(at);
    else if (this.#state === "held") {
      // By the events' own clock: on a busy page the hold may be noticed before a finger's way that came first.
      if (event.timeStamp - this.#since < HOLD_MS) this.#slip(at);
      else this.#begin();
    }
    if (this.#state === "box") this.handler.draft(at);
    else if (this.#state === "grip") this.handler.carry(at);
  };

  /** A press has moved to `at`. */
  #slip(at: Point): void {
    const finger = this.#kind === "touch";
    if (this.handler.tool() === "box" || !(finger || this.#negative)) this.#begin();
    // No box subtracts: where that is meant, a press that slips stays a point. A finger that slips scrolls.
    else if (finger && this.handler.zoomed()) {
      this.#enter("pan");
      this.handler.pan(at[0] - this.#start[0], at[1] - this.#start[1]);
    } else if (finger) this.#enter("spent");
  }

  #begin(): void {
    this.#enter("box");
    this.handler.drag();
  }

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
    const state = this.#state;
    if (this.#down.size > 0) return this.#enter(state === "pinch" && this.#down.size === 1 ? "pan" : "spent");
    if (state === "grip") return this.#release(event.timeStamp);
    this.#enter("idle");
    if ((state === "press" || state === "held") && !this.#repeats(event.timeStamp)) this.#click();
    if (state === "box") this.#finish(at);
  };

  /** Lets go of what is held. */
  #release(time: number): void {
    this.#state = "idle";
    if (this.#moved) this.handler.drop("moved");
    else if (this.#repeats(time)) this.handler.drop("cancelled");
    else if (!this.handler.drop("clicked")) this.#click();
  }

  /** Whether this click is the second of a double one. */
  #repeats(time: number): boolean {
    const last = this.#last;
    const now = { at: this.#start, time, negative: this.#negative, medium: this.handler.medium() };
    this.#last = now;
    const near = distance(now.at, last.at) <= (REPEAT_PX[this.#kind] ?? 6);
    return near && time - last.time < REPEAT_MS && now.negative === last.negative && now.medium === last.medium;
  }

  #click(): void {
    if (this.handler.tool() === "box" && !this.#negative) this.handler.refuse();
    else this.handler.point(this.#negative ? 0 : 1, this.#fresh);
  }

  #finish(at: Point): void {
    const side = Math.min(Math.abs(at[0] - this.#start[0]), Math.abs(at[1] - this.#start[1]));
    if (side < (SLIVER_PX[this.#kind] ?? 6)) this.handler.refuse();
    else this.handler.box(at, this.#fresh);
  }

  #onCancel = (event: PointerEvent): void => {
    this.#down.delete(event.pointerId);
    this.#enter("spent"); // what was being drawn is dropped
    if (this.#down.size === 0) this.#enter("idle");
  };

  /** The browser scrolls the page with a finger, unless the gesture is ours. */
  #onTouch = (event: TouchEvent): void => {
    const ours =
      event.touches.length > 1 || this.#kind !== "touch" || !["idle", "press", "spent"].includes(this.#state);
    if (ours && event.cancelable) event.preventDefault();
  };

  #onWheel = (event: WheelEvent): void => {
    if (!this.handler.wheel(event)) return;
    event.preventDefault();
    // A mouse's notch is about 100 pixels; a trackpad's pinch comes as a wheel with Ctrl, in small steps.
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    const delta = Math.max(-120, Math.min(120, event.deltaY * lines));
    this.handler.zoom(Math.exp(-delta * (event.ctrlKey ? 0.01 : 0.0022)), this.handler.at(event));
  };
}
