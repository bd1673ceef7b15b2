import assert from "node:assert/strict";
import { test } from "node:test";
import { isEmpty, isUnsaved, mayHaveMask, targetObject, timelineAt, withLive } from "../src/state/selectors";
import { acceptState, type Live, type Pending, restart, START, type Ui } from "../src/state/store";
import { object, state } from "./helpers";

const prompted = { "3": { points: [[1, 1]], labels: [1], box: null } } as never;
const pending = (object: number): Pending => ({
  id: 1,
  object,
  frame: 0,
  points: [],
  labels: [],
  box: null,
  stroke: null,
  since: 0,
  request: "",
});

test("an older state is dropped, a newer one accepted", () => {
  const ui: Ui = { ...START, state: state(5, [object(1)]) };
  assert.deepEqual(acceptState(ui, state(4)), {});
  assert.equal(acceptState(ui, state(6)).state?.revision, 6);
});

test("a new session's state is accepted whatever its revision", () => {
  const ui: Ui = { ...START, state: state(50, [object(1)]), selected: 1, pending: [pending(1)] };
  const patch = restart(ui, state(0, [object(4)]));
  assert.equal(patch.state?.revision, 0);
  assert.equal(patch.selected, 4);
  assert.deepEqual(patch.pending, []);
});

test("the selection goes to the last object when the selected one is gone", () => {
  const ui: Ui = { ...START, state: state(1, [object(1), object(2), object(3)]), selected: 2 };
  assert.equal(acceptState(ui, state(2, [object(1), object(3)])).selected, 3);
  assert.equal(acceptState(ui, state(2)).selected, 0);
});

test("an object that a click is just making stays selected", () => {
  const ui: Ui = { ...START, state: state(1), selected: 1, pending: [pending(1)] };
  assert.equal(acceptState(ui, state(2)).selected, 1);
});

test("the frame stays within the video", () => {
  const ui: Ui = { ...START, state: state(1, [], 100), frame: 99 };
  assert.equal(acceptState(ui, state(2, [], 10)).frame, 9);
});

test("a click without an object makes the next one", () => {
  assert.equal(targetObject(START), 1);
  assert.equal(targetObject({ ...START, state: state(1, [object(1), object(4)]) }), 5);
  assert.equal(targetObject({ ...START, pending: [pending(1)] }), 2);
  assert.equal(targetObject({ ...START, selected: 3 }), 3);
});

test("what is known of an object on a frame", () => {
  const one = object(1, {
    prompts: prompted,
    timeline: [
      [0, 3, "tracked", 0.8, 0],
      [3, 1, "prompted", 1, 0],
      [4, 2, "stale", 0.4, 0],
    ],
  });
  const live = withLive(new Map(), 5, [{ object: 1, score: 0.7, area: 0, doubt: 0 }]);
  assert.deepEqual(timelineAt(one, live, 2), { kind: "tracked", score: 0.8 });
  assert.deepEqual(timelineAt(one, live, 3), { kind: "prompted", score: 1 });
  assert.deepEqual(timelineAt(one, live, 4), { kind: "stale", score: 0.4 });
  assert.deepEqual(timelineAt(one, live, 5), { kind: "absent", score: 0.7 });
  assert.equal(timelineAt(one, live, 6), null);
});

test("an image's object without prompts has no mask", () => {
  assert.equal(timelineAt(object(1), new Map(), 0), null);
  assert.ok(isEmpty(object(1)));
  assert.ok(!isEmpty(object(1, { prompts: prompted })));
});

test("what propagation has reached is noted without changing the snapshot before", () => {
  const before = withLive(new Map(), 1, [{ object: 1, score: 0.5, area: 9, doubt: 0 }]);
  const after = withLive(before, 2, [{ object: 1, score: 0.6, area: 9, doubt: 0 }]);
  assert.deepEqual(before.get(1), [[1, 1, "tracked", 0.5, 0]]);
  assert.deepEqual(after.get(1), [
    [1, 1, "tracked", 0.5, 0],
    [2, 1, "tracked", 0.6, 0],
  ]);
});

test("neighbours that are alike become one run, in both directions", () => {
  const reach = (frames: number[]) =>
    frames
      .reduce<Live>((live, frame) => withLive(live, frame, [{ object: 1, score: 0.52, area: 9, doubt: 0 }]), new Map())
      .get(1);
  assert.deepEqual(reach([4, 5, 6]), [[4, 3, "tracked", 0.5, 0]]);
  assert.deepEqual(reach([4, 3, 2]), [[2, 3, "tracked", 0.5, 0]]);
  assert.deepEqual(reach([4, 6]), [
    [4, 1, "tracked", 0.5, 0],
    [6, 1, "tracked", 0.5, 0],
  ]);
});

test("what took more than one step would be missed", () => {
  const one = object(1, { prompts: prompted });
  const shown = (changes: Partial<Ui>) => isUnsaved({ ...START, ...changes });
  const propagation = { done: 0, total: 0, secondsLeft: 0, framesPerSecond: 0, stopping: false };
  assert.ok(!shown({}));
  assert.ok(!shown({ state: state(1, [one]) }));
  assert.ok(shown({ state: state(2, [one]) }));
  assert.ok(shown({ state: state(1, [one]), propagation }));
  assert.ok(!shown({ state: state(9, [object(1)]) }));
  assert.ok(!shown({ state: { ...state(2, [one]), exported: 2 } }));
});

test("there is nothing to subtract from where the object has no mask", () => {
  const ui = (changes: Partial<Ui>): Ui => ({ ...START, selected: 1, frame: 3, ...changes });
  assert.ok(!mayHaveMask(START));
  assert.ok(mayHaveMask(ui({ state: state(1, [object(1, { prompts: prompted })], 9) })));
  assert.ok(!mayHaveMask(ui({ state: state(1, [object(1, { prompts: prompted })], 9), frame: 4 })));
  assert.ok(!mayHaveMask(ui({ state: state(1, [object(1, { timeline: [[3, 1, "absent", 0.1, 0]] })], 9) })));
  assert.ok(mayHaveMask(ui({ state: state(1, [object(1, { timeline: [[3, 1, "tracked", 0.1, 0]] })], 9) })));
  assert.ok(mayHaveMask(ui({ pending: [{ ...pending(1), frame: 3 }] })));
});
