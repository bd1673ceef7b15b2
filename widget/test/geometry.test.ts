import assert from "node:assert/strict";
import { test } from "node:test";
import {
  boxBetween,
  clampPoint,
  clampView,
  distanceOutside,
  fit,
  MAX_SCALE,
  panBy,
  toImage,
  toView,
  zoomAt,
} from "../src/canvas/viewport";

const image = { width: 400, height: 200 };
const canvas = { width: 800, height: 600 };

test("an image is fitted into the middle", () => {
  assert.deepEqual(fit(image, canvas), { scale: 2, x: 0, y: 100 });
});

test("view and image coordinates are inverse", () => {
  const view = { scale: 2.5, x: -31, y: 17 };
  const [x, y] = toImage(view, toView(view, [12.25, 99.5]));
  assert.ok(Math.abs(x - 12.25) < 1e-9 && Math.abs(y - 99.5) < 1e-9);
});

test("the point under the cursor stays when zooming", () => {
  const view = fit(image, canvas);
  const at: [number, number] = [500, 300];
  const before = toImage(view, at);
  const after = toImage(zoomAt(view, at, 4, image, canvas), at);
  assert.ok(Math.hypot(before[0] - after[0], before[1] - after[1]) < 1e-9);
});

test("zooming ends at the whole image and at the largest scale", () => {
  const view = fit(image, canvas);
  assert.deepEqual(zoomAt(view, [0, 0], 0.1, image, canvas), view);
  assert.equal(zoomAt(view, [400, 300], 1e6, image, canvas).scale, MAX_SCALE);
});

test("a small image may be fitted beyond the largest scale", () => {
  const tiny = { width: 4, height: 4 };
  assert.equal(zoomAt(fit(tiny, canvas), [0, 0], 2, tiny, canvas).scale, 150);
});

test("the image cannot be moved out of sight", () => {
  const view = { scale: 8, x: 0, y: 0 };
  assert.deepEqual(panBy(view, 500, 500, image, canvas), { scale: 8, x: 0, y: 0 });
  assert.deepEqual(panBy(view, -9999, -9999, image, canvas), { scale: 8, x: 800 - 3200, y: 600 - 1600 });
  assert.deepEqual(clampView({ scale: 2, x: 70, y: -70 }, image, canvas), { scale: 2, x: 0, y: 100 });
});

test("points are clamped to the image, whose edges can be clicked", () => {
  assert.deepEqual(clampPoint([-3, 250], image), [0, 199.99]);
  assert.deepEqual(clampPoint([399.999, 10.126], image), [399.99, 10.13]);
});

test("how far outside a point is", () => {
  const view = fit(image, canvas);
  assert.equal(distanceOutside(view, [400, 300], image), 0);
  assert.equal(distanceOutside(view, [400, 90], image), 10);
});

test("a box has its corners in order", () => {
  assert.deepEqual(boxBetween([10, 2], [3, 8]), [3, 2, 10, 8]);
});

test("pixels that are wider than high", () => {
  const image = { width: 720, height: 576, aspect: 16 / 15 };
  const view = fit(image, { width: 768, height: 600 });
  // 720 of them are as wide as 768 square ones: a picture of 4:3.
  assert.deepEqual(toView(view, [0, 0]), [0, 12]);
  assert.ok(Math.hypot(...toView(view, [720, 576]).map((at, i) => at - [768, 588][i]!)) < 1e-9);
  const there = toImage(view, toView(view, [100, 200]));
  assert.ok(Math.hypot(there[0] - 100, there[1] - 200) < 1e-9);
  const near = zoomAt(view, [300, 300], 3, image, { width: 768, height: 600 });
  const fixed = toView(near, toImage(view, [300, 300]));
  assert.ok(Math.hypot(fixed[0] - 300, fixed[1] - 300) < 1e-9);
});
