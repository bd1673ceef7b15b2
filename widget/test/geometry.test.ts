import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_SCALE, boxBetween, clampPoint, clampView, distanceOutside, fit, panBy, toPicture, toView, zoomAt } from "../src/canvas/viewport";

const picture = { width: 400, height: 200 };
const canvas = { width: 800, height: 600 };

test("a picture is fitted into the middle", () => {
  assert.deepEqual(fit(picture, canvas), { scale: 2, x: 0, y: 100 });
});

test("view and picture coordinates are inverse", () => {
  const view = { scale: 2.5, x: -31, y: 17 };
  const [x, y] = toPicture(view, toView(view, [12.25, 99.5]));
  assert.ok(Math.abs(x - 12.25) < 1e-9 && Math.abs(y - 99.5) < 1e-9);
});

test("the point under the cursor stays when zooming", () => {
  const view = fit(picture, canvas);
  const at: [number, number] = [500, 300];
  const before = toPicture(view, at);
  const after = toPicture(zoomAt(view, at, 4, picture, canvas), at);
  assert.ok(Math.hypot(before[0] - after[0], before[1] - after[1]) < 1e-9);
});

test("zooming ends at the whole picture and at the largest scale", () => {
  const view = fit(picture, canvas);
  assert.deepEqual(zoomAt(view, [0, 0], 0.1, picture, canvas), view);
  assert.equal(zoomAt(view, [400, 300], 1e6, picture, canvas).scale, MAX_SCALE);
});

test("a small picture may be fitted beyond the largest scale", () => {
  const tiny = { width: 4, height: 4 };
  assert.equal(zoomAt(fit(tiny, canvas), [0, 0], 2, tiny, canvas).scale, 150);
});

test("the picture cannot be moved out of sight", () => {
  const view = { scale: 8, x: 0, y: 0 };
  assert.deepEqual(panBy(view, 500, 500, picture, canvas), { scale: 8, x: 0, y: 0 });
  assert.deepEqual(panBy(view, -9999, -9999, picture, canvas), { scale: 8, x: 800 - 3200, y: 600 - 1600 });
  assert.deepEqual(clampView({ scale: 2, x: 70, y: -70 }, picture, canvas), { scale: 2, x: 0, y: 100 });
});

test("points are clamped to the picture, whose edges can be clicked", () => {
  assert.deepEqual(clampPoint([-3, 250], picture), [0, 199.99]);
  assert.deepEqual(clampPoint([399.999, 10.126], picture), [399.99, 10.13]);
});

test("how far outside a point is", () => {
  const view = fit(picture, canvas);
  assert.equal(distanceOutside(view, [400, 300], picture), 0);
  assert.equal(distanceOutside(view, [400, 90], picture), 10);
});

test("a box has its corners in order", () => {
  assert.deepEqual(boxBetween([10, 2], [3, 8]), [3, 2, 10, 8]);
});
