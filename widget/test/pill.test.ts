import assert from "node:assert/strict";
import { test } from "node:test";
import { START, type Ui } from "../src/state/store";
import * as strings from "../src/strings";
import { textOf } from "../src/ui/panels/pill";
import { inShort } from "../src/ui/panels/toast";
import { object, state } from "./helpers";

const prompts = { "0": { points: [[1, 1]], labels: [1], box: null } } as never;
const ui = (more: Partial<Ui>): Ui => ({ ...START, state: state(1), ...more });

test("the first prompt is explained, for a mouse and for a finger", () => {
  assert.equal(textOf(ui({}), false), strings.pill.first);
  assert.equal(textOf(ui({}), true), strings.pill.firstTouch);
  assert.equal(textOf(ui({ state: state(1, [object(1)]) }), false), strings.pill.first);
  assert.equal(textOf(ui({ state: state(1, [object(1, { prompts })]) }), false), "");
  assert.equal(textOf(START, false), "");
});

test("a frame without masks says so, unless they are on their way", () => {
  const tracked = object(1, { prompts, timeline: [[0, 3, "tracked", 0.9, 0]] });
  const video = { state: state(1, [tracked], 9) };
  assert.equal(textOf(ui({ ...video, frame: 2 }), false), "");
  assert.equal(textOf(ui({ ...video, frame: 5 }), false), strings.pill.nothingHere);
  assert.equal(textOf(ui({ ...video, frame: 5, playing: true }), false), "");
});

test("where files go is said in words", () => {
  assert.match(strings.empty.kept(0), /soon after you leave/);
  assert.match(strings.empty.kept(1), /1 hour after/);
  assert.match(strings.empty.kept(168), /7 days after/);
  assert.match(strings.empty.kept(null), /until you delete/);
});

test("what a timeline tells leaves out what is not there", () => {
  const counts = { prompted: 1, tracked: 0, stale: 0, absent: 2 };
  assert.equal(strings.video.timeline("Cat", counts), "Cat: prompted on 1 frame, not visible on 2 frames");
  assert.equal(strings.video.timeline("Cat", { ...counts, prompted: 0, absent: 0 }), "Cat: no prompts yet");
});

test("a long message keeps its beginning and its end", () => {
  assert.equal(inShort("No."), "No.");
  const short = inShort(`Holiday ${"x".repeat(400)}.png is not an image.`);
  assert.equal(short.length, 161);
  assert.match(short, /^Holiday x+…x+\.png is not an image\.$/);
});
