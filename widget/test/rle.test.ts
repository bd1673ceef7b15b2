import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode, formatCounts, parseCounts } from "../src/protocol/rle";
import cases from "./fixtures/rle.json";

const bytes = (text: string) => new TextEncoder().encode(text);

for (const { name, width, height, counts, area, rows } of cases) {
  test(`reads what pycocotools wrote: ${name}`, () => {
    const mask = decode(parseCounts(bytes(counts)), width, height);
    assert.equal(
      mask.reduce((sum, pixel) => sum + pixel, 0),
      area,
    );
    if (!rows) return;
    const drawn = Array.from({ length: height }, (_, y) =>
      Array.from(mask.subarray(y * width, (y + 1) * width), (pixel) => (pixel ? "#" : ".")).join(""),
    );
    assert.deepEqual(drawn, rows);
  });

  test(`writes what pycocotools wrote: ${name}`, () => {
    const mask = decode(parseCounts(bytes(counts)), width, height);
    assert.equal(new TextDecoder().decode(formatCounts(encode(mask, width, height))), counts);
  });
}

test("refuses run lengths that are cut short", () => {
  assert.throws(() => parseCounts(bytes("P")), RangeError);
});

test("refuses run lengths that exceed the image", () => {
  assert.throws(() => decode([0, 7], 2, 3), RangeError);
});
