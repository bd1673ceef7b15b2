import assert from "node:assert/strict";
import { test } from "node:test";
import { Edits } from "../src/actions/edits";
import { Navigation } from "../src/actions/navigation";
import { Review } from "../src/actions/review";
import type { TimelineRun } from "../src/protocol/messages";
import { Context } from "../src/state/context";
import { FrameLoader } from "../src/state/frame-loader";
import { frameOrDiamondAt } from "../src/ui/panels/timeline-row";
import { ManualHost, object, settled, state } from "./helpers";

test("J goes through the prompted frames of all objects, round the end", () => {
  const context = new Context(new ManualHost());
  const loader = new FrameLoader(context);
  loader.want = () => {};
  const navigation = new Navigation(context, loader);
  const prompt = { points: [], labels: [], box: [0, 0, 1, 1], mask: false };
  const first = { ...object(1), prompts: { 3: prompt } } as never;
  const second = { ...object(2), prompts: { 7: prompt, 3: prompt } } as never;
  navigation.show(state(1, [first, second], 9));
  const review = new Review(context, new Edits(context, loader, navigation), (frame) => navigation.goTo(frame));
  const seen = ([1, 1, 1, -1] as const).map((step) => {
    review.goToPrompted(step);
    return context.ui.frame;
  });
  assert.deepEqual(seen, [7, 3, 7, 3]);
});

test("a click on a diamond goes to its frame, beside it to the frame there", () => {
  // 1,001 frames on 216 pixels: 5 of them to a pixel, and 8 pixels before the first.
  const at = (x: number) => frameOrDiamondAt(x, [0, 1000], 216, [500, 900]);
  assert.equal(at(108), 500);
  assert.equal(at(103), 500);
  assert.equal(at(101), 465);
  assert.equal(at(190), 900);
  assert.equal(frameOrDiamondAt(108, [0, 1000], 216, []), 500);
});

test("what was said of a stretch is taken back where it is said again", async () => {
  const host = new ManualHost();
  const context = new Context(host);
  const loader = new FrameLoader(context);
  loader.want = () => {};
  const navigation = new Navigation(context, loader);
  const timeline: TimelineRun[] = [
    [0, 1, "prompted", 1, 0],
    [1, 2, "reviewed", 0.9, 0],
    [3, 2, "reviewed", 0.8, 0.1],
    [5, 1, "tracked", 0.9, 0],
    [6, 2, "gone", 0, 0],
  ];
  navigation.show(state(1, [object(1, { timeline })], 9));
  const review = new Review(context, new Edits(context, loader, navigation), (frame) => navigation.goTo(frame));
  const asked = async (frame: number, say: () => void) => {
    navigation.goTo(frame);
    say();
    await settled();
    const { op, meta, answer } = host.asked.pop()!;
    await answer({ state: context.ui.state, masks: [], revision: 1 });
    return [op, meta.frame, meta.last, meta.reviewed ?? meta.absent];
  };
  assert.deepEqual(await asked(2, () => review.fine()), ["mark_reviewed", 1, 4, false]);
  assert.deepEqual(await asked(5, () => review.fine()), ["mark_reviewed", 5, 5, true]);
  assert.deepEqual(await asked(7, () => review.gone()), ["mark_absent", 6, 7, false]);
  assert.deepEqual(await asked(5, () => review.gone()), ["mark_absent", 5, 5, true]);
  context.store.update({ range: { first: 6, last: 8 } });
  assert.deepEqual(await asked(7, () => review.gone()), ["mark_absent", 6, 8, true]);
});
