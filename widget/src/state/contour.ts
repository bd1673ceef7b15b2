// The outline of a mask, straight from its run lengths: no bitmap is made, so that a full HD mask costs about a
// millisecond and stays sharp at any zoom.
//
// Walking the lines between columns from left to right, the ends of the runs on both sides are the only places where
// the outline can turn. A corner is a node with two neighbours, one along the row and one along the line; following
// the neighbours gives closed loops. Where two pixels touch only at a corner the outline keeps them apart.

/** Closed loops, as x, y, x, y, … on the corners of pixels. Filled with the even-odd rule they are the mask. */
export type Loops = Float32Array[];

export interface Bounds {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** The outline of a mask of the given height, from its run lengths in columns. */
export function trace(counts: ArrayLike<number>, height: number): Loops {
  const nodes = new Nodes();
  const columns = new Columns(counts, height);
  // Ends of the runs left of the line, and the node that each one's horizontal edge comes from.
  let left: number[] = [];
  let from: number[] = [];
  for (let x = 0; ; x++) {
    const right = columns.next();
    if (right.length === 0 && left.length === 0) {
      if (columns.done) break;
      continue;
    }
    const to: number[] = new Array(right.length);
    let above = -1; // the node at the upper end of the vertical edge we are on
    let i = 0;
    let j = 0;
    while (i < left.length || j < right.length) {
      const yl = i < left.length ? (left[i] as number) : Infinity;
      const yr = j < right.length ? (right[j] as number) : Infinity;
      if (yl < yr) {
        const node = nodes.add(x, yl);
        nodes.link(node, from[i++] as number);
        above = nodes.turn(node, above);
      } else if (yr < yl) {
        const node = nodes.add(x, yr);
        to[j++] = node;
        above = nodes.turn(node, above);
      } else if (above < 0) {
        to[j++] = from[i++] as number; // straight on
      } else {
        // Two pixels touch at this corner: the one above the line's end turns here, the other starts anew. Which
        // side is inside above tells which horizontal edge belongs to the vertical one above.
        const upper = nodes.add(x, yl);
        const lower = nodes.add(x, yl);
        nodes.link(upper, above);
        const leftInsideAbove = (i & 1) === 1;
        nodes.link(leftInsideAbove ? upper : lower, from[i++] as number);
        to[j++] = leftInsideAbove ? lower : upper;
        above = lower;
      }
    }
    left = right;
    from = to;
  }
  return nodes.loops();
}

/** The corners of the smallest box around the loops, or null if there are none. */
export function bounds(loops: Loops): Bounds | null {
  if (loops.length === 0) return null;
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const loop of loops) {
    for (let i = 0; i < loop.length; i += 2) {
      const x = loop[i] as number;
      const y = loop[i + 1] as number;
      if (x < box.x0) box.x0 = x;
      if (x > box.x1) box.x1 = x;
      if (y < box.y0) box.y0 = y;
      if (y > box.y1) box.y1 = y;
    }
  }
  return box;
}

/** The loop with its corners cut by half a pixel, so that a slope is a slope and not a staircase. */
export function chamfer(loop: Float32Array): Float32Array {
  const n = loop.length / 2;
  const out: number[] = [];
  let [px, py] = [loop[2 * n - 2] as number, loop[2 * n - 1] as number];
  for (let i = 0; i < n; i++) {
    const x = loop[2 * i] as number;
    const y = loop[2 * i + 1] as number;
    const dx = Math.sign(x - px);
    const dy = Math.sign(y - py);
    out.push(px + dx / 2, py + dy / 2);
    // An edge of one pixel has its middle there already.
    if (Math.abs(x - px) + Math.abs(y - py) > 1) out.push(x - dx / 2, y - dy / 2);
    px = x;
    py = y;
  }
  return Float32Array.from(out);
}

/**
 * The loop with only the corners that matter: no point that is left out lies further than `tolerance` from it
 * (Douglas and Peucker's method). An outline of ten thousand corners is slow to stroke, one of some hundred is not.
 */
