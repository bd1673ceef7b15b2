// What of an object's prompts the pointer can take hold of: a point, or the edges and corners of the box. Pure.
import type { Box, Point } from "../protocol/messages";
import { distance, toView, type View } from "./viewport";

/** A point, by its index; or the sides of the box that follow: -1 is left or top, 1 right or bottom, 0 neither. */
export type Grip = { point: number } | { sides: Point };

export interface Grippable {
  points: readonly Point[];
  box: Box | null;
}

/** How near the pointer must come, in CSS pixels. */
const POINT_PX = { mouse: 9, finger: 14 };
const EDGE_PX = { mouse: 5, finger: 12 };

/** What lies at the canvas's point `at`, if anything: the nearest point before the box. */
export function gripAt({ points, box }: Grippable, view: View, at: Point, finger: boolean): Grip | null {
  const by = finger ? "finger" : "mouse";
  let least = POINT_PX[by];
  let found = -1;
  points.forEach((point, i) => {
    const away = distance(toView(view, point), at);
    if (away <= least) [least, found] = [away, i];
  });
  if (found >= 0) return { point: found };
  return box && edgeAt(box, view, at, EDGE_PX[by]);
}

function edgeAt(box: Box, view: View, [x, y]: Point, reach: number): Grip | null {
  const [left, top] = toView(view, [box[0], box[1]]);
  const [right, bottom] = toView(view, [box[2], box[3]]);
  if (x < left - reach || x > right + reach || y < top - reach || y > bottom + reach) return null;
  const side = (low: number, high: number, value: number) => {
    const [toLow, toHigh] = [Math.abs(value - low), Math.abs(value - high)];
    if (Math.min(toLow, toHigh) > reach) return 0;
    return toLow <= toHigh ? -1 : 1;
  };
  const sides: Point = [side(left, right, x), side(top, bottom, y)];
  return sides[0] === 0 && sides[1] === 0 ? null : { sides };
}

/** The box with its held sides at `to`: a side that is moved beyond its opposite takes that one's place. */
export function resized(box: Box, [sx, sy]: Point, [x, y]: Point): Box {
  const span = (low: number, high: number, side: number, value: number): Point => {
    if (side === 0) return [low, high];
    const fixed = side < 0 ? high : low;
    return [Math.min(fixed, value), Math.max(fixed, value)];
  };
  const [x0, x1] = span(box[0], box[2], sx, x);
  const [y0, y1] = span(box[1], box[3], sy, y);
  return [x0, y0, x1, y1];
}

/** The prompts with what is held at `to`. */
export function moved<P extends Grippable>(prompts: P, grip: Grip, to: Point): P {
  if ("point" in grip) return { ...prompts, points: prompts.points.map((p, i) => (i === grip.point ? to : p)) };
  return { ...prompts, box: prompts.box && resized(prompts.box, grip.sides, to) };
}

/** The CSS cursor over it. */
export function cursorOf(grip: Grip): string {
  if ("point" in grip) return "pointer";
  const [x, y] = grip.sides;
  if (x === 0) return "ns-resize";
  if (y === 0) return "ew-resize";
  return x === y ? "nwse-resize" : "nesw-resize";
}
