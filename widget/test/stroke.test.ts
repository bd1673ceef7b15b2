import assert from "node:assert/strict";
import { test } from "node:test";
import type { Point } from "../src/protocol/messages";
import { decode, parseCounts } from "../src/protocol/rle";
import { countsOf, type Dab, type Stroke } from "../src/state/stroke";

const SIZE = { width: 23, height: 17 };

function rows(stroke: Stroke): Uint8Array {
  return decode(parseCounts(countsOf(stroke, SIZE)), SIZE.width, SIZE.height);
}

/** The pixels whose centres satisfy `inside`. */
function those(inside: (x: number, y: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, i) =>
    Number(inside((i % SIZE.width) + 0.5, Math.floor(i / SIZE.width) + 0.5)),
  );
}

test("one touch of the brush is a disc", () => {
  const pixels = rows({ erase: false, dabs: [[9.2, 7.7, 4.4]] });
  assert.deepEqual(
    pixels,
    those((x, y) => Math.hypot(x - 9.2, y - 7.7) <= 4.4),
  );
});

test("between two places the brush covers all, as wide as the pen was pressed", () => {
  const dabs: Dab[] = [
    [3, 8.5, 1],
    [19, 8.5, 5],
  ];
  const pixels = rows({ erase: false, dabs });
  for (const [x, reach] of [
    [3, 1],
    [11, 3],
    [18, 4.75],
  ] as const) {
    const column = Array.from({ length: SIZE.height }, (_, y) => pixels[y * SIZE.width + x]!);
    const covered = column.reduce((sum, one) => sum + one, 0);
    assert.ok(Math.abs(covered - 2 * reach) <= 1.5, `column ${x}: ${covered}`);
  }
});

test("the finest brush covers the pixel under it, also in the corner and nowhere outside", () => {
  const at = (x: number, y: number) => rows({ erase: false, dabs: [[x, y, 0.1]] }).indexOf(1);
  assert.equal(at(4.9, 2.1), 2 * SIZE.width + 4);
  assert.equal(at(22.99, 16.99), SIZE.width * SIZE.height - 1);
  assert.equal(at(-3, 5), -1);
  assert.equal(at(30, 30), -1);
});

test("a brush wider than the image covers all of it", () => {
  assert.ok(rows({ erase: false, dabs: [[11, 8, 100]] }).every((value) => value === 1));
});

test("a polygon is filled by the even-odd rule", () => {
  const corners: Point[] = [
    [2, 2],
    [20, 2],
    [20, 15],
    [2, 15],
    [2, 2],
    [6, 5],
    [6, 12],
    [16, 12],
    [16, 5],
    [6, 5],
  ];
  const ring = (x: number, y: number) => x > 2 && x < 20 && y > 2 && y < 15 && !(x > 6 && x < 16 && y > 5 && y < 12);
  assert.deepEqual(rows({ erase: false, corners }), those(ring));
});

test("a triangle covers half of its box", () => {
  const corners: Point[] = [
    [0, 0],
    [16, 0],
    [0, 16],
  ];
  const covered = rows({ erase: false, corners }).reduce((sum, one) => sum + one, 0);
  assert.ok(Math.abs(covered - 128) <= 8, String(covered));
});

test("what lies outside the image is cut off", () => {
  const corners: Point[] = [
    [-50, -50],
    [80, -50],
    [80, 4],
    [-50, 4],
  ];
  assert.deepEqual(
    rows({ erase: true, corners }),
    those((_, y) => y < 4),
  );
});
