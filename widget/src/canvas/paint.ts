// Draws the two layers of the canvas: the image, and the masks and marks over it. No state of its own.

import type { Box, Label, Point } from "../protocol/messages";
import type { Shape } from "../state/shape";
import type { MaskView } from "../state/store";
import type { Stroke } from "../state/stroke";
import { haloOf, inkOn } from "./colors";
import type { Grip } from "./grips";
import { type Size, scaleX, toView, type View } from "./viewport";

/** From this zoom on (CSS pixels per image pixel) the image's pixels are shown as they are. */
const PIXELATED = 8;
/** Beyond the fingertip that covers its middle. */
const HELD_PX = 34;
const HANDLE_PX = 8;
const CHECK_PX = 8;
/** What is being drawn is seen also where masks are hardly. */
const DRAWN_OPACITY = 0.35;
const SHADE = "rgba(0, 0, 0, 0.66)";

/** How masks are shown; the image's size, null where nothing around them is to be painted. */
export interface MaskLook {
  opacity: number;
  view: MaskView;
  image: Size | null;
}

export interface PaintedMask {
  shape: Shape | null;
  /** Drawn by hand since, oldest first. */
  strokes: readonly Stroke[];
  color: string;
  selected: boolean;
  stale: boolean;
  /** Over how many image pixels on each side its border is soft. */
  feather: number;
}

export interface PaintedPrompts {
  points: readonly Point[];
  labels: readonly Label[];
  box: Box | null;
  color: string;
  pending: boolean;
  /** What of them is under the pointer, or held. */
  grip: Grip | null;
}

export interface PaintedMarks {
  prompts: readonly PaintedPrompts[];
  draft: Box | null;
  draftColor: string;
  crosshair: Point | null;
  /** Where a finger is held still: a box begins there. */
  held: Point | null;
  /** The brush, with its radius in CSS pixels. */
  brush: { at: Point; radius: number } | null;
  /** A polygon so far, and where its next corner would be. */
  polygon: { corners: readonly Point[]; tip: Point } | null;
  /** From 0 to 1 and again, for the rings of pending clicks. */
  phase: number;
}

type Context = CanvasRenderingContext2D;

export function paintImage(c: Context, dpr: number, view: View, bitmap: ImageBitmap, image: Size): void {
  clear(c);
  c.imageSmoothingEnabled = view.scale < PIXELATED;
  c.imageSmoothingQuality = view.scale < 0.7 ? "medium" : "low";
  c.setTransform(dpr, 0, 0, dpr, 0, 0);
  c.drawImage(bitmap, view.x, view.y, image.width * scaleX(view), image.height * view.scale);
}

export function paintOverlay(
  c: Context,
  dpr: number,
  view: View,
  masks: readonly PaintedMask[],
  look: MaskLook,
  marks: PaintedMarks,
): void {
  clear(c);
  if (look.image && masks.length > 0) paintSurroundings(c, dpr, view, masks, look.view, look.image);
  paintMasks(c, dpr, view, masks, look);
  paintMarks(c, dpr, view, marks);
}

/** What is not in a mask, dark or taken away. */
function paintSurroundings(
  c: Context,
  dpr: number,
  view: View,
  masks: readonly PaintedMask[],
  as: MaskView,
  { width, height }: Size,
): void {
  if (as !== "spotlight" && as !== "cutout") return;
  const s = dpr * view.scale;
  c.setTransform(dpr, 0, 0, dpr, 0, 0);
  c.fillStyle = as === "spotlight" ? SHADE : checkerboard(c);
  c.fillRect(view.x, view.y, width * scaleX(view), height * view.scale);
  c.setTransform(dpr * scaleX(view), 0, 0, s, dpr * view.x, dpr * view.y);
  c.globalCompositeOperation = "destination-out";
  c.fillStyle = "#000000";
  for (const { shape, feather } of masks)
    if (shape) fillSoftly(c, view.scale < PIXELATED ? shape.smooth : shape.exact, feather * s);
  c.globalCompositeOperation = "source-over";
}

function checkerboard(c: Context): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 2 * CHECK_PX;
  const t = tile.getContext("2d")!;
  t.fillStyle = "#ffffff";
  t.fillRect(0, 0, tile.width, tile.height);
  t.fillStyle = "#d4d4da";
  t.fillRect(0, 0, CHECK_PX, CHECK_PX);
  t.fillRect(CHECK_PX, CHECK_PX, CHECK_PX, CHECK_PX);
  return c.createPattern(tile, "repeat") ?? "#ffffff";
}

