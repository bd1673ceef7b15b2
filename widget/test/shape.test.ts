import assert from "node:assert/strict";
import { test } from "node:test";
import { encode, formatCounts } from "../src/protocol/rle";
import { extents, Shape } from "../src/state/shape";

const WIDTH = 6;
const HEIGHT = 5;

/** A shape of the pixels for which `inside` holds. */
function shapeOf(inside: (x: number, y: number) => boolean): Shape {
  const mask = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) =>
    inside(i % WIDTH, Math.floor(i / WIDTH)) ? 1 : 0,
  );
  return new Shape(formatCounts(encode(mask, WIDTH, HEIGHT)), HEIGHT);
}

test("a shape's area is its number of pixels", () => {
  assert.equal(shapeOf((x, y) => x >= 2 && y < 3).area, 12);
  assert.equal(shapeOf(() => false).area, 0);
  assert.equal(shapeOf(() => true).area, 30);
});

test("a box meets a shape if it covers part of one of its pixels", () => {
  const shape = shapeOf((x, y) => x === 3 && y === 2);
  assert.ok(shape.meets([3.2, 2.2, 3.4, 2.4]));
  assert.ok(shape.meets([0, 0, 6, 5]));
  for (const box of [
    [0, 0, 3, 5],
    [4, 0, 6, 5],
    [0, 0, 6, 2],
    [0, 3, 6, 5],
  ] as const)
    assert.ok(!shape.meets([...box]), String(box));
});

test("runs over several columns are met in each of them", () => {
  const shape = shapeOf((x) => x > 0 && x < 5);
  for (let x = 0; x < WIDTH; x++) assert.equal(shape.meets([x, 1, x + 1, 2]), x > 0 && x < 5, String(x));
  assert.ok(!shapeOf(() => false).meets([0, 0, 6, 5]));
});

test("the smallest of several masks is a part, the largest the whole", () => {
  const [small, medium, large] = [1, 3, 6].map((columns) => shapeOf((x) => x < columns)) as [Shape, Shape, Shape];
  assert.deepEqual(extents([medium, large, small]), ["between", "whole", "part"]);
  assert.deepEqual(extents([large, large]), ["between", "between"]);
  assert.deepEqual(extents([small, large, large]), ["part", "whole", "whole"]);
});
