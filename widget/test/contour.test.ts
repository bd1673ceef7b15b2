import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, parseCounts } from "../src/protocol/rle";
import { bounds, chamfer, cutCorners, type Loops, simplify, trace } from "../src/state/contour";
import cases from "./fixtures/rle.json";

/** Fills loops with the even-odd rule, pixel by pixel. */
function fill(loops: Loops, width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (const loop of loops) {
    for (let i = 0; i < loop.length; i += 2) {
      const x = loop[i]!;
      const next = loop[(i + 2) % loop.length]!;
      if (x !== next) continue;
      const [a, b] = [loop[i + 1]!, loop[(i + 3) % loop.length]!];
      // Each vertical edge turns over all that is right of it.
      for (let y = Math.min(a, b); y < Math.max(a, b); y++)
        for (let column = x; column < width; column++) mask[y * width + column]! ^= 1;
    }
  }
  return mask;
}

for (const { name, width, height, counts } of cases) {
  test(`the outline filled is the mask: ${name}`, () => {
    const runs = parseCounts(new TextEncoder().encode(counts));
    assert.deepEqual(fill(trace(runs, height), width, height), decode(runs, width, height));
  });
}

test("edges are along rows and columns in turn", () => {
  for (const { counts, height } of cases)
    for (const loop of trace(parseCounts(new TextEncoder().encode(counts)), height))
      for (let i = 0; i < loop.length; i += 2) {
        const dx = loop[(i + 2) % loop.length]! - loop[i]!;
        const dy = loop[(i + 3) % loop.length]! - loop[i + 1]!;
        assert.ok((dx === 0) !== (dy === 0), `${dx}, ${dy}`);
      }
});

test("pixels that touch at a corner have outlines of their own", () => {
  assert.equal(trace([0, 1, 2, 1], 2).length, 2);
});

test("the bounds are those of all loops", () => {
  assert.deepEqual(bounds(trace([0, 1, 3, 1, 3, 1], 3)), { x0: 0, y0: 0, x1: 3, y1: 3 });
  assert.equal(bounds([]), null);
});

test("a staircase with its corners cut is a slope", () => {
  const square = Float32Array.from([0, 0, 1, 0, 1, 1, 0, 1]);
  assert.deepEqual([...chamfer(square)], [0, 0.5, 0.5, 0, 1, 0.5, 0.5, 1]);
});

test("a full HD mask is traced in a few milliseconds", () => {
  const large = cases.find(({ name }) => name === "full HD")!;
  const counts = new TextEncoder().encode(large.counts);
  for (let i = 0; i < 20; i++) trace(parseCounts(counts), large.height); // until it is compiled
  const times = Array.from({ length: 15 }, () => {
    const begun = performance.now();
    trace(parseCounts(counts), large.height);
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  // About 1 ms on an idle machine; ten times that leaves room for a busy one.
  assert.ok(times[7]! < 10, `${times[7]} ms`);
});

test("a simplified loop keeps what is farther off than the tolerance", () => {
  const bumpy = Float32Array.from([0, 0, 5, 0.2, 10, 0, 10, 4, 5, 6, 0, 4]);
  assert.deepEqual([...simplify(bumpy, 0.5)], [0, 0, 10, 0, 10, 4, 5, 6, 0, 4]);
  assert.deepEqual([...simplify(bumpy, 0.1)], [...bumpy]);
});

test("a simplified outline has few corners, and none of the old ones is far from it", () => {
  const large = cases.find(({ name }) => name === "full HD")!;
  const loops = trace(parseCounts(new TextEncoder().encode(large.counts)), large.height).map(chamfer);
  for (const loop of loops) {
    const simple = simplify(loop, 0.5);
    assert.ok(simple.length < loop.length / 3 || loop.length <= 24, `${loop.length} to ${simple.length}`);
    for (let i = 0; i < loop.length; i += 2) assert.ok(distanceTo(simple, loop[i]!, loop[i + 1]!) <= 0.51);
  }
});

/** From a point to the nearest edge of a loop. */
function distanceTo(loop: Float32Array, x: number, y: number): number {
  let nearest = Infinity;
  for (let i = 0; i < loop.length; i += 2) {
    const [ax, ay] = [loop[i]!, loop[i + 1]!];
    const [dx, dy] = [loop[(i + 2) % loop.length]! - ax, loop[(i + 3) % loop.length]! - ay];
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, Math.hypot(x - ax - t * dx, y - ay - t * dy));
  }
  return nearest;
}

test("corners are cut, but never beyond the middle of an edge", () => {
  const loop = Float32Array.of(0, 0, 10, 0, 10, 3, 0, 3);
  assert.deepEqual(cutCorners(loop, 2), [
    [0, 1.5, 0, 0, 2, 0],
    [8, 0, 10, 0, 10, 1.5],
    [10, 1.5, 10, 3, 8, 3],
    [2, 3, 0, 3, 0, 1.5],
  ]);
});