function paintMasks(c: Context, dpr: number, view: View, masks: readonly PaintedMask[], look: MaskLook): void {
  const s = dpr * view.scale;
  c.setTransform(dpr * scaleX(view), 0, 0, s, dpr * view.x, dpr * view.y);
  // The smooth outline has no angles. At the pixels' corners round joins look no better, and cost twice as much.
  c.lineJoin = "miter";
  c.miterLimit = 3;
  for (const { shape, strokes, color, selected, stale, feather } of masks) {
    if (strokes.length > 0 || !shape) {
      paintDrawn(c, shape, strokes, color, look.opacity);
      continue;
    }
    const path = view.scale < PIXELATED ? shape.smooth : shape.exact;
    const width = (selected ? 2 : 1.5) / view.scale;
    // Those that are not selected, and what is out of date, are fainter.
    c.globalAlpha = look.opacity * (stale ? 0.5 : 1) * (selected || masks.length === 1 ? 1 : 0.6);
    c.fillStyle = color;
    if (look.view === "fill") fillSoftly(c, path, feather * s);
    c.globalAlpha = 1;
    c.strokeStyle = haloOf(color);
    c.lineWidth = width + 1.5 / view.scale;
    c.stroke(path);
    // What an earlier edit made stale is drawn as a broken line.
    c.setLineDash(stale ? [6 / view.scale, 4 / view.scale] : []);
    c.strokeStyle = color;
    c.lineWidth = width;
    c.stroke(path);
    c.setLineDash([]);
  }
}

/** Fills with a border that is soft over `feather` pixels of the canvas on each side. */
function fillSoftly(c: Context, path: Path2D, feather: number): void {
  c.filter = feather > 0.5 ? `blur(${feather / 2}px)` : "none";
  c.fill(path, "evenodd");
  c.filter = "none";
}

/** A mask with what was drawn since: on a sheet of its own first, so that the eraser leaves other masks alone. */
function paintDrawn(c: Context, shape: Shape | null, strokes: readonly Stroke[], color: string, opacity: number): void {
  const sheet = document.createElement("canvas");
  sheet.width = c.canvas.width;
  sheet.height = c.canvas.height;
  const s = sheet.getContext("2d")!;
  s.setTransform(c.getTransform());
  s.fillStyle = s.strokeStyle = color;
  s.lineCap = s.lineJoin = "round";
  if (shape) s.fill(shape.exact, "evenodd");
  for (const stroke of strokes) {
    s.globalCompositeOperation = stroke.erase ? "destination-out" : "source-over";
    if ("corners" in stroke) s.fill(along(stroke.corners), "evenodd");
    else
      stroke.dabs.forEach(([x, y, radius], i) => {
        const [fromX, fromY, fromRadius] = stroke.dabs[Math.max(0, i - 1)]!;
        s.lineWidth = Math.max(1, radius + fromRadius);
        s.beginPath();
        s.moveTo(fromX, fromY);
        s.lineTo(x, y);
        s.stroke();
      });
  }
  c.save();
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.globalAlpha = Math.max(opacity, DRAWN_OPACITY);
  c.drawImage(sheet, 0, 0);
  c.restore();
}

function along(corners: readonly Point[]): Path2D {
  const path = new Path2D();
  for (const [x, y] of corners) path.lineTo(x, y);
  path.closePath();
  return path;
}

function paintPolygon(c: Context, view: View, corners: readonly Point[], tip: Point, color: string): void {
  const points = [...corners, tip].map((point) => toView(view, point));
  c.beginPath();
  for (const [x, y] of points) c.lineTo(x, y);
  c.strokeStyle = haloOf(color);
  c.lineWidth = 3.5;
  c.stroke();
  c.strokeStyle = color;
  c.lineWidth = 2;
  c.stroke();
  // The first corner is larger: a click on it ends the polygon.
  const [x, y] = points[0]!;
  c.beginPath();
  c.arc(x, y, 5, 0, 2 * Math.PI);
  c.fillStyle = "#ffffff";
  c.fill();
  c.stroke();
}

