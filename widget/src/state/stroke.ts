// A stroke by hand, as it is drawn and as the pixels that it covers. Pure.

import type { Point } from "../protocol/messages";
import { formatCounts } from "../protocol/rle";

/** Where the brush was, in image pixels, and its radius there. */
export type Dab = readonly [x: number, y: number, radius: number];

/** What a brush went over, or the area inside a polygon: added to a mask, or taken away. */
export type Stroke = { erase: boolean } & ({ dabs: readonly Dab[] } | { corners: readonly Point[] });

interface Size {
  width: number;
  height: number;
}

/** The covered pixels as COCO's compressed run lengths. A pixel is covered where its centre is. */
export function countsOf(stroke: Stroke, { width, height }: Size): Uint8Array {
  // Column by column, as run lengths count.
  const pixels = new Uint8Array(width * height);
  if ("corners" in stroke) fill(pixels, stroke.corners, width, height);
  else
    stroke.dabs.forEach((dab, i) => {
      cover(pixels, stroke.dabs[Math.max(0, i - 1)]!, dab, width, height);
    });
  return formatCounts(runsOf(pixels));
}

/** Covers what the brush went over from one place to the next, and the pixel under its middle however small it is. */
function cover(pixels: Uint8Array, from: Dab, to: Dab, width: number, height: number): void {
  const [x0, y0, r0] = from;
  const [dx, dy, dr] = [to[0] - x0, to[1] - y0, to[2] - r0];
  const length = dx * dx + dy * dy;
  const reach = Math.max(r0, to[2]);
  const [left, right] = span(Math.min(x0, to[0]) - reach, Math.max(x0, to[0]) + reach, width);
  const [top, bottom] = span(Math.min(y0, to[1]) - reach, Math.max(y0, to[1]) + reach, height);
  for (let x = left; x < right; x++) {
    for (let y = top; y < bottom; y++) {
      const [px, py] = [x + 0.5 - x0, y + 0.5 - y0];
      const along = length ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
      const radius = r0 + along * dr;
      if ((px - along * dx) ** 2 + (py - along * dy) ** 2 <= radius * radius) pixels[x * height + y] = 1;
    }
  }
  const [x, y] = [Math.floor(to[0]), Math.floor(to[1])];
  if (x >= 0 && x < width && y >= 0 && y < height) pixels[x * height + y] = 1;
}

/** Fills a polygon by the even-odd rule, column by column. */
function fill(pixels: Uint8Array, corners: readonly Point[], width: number, height: number): void {
  const xs = corners.map(([x]) => x);
  const [left, right] = span(Math.min(...xs), Math.max(...xs), width);
  for (let x = left; x < right; x++) {
    const at = x + 0.5;
    const crossings: number[] = [];
    corners.forEach(([x1, y1], i) => {
      const [x0, y0] = corners.at(i - 1)!;
      if (x0 > at !== x1 > at) crossings.push(y0 + ((at - x0) / (x1 - x0)) * (y1 - y0));
    });
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const first = Math.max(0, Math.ceil(crossings[i]! - 0.5));
      const end = Math.min(height, Math.ceil(crossings[i + 1]! - 0.5));
      if (first < end) pixels.fill(1, x * height + first, x * height + end);
    }
  }
}

/** The whole pixels from `low` to `high`, as far as there are any. */
function span(low: number, high: number, length: number): [number, number] {
  return [Math.max(0, Math.floor(low)), Math.min(length, Math.ceil(high))];
}

function runsOf(pixels: Uint8Array): number[] {
  const runs: number[] = [];
  let start = 0;
  for (let value = 1; start < pixels.length; value = 1 - value) {
    const found = pixels.indexOf(value, start);
    const end = found < 0 ? pixels.length : found;
    runs.push(end - start);
    start = end;
  }
  return runs;
}
