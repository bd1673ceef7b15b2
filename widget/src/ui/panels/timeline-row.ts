// Paints an object's timeline: on which frames it has a mask, how doubtful that is, and what the user decided.
import type { ObjectData, TimelineRun } from "../../protocol/messages";
import type { Live } from "../../state/store";

/** Half a slider's thumb: a frame's place on the timeline is where the thumb's middle is for it. */
const THUMB = 8;
/** From this doubt on a mask is worth a look, as `sessions/review.py` has it. */
const DOUBTFUL = 0.15;
const LOWEST = 4;
/** How far a diamond reaches from its middle. */
const DIAMOND = 6;

/** The first and last frame that are shown. */
export type View = readonly [number, number];

export interface Colors {
  line: string;
  warning: string;
  text: string;
}

function placeOf(frame: number, [first, last]: View, width: number): number {
  return THUMB + ((width - 2 * THUMB) * (frame - first)) / Math.max(1, last - first);
}

export function frameAt(x: number, [first, last]: View, width: number): number {
  const frame = first + Math.round(((x - THUMB) / (width - 2 * THUMB)) * (last - first));
  return Math.min(Math.max(frame, first), last);
}

/** The frame at `x`; of those with a diamond the one whose diamond is there. */
export function frameOrDiamondAt(x: number, view: View, width: number, prompted: readonly number[]): number {
  const far = (frame: number) => Math.abs(placeOf(frame, view, width) - x);
  const nearest = prompted.reduce((a, b) => (far(b) < far(a) ? b : a), Infinity);
  return far(nearest) <= DIAMOND ? nearest : frameAt(x, view, width);
}

/** The view after zooming by `factor` round the frame at `x`; null where all is shown again. */
export function zoomed(view: View, factor: number, x: number, width: number, frames: number): View | null {
  const around = frameAt(x, view, width);
  const span = Math.max(10, Math.round((view[1] - view[0]) * factor));
  if (span >= frames - 1) return null;
  const first = Math.round(around - ((around - view[0]) / Math.max(1, view[1] - view[0])) * span);
  const low = Math.min(Math.max(0, first), frames - 1 - span);
  return [low, low + span];
}

export function paintTimeline(
  canvas: HTMLCanvasElement,
  object: ObjectData,
  live: Live,
  view: View,
  colors: Colors,
): void {
  const dpr = window.devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!width || !height) return;
  canvas.width = Math.round(width * dpr);
  canvas.height = Math.round(height * dpr);
  const c = canvas.getContext("2d")!;
  c.scale(dpr, dpr);
  const bottom = height - 3;
  // On whole pixels, so that neighbours meet without a seam.
  const left = (frame: number) =>
    view[1] > view[0] ? Math.round(placeOf(frame - 0.5, view, width) * dpr) / dpr : (frame - view[0]) * width;
  const bar = (first: number, count: number, tall: number, alpha: number, style: string | CanvasPattern) => {
    const x = Math.max(left(first), 1);
    const end = Math.min(left(first + count), width - 1);
    if (end < 1 || x > width - 1) return;
    c.globalAlpha = alpha;
    c.fillStyle = style;
    c.fillRect(x, bottom - tall, Math.max(end - x, 0.75), tall);
  };
  const hatch = hatching(c, object.color);
  const run = ([first, count, kind, , doubt]: TimelineRun) => {
    const tall = LOWEST + (bottom - LOWEST) * Math.sqrt(doubt);
    if (kind === "absent") {
      bar(first, count, 1.5, 0.8, object.color);
      if (doubt >= DOUBTFUL) bar(first, count, tall, 0.35, colors.warning);
    } else if (kind === "gone") {
      bar(first, count, LOWEST, 0.25, colors.text);
    } else if (kind === "stale") bar(first, count, 10, 0.8, hatch);
    else if (kind === "reviewed") bar(first, count, LOWEST, 1, object.color);
    else {
      if (doubt >= DOUBTFUL) bar(first, count, tall, 1, colors.warning);
      bar(first, count, doubt >= DOUBTFUL ? LOWEST : tall, 0.85, object.color);
    }
  };

  bar(view[0], view[1] - view[0] + 1, 1, 1, colors.line);
  object.timeline.forEach(run);
  for (const one of live.get(object.id) ?? []) {
    c.clearRect(left(one[0]), 0, left(one[0] + one[1]) - left(one[0]), height);
    run(one);
  }
  for (const [first, count, kind] of object.timeline)
    if (kind === "reviewed")
      for (let frame = first; frame < first + count; frame++)
        if (inside(frame, view)) dot(c, placeOf(frame, view, width), bottom - LOWEST / 2, object.color);
  for (const frame of Object.keys(object.prompts).map(Number))
    if (inside(frame, view)) diamond(c, placeOf(frame, view, width), height / 2, object.color);
}

function inside(frame: number, [first, last]: View): boolean {
  return first <= frame && frame <= last;
}

function dot(c: CanvasRenderingContext2D, x: number, y: number, color: string): void {
  c.globalAlpha = 1;
  c.beginPath();
  c.arc(x, y, 3.5, 0, 2 * Math.PI);
  c.fillStyle = color;
  c.fill();
  c.lineWidth = 1.5;
  c.strokeStyle = "#ffffff";
  c.stroke();
}

function diamond(c: CanvasRenderingContext2D, x: number, y: number, color: string): void {
  c.globalAlpha = 1;
  c.beginPath();
  c.moveTo(x, y - DIAMOND);
  c.lineTo(x + DIAMOND, y);
  c.lineTo(x, y + DIAMOND);
  c.lineTo(x - DIAMOND, y);
  c.closePath();
  c.fillStyle = color;
  c.fill();
  c.lineWidth = 1.5;
  c.lineJoin = "round";
  c.strokeStyle = "#ffffff";
  c.stroke();
}

function hatching(c: CanvasRenderingContext2D, color: string): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const t = tile.getContext("2d")!;
  t.strokeStyle = color;
  t.lineWidth = 2;
  for (const shift of [-8, 0, 8]) {
    t.moveTo(shift, 8);
    t.lineTo(shift + 8, 0);
  }
  t.stroke();
  return c.createPattern(tile, "repeat") ?? color;
}
