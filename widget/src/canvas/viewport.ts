// Where the image lies in the canvas. Pure. "View" pixels are CSS pixels of the canvas, "image" pixels those of
// the original medium: view = image * scale + offset, where x is stretched by the pixels' aspect, too.
import type { Box, Point } from "../protocol/messages";
import type { Bounds } from "../state/contour";

export interface Size {
  width: number;
  height: number;
  /** How much wider than high a pixel is shown: 1 where that is not said. */
  aspect?: number;
}

export interface View {
  scale: number;
  x: number;
  y: number;
  aspect?: number;
}

/** View pixels that an image pixel is wide. */
export function scaleX({ scale, aspect = 1 }: View): number {
  return scale * aspect;
}

/** The image's width in pixels as high as they are wide. */
function widthOf({ width, aspect = 1 }: Size): number {
  return width * aspect;
}

export const MAX_SCALE = 40;
/** A part that is looked at, with what is around it, in its own sizes. */
const ROOM = 1.25;

/** The whole image, in the middle. */
export function fit(image: Size, canvas: Size): View {
  const scale = Math.min(canvas.width / widthOf(image), canvas.height / image.height) || 1;
  return {
    scale,
    x: (canvas.width - widthOf(image) * scale) / 2,
    y: (canvas.height - image.height * scale) / 2,
    ...aspectOf(image),
  };
}

/** The view with the image covering the canvas where it is larger, and centred where it is smaller. */
export function clampView(view: View, image: Size, canvas: Size): View {
  const smallest = fit(image, canvas).scale;
  const scale = Math.min(Math.max(view.scale, smallest), Math.max(MAX_SCALE, smallest));
  return {
    scale,
    x: clampOffset(view.x, widthOf(image) * scale, canvas.width),
    y: clampOffset(view.y, image.height * scale, canvas.height),
    ...aspectOf(image),
  };
}

function aspectOf({ aspect = 1 }: Size): { aspect?: number } {
  return aspect === 1 ? {} : { aspect };
}

function clampOffset(offset: number, length: number, room: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.min(0, Math.max(room - length, offset));
}

/** Zooms by `factor`; the image's point under `at` stays there. */
export function zoomAt(view: View, at: Point, factor: number, image: Size, canvas: Size): View {
  const smallest = fit(image, canvas).scale;
  const scale = Math.min(Math.max(view.scale * factor, smallest), Math.max(MAX_SCALE, smallest));
  const ratio = scale / view.scale;
  return clampView({ scale, x: at[0] - (at[0] - view.x) * ratio, y: at[1] - (at[1] - view.y) * ratio }, image, canvas);
}

/** Shows a part of the image, as large as it can be with some room around it. */
export function lookAt({ x0, y0, x1, y1 }: Bounds, image: Size, canvas: Size): View {
  const { aspect = 1 } = image;
  const [width, height] = [(x1 - x0) * aspect * ROOM, (y1 - y0) * ROOM];
  const scale = Math.min(canvas.width / width, canvas.height / height, MAX_SCALE);
  const [x, y] = [canvas.width / 2 - ((x0 + x1) / 2) * aspect * scale, canvas.height / 2 - ((y0 + y1) / 2) * scale];
  return clampView({ scale, x, y }, image, canvas);
}

export function panBy(view: View, dx: number, dy: number, image: Size, canvas: Size): View {
  return clampView({ ...view, x: view.x + dx, y: view.y + dy }, image, canvas);
}

export function toImage(view: View, at: Point): Point {
  return [(at[0] - view.x) / scaleX(view), (at[1] - view.y) / view.scale];
}

export function toView(view: View, at: Point): Point {
  return [at[0] * scaleX(view) + view.x, at[1] * view.scale + view.y];
}

/** The nearest point within the image. Edges can be clicked, so the far ones belong to the last pixel. */
export function clampPoint(at: Point, image: Size): Point {
  return [clampCoordinate(at[0], image.width), clampCoordinate(at[1], image.height)];
}

function clampCoordinate(value: number, length: number): number {
  const hundredths = Math.round(value * 100) / 100;
  return Math.min(Math.max(hundredths, 0), length - 0.01);
}

/** How far a view point lies outside the image, in view pixels; 0 inside. */
export function distanceOutside(view: View, at: Point, image: Size): number {
  const [x, y] = toImage(view, at);
  const dx = Math.max(-x, x - image.width, 0);
  const dy = Math.max(-y, y - image.height, 0);
  return Math.max(dx * scaleX(view), dy * view.scale);
}

/** The box between two corners, in order. */
export function boxBetween(a: Point, b: Point): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

export function middle(a: Point, b: Point): Point {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}