export function simplify(loop: Float32Array, tolerance: number): Float32Array {
  const n = loop.length / 2;
  if (n < 5) return loop;
  // A loop has no ends: it is cut at its first point and at the one farthest from it.
  let far = 0;
  let most = 0;
  for (let i = 1; i < n; i++) {
    const d = Math.hypot(loop[2 * i]! - loop[0]!, loop[2 * i + 1]! - loop[1]!);
    if (d > most) [most, far] = [d, i];
  }
  const keep = new Uint8Array(n);
  keep[0] = keep[far] = 1;
  const stack = [0, far, far, n];
  while (stack.length > 0) {
    const last = stack.pop()!;
    const first = stack.pop()!;
    const middle = farthest(loop, first, last, tolerance);
    if (middle < 0) continue;
    keep[middle] = 1;
    stack.push(first, middle, middle, last);
  }
  return loop.filter((_, i) => keep[i >> 1]);
}

/**
 * A loop's corners, each cut off at most `cut` from it and never beyond the middle of an edge: where the cut begins, the
 * corner, where it ends, as x, y each. A curve from cut to cut has no angles, and lies at most 0.36 * `cut` from a right
 * angle's corner.
 */
export function cutCorners(loop: Float32Array, cut: number): number[][] {
  const n = loop.length / 2;
  const towards = (from: number, to: number): [number, number] => {
    const [x, y] = [loop[2 * from]!, loop[2 * from + 1]!];
    const [dx, dy] = [loop[2 * to]! - x, loop[2 * to + 1]! - y];
    const share = Math.min(0.5, cut / (Math.hypot(dx, dy) || 1));
    return [x + share * dx, y + share * dy];
  };
  return Array.from({ length: n }, (_, i) => [
    ...towards(i, (i + n - 1) % n),
    loop[2 * i]!,
    loop[2 * i + 1]!,
    ...towards(i, (i + 1) % n),
  ]);
}

/** The point between two others that is farthest from the line through them, or -1 if none is beyond `tolerance`. */
function farthest(loop: Float32Array, first: number, last: number, tolerance: number): number {
  const x = loop[2 * first]!;
  const y = loop[2 * first + 1]!;
  const end = (2 * last) % loop.length;
  const dx = loop[end]! - x;
  const dy = loop[end + 1]! - y;
  const length = Math.hypot(dx, dy) || 1;
  let most = tolerance * length;
  let found = -1;
  for (let i = first + 1; i < last; i++) {
    const d = Math.abs((loop[2 * i]! - x) * dy - (loop[2 * i + 1]! - y) * dx);
    if (d > most) [most, found] = [d, i];
  }
  return found;
}

/** Cuts runs into columns: for each the ends of its runs of ones, start and end in turn. */
class Columns {
  #run = 0;
  #position = 0; // where the current run starts, among all pixels
  #column = 0;

  constructor(
    readonly counts: ArrayLike<number>,
    readonly height: number,
  ) {}

  get done(): boolean {
    return this.#run >= this.counts.length;
  }

  next(): number[] {
    const ends: number[] = [];
    const start = this.#column++ * this.height;
    const stop = start + this.height;
    while (!this.done) {
      const end = this.#position + (this.counts[this.#run] as number);
      if (this.#run & 1 && end > start && this.#position < end) {
        const first = Math.max(this.#position, start) - start;
        const last = Math.min(end, stop) - start;
        if (first < last) ends.push(first, last);
      }
      if (end > stop) break;
      this.#position = end;
      this.#run++;
    }
    return ends;
  }
}

/** Corners, each with two neighbours. */
class Nodes {
  #x: number[] = [];
  #y: number[] = [];
  #one: number[] = [];
  #two: number[] = [];

  add(x: number, y: number): number {
    this.#one.push(-1);
    this.#two.push(-1);
    this.#y.push(y);
    return this.#x.push(x) - 1;
  }

  link(a: number, b: number): void {
    this.#attach(a, b);
    this.#attach(b, a);
  }

  /** Ends the vertical edge that comes from `above`, or starts one: returns where the next would come from. */
  turn(node: number, above: number): number {
    if (above < 0) return node;
    this.link(node, above);
    return -1;
  }

  #attach(a: number, b: number): void {
    if (this.#one[a] === -1) this.#one[a] = b;
    else this.#two[a] = b;
  }

  loops(): Loops {
    const seen = new Uint8Array(this.#x.length);
    const loops: Loops = [];
    for (let first = 0; first < seen.length; first++) {
      if (seen[first]) continue;
      const points: number[] = [];
      let node = first;
      while (!seen[node]) {
        seen[node] = 1;
        points.push(this.#x[node] as number, this.#y[node] as number);
        const one = this.#one[node] as number;
        node = seen[one] ? (this.#two[node] as number) : one;
      }
      loops.push(Float32Array.from(points));
    }
    return loops;
  }
}