function paintMarks(c: Context, dpr: number, view: View, marks: PaintedMarks): void {
  c.setTransform(dpr, 0, 0, dpr, 0, 0);
  for (const { points, labels, box, color, pending, grip } of marks.prompts) {
    if (box) paintBox(c, view, box, color, pending ? marks.phase : null);
    if (box && !pending) paintHandles(c, view, box, color);
    points.forEach((point, i) => {
      const at = toView(view, point);
      if (pending) paintRing(c, at, 10 + 14 * marks.phase, 1 - marks.phase);
      const lit = grip !== null && "point" in grip && grip.point === i;
      paintPoint(c, at, labels[i] === 1, color, lit ? 9 : 7);
    });
  }
  if (marks.draft) paintBox(c, view, marks.draft, marks.draftColor, null);
  if (marks.polygon) paintPolygon(c, view, marks.polygon.corners, marks.polygon.tip, marks.draftColor);
  if (marks.brush) paintRing(c, toView(view, marks.brush.at), Math.max(2, marks.brush.radius), 1);
  if (marks.held) paintRing(c, toView(view, marks.held), HELD_PX, 1);
  if (marks.crosshair) paintCrosshair(c, toView(view, marks.crosshair));
}

function clear(c: Context): void {
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.clearRect(0, 0, c.canvas.width, c.canvas.height);
}

function paintPoint(c: Context, [x, y]: Point, positive: boolean, color: string, radius: number): void {
  const fill = positive ? color : "#1b1b20";
  c.beginPath();
  c.arc(x, y, radius + 2.5, 0, 2 * Math.PI);
  c.fillStyle = "rgba(0, 0, 0, 0.35)";
  c.fill();
  c.beginPath();
  c.arc(x, y, radius + 1.5, 0, 2 * Math.PI);
  c.fillStyle = "#ffffff";
  c.fill();
  c.beginPath();
  c.arc(x, y, radius, 0, 2 * Math.PI);
  c.fillStyle = fill;
  c.fill();
  const arm = radius * 0.52;
  c.beginPath();
  c.moveTo(x - arm, y);
  c.lineTo(x + arm, y);
  if (positive) {
    c.moveTo(x, y - arm);
    c.lineTo(x, y + arm);
  }
  c.strokeStyle = inkOn(fill);
  c.lineWidth = radius > 6 ? 2 : 1.5;
  c.lineCap = "round";
  c.stroke();
}

function paintRing(c: Context, [x, y]: Point, radius: number, strength: number): void {
  c.beginPath();
  c.arc(x, y, radius, 0, 2 * Math.PI);
  c.strokeStyle = `rgba(0, 0, 0, ${0.5 * strength})`;
  c.lineWidth = 4;
  c.stroke();
  c.strokeStyle = `rgba(255, 255, 255, ${strength})`;
  c.lineWidth = 2;
  c.stroke();
}

/** Squares on the corners of a box: it can be resized. */
function paintHandles(c: Context, view: View, [x0, y0, x1, y1]: Box, color: string): void {
  const corners: Point[] = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ];
  for (const corner of corners) {
    const [x, y] = toView(view, corner);
    c.fillStyle = "#ffffff";
    c.strokeStyle = color;
    c.lineWidth = 2;
    c.fillRect(x - HANDLE_PX / 2, y - HANDLE_PX / 2, HANDLE_PX, HANDLE_PX);
    c.strokeRect(x - HANDLE_PX / 2, y - HANDLE_PX / 2, HANDLE_PX, HANDLE_PX);
  }
}

function paintBox(c: Context, view: View, box: Box, color: string, phase: number | null): void {
  const [x0, y0] = toView(view, [box[0], box[1]]);
  const [x1, y1] = toView(view, [box[2], box[3]]);
  c.setLineDash([]);
  c.strokeStyle = haloOf(color);
  c.lineWidth = 3.5;
  c.strokeRect(x0, y0, x1 - x0, y1 - y0);
  if (phase !== null) {
    c.setLineDash([6, 4]);
    c.lineDashOffset = -10 * phase;
  }
  c.strokeStyle = color;
  c.lineWidth = 2;
  c.strokeRect(x0, y0, x1 - x0, y1 - y0);
  c.setLineDash([]);
}

function paintCrosshair(c: Context, [x, y]: Point): void {
  for (const [style, width] of [
    ["rgba(0, 0, 0, 0.7)", 4],
    ["#ffffff", 1.5],
  ] as const) {
    c.beginPath();
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      c.moveTo(x + 4 * dx, y + 4 * dy);
      c.lineTo(x + 16 * dx, y + 16 * dy);
    }
    c.strokeStyle = style;
    c.lineWidth = width;
    c.lineCap = "round";
    c.stroke();
  }
}
