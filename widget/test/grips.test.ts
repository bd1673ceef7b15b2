import assert from "node:assert/strict";
import { test } from "node:test";
import { cursorOf, gripAt, moved, resized } from "../src/canvas/grips";
import type { Box, Point } from "../src/protocol/messages";

const view = { scale: 2, x: 10, y: 0 };
const prompts = {
  points: [
    [20, 20],
    [23, 20],
  ] as Point[],
  box: [10, 10, 60, 40] as Box,
};

test("the nearest point is taken hold of, before the box", () => {
  assert.deepEqual(gripAt(prompts, view, [51, 40], false), { point: 0 });
  assert.deepEqual(gripAt(prompts, view, [55, 40], false), { point: 1 });
  assert.deepEqual(gripAt({ ...prompts, points: [[10, 10]] }, view, [30, 20], false), { point: 0 });
});

test("corners and edges of the box are taken hold of", () => {
  const sides = (at: Point) => gripAt({ ...prompts, points: [] }, view, at, false);
  assert.deepEqual(sides([32, 18]), { sides: [-1, -1] });
  assert.deepEqual(sides([130, 80]), { sides: [1, 1] });
  assert.deepEqual(sides([28, 50]), { sides: [-1, 0] });
  assert.deepEqual(sides([80, 83]), { sides: [0, 1] });
  assert.equal(sides([80, 50]), null);
  assert.equal(sides([80, 87]), null);
});

test("a finger reaches further", () => {
  assert.equal(gripAt(prompts, view, [50, 52], false), null);
  assert.deepEqual(gripAt(prompts, view, [50, 52], true), { point: 0 });
});

test("a held side goes beyond its opposite", () => {
  const box: Box = [10, 10, 60, 40];
  assert.deepEqual(resized(box, [1, 1], [70, 50]), [10, 10, 70, 50]);
  assert.deepEqual(resized(box, [-1, 0], [80, 99]), [60, 10, 80, 40]);
  assert.deepEqual(resized(box, [0, -1], [80, 0]), [10, 0, 60, 40]);
});

test("what is held is drawn where it is carried to", () => {
  assert.deepEqual(moved(prompts, { point: 1 }, [5, 6]).points, [
    [20, 20],
    [5, 6],
  ]);
  assert.deepEqual(moved(prompts, { sides: [1, 0] }, [90, 0]).box, [10, 10, 90, 40]);
});

test("the cursor says what a drag does", () => {
  const cursors = [
    [1, 1],
    [-1, 1],
    [0, 1],
    [-1, 0],
  ].map((sides) => cursorOf({ sides: sides as Point }));
  assert.deepEqual(cursors, ["nwse-resize", "nesw-resize", "ns-resize", "ew-resize"]);
});
