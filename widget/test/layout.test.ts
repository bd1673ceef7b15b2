import assert from "node:assert/strict";
import { test } from "node:test";
import { isBeside, type Room, stageHeight } from "../src/ui/layout";

const image = { width: 400, height: 200 };
const room: Room = { width: 800, sight: 900, chrome: 200, ownsPage: true, beside: true };

test("the panel is beside the image where there is width, or no height", () => {
  const beside = [
    [390, 844],
    [699, 900],
    [700, 900],
    [844, 390],
    [640, 400],
    [519, 390],
  ].map(([width, height]) => isBeside(width!, height!));
  assert.deepEqual(beside, [false, false, true, true, true, false]);
});

test("on a page of its own the image has all the height there is, whatever its form", () => {
  assert.equal(stageHeight(room, image), 700);
  assert.equal(stageHeight(room, { width: 10, height: 4000 }), 700);
  assert.equal(stageHeight(room, null), 700);
});

test("in a notebook the image is as high as it needs to be", () => {
  const notebook = { ...room, ownsPage: false };
  assert.equal(stageHeight(notebook, image), 400);
  assert.equal(stageHeight(notebook, { width: 400, height: 800 }), Math.round(900 * 0.85 - 224));
  assert.equal(stageHeight(notebook, null), 420);
});

test("a flat image leaves room for the panel beside it", () => {
  const flat = { width: 4000, height: 100 };
  assert.equal(stageHeight({ ...room, ownsPage: false }, flat), 280);
  assert.equal(stageHeight({ ...room, ownsPage: false, beside: false }, flat), 180);
});

test("the image never vanishes", () => {
  assert.equal(stageHeight({ ...room, sight: 240 }, image), 180);
});
