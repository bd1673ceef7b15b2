// A mask as it is drawn and measured, made from its run lengths when first needed.
import type { Box } from "../protocol/messages";
import { parseCounts } from "../protocol/rle";
import { type Bounds, bounds, chamfer, cutCorners, type Loops, simplify, trace } from "./contour";

// In image pixels: less than the uncertainty of a pixel's edge.
const TOLERANCE = 0.5;
const CUT = 2;

/** A mask's outline, ready to fill (even-odd) and stroke, in image pixels. */
export class Shape {
  readonly bounds: Bounds | null;
  /** In pixels. */
  readonly area: number;
  #counts: Uint32Array;
  #height: number;
  #loops: Loops;
  #smooth: Path2D | undefined;
  #exact: Path2D | undefined;

  constructor(counts: Uint8Array, height: number) {
    this.#counts = parseCounts(counts);
    this.#height = height;
    this.#loops = trace(this.#counts, height);
    this.bounds = bounds(this.#loops);
    this.area = this.#counts.reduce((sum, run, i) => (i & 1 ? sum + run : sum), 0);
  }

  /** Without angles: for an image drawn smoothly. */
  get smooth(): Path2D {
    return (this.#smooth ??= toCurves(this.#loops.map((loop) => simplify(chamfer(loop), TOLERANCE))));
  }

  /** Along the pixels: for an image whose pixels can be seen. */
  get exact(): Path2D {
    return (this.#exact ??= toPath(this.#loops));
  }

  /** Whether a pixel of the mask lies in the box. */
  meets([x0, y0, x1, y1]: Box): boolean {
    const [top, bottom] = [Math.floor(y0), Math.ceil(y1)];
    const height = this.#height;
    let start = 0;
    for (let i = 0; i < this.#counts.length; i++) {
      const end = start + this.#counts[i]!;
      // A run may go over several columns, of which the first and the last are not whole.
      for (let x = Math.floor(start / height); i & 1 && x * height < end; x++) {
        const [first, last] = [Math.max(start - x * height, 0), Math.min(end - x * height, height)];
        if (x + 1 > x0 && x < x1 && first < bottom && last > top) return true;
      }
      start = end;
    }
    return false;
  }
}

export type Extent = "part" | "whole" | "between";

/** What each of several masks is among them by its area; areas within a tenth of one another count as the same. */
export function extents(shapes: readonly Shape[]): Extent[] {
  const areas = shapes.map(({ area }) => area);
  const [least, most] = [Math.min(...areas) * 1.1, Math.max(...areas) / 1.1];
  if (least >= most) return areas.map(() => "between");
  return areas.map((area) => (area >= most ? "whole" : area <= least ? "part" : "between"));
}

function toCurves(loops: Loops): Path2D {
  const path = new Path2D();
  for (const loop of loops) {
    cutCorners(loop, CUT).forEach(([x0, y0, x, y, x1, y1], i) => {
      if (i === 0) path.moveTo(x0!, y0!);
      else path.lineTo(x0!, y0!);
      path.quadraticCurveTo(x!, y!, x1!, y1!);
    });
    path.closePath();
  }
  return path;
}

function toPath(loops: Loops): Path2D {
  const path = new Path2D();
  for (const loop of loops) {
    path.moveTo(loop[0] as number, loop[1] as number);
    for (let i = 2; i < loop.length; i += 2) path.lineTo(loop[i] as number, loop[i + 1] as number);
    path.closePath();
  }
  return path;
}
