import assert from "node:assert/strict";
import { test } from "node:test";
import { Edits } from "../src/actions/edits";
import { Navigation } from "../src/actions/navigation";
import { HostError } from "../src/hosts/host";
import { Context } from "../src/state/context";
import { FrameLoader } from "../src/state/frame-loader";
import { ManualHost, mask, object, settled, state } from "./helpers";

const TOOK = { encode: 200, decode: 5, total: 6 };
const prompts = { "0": { points: [[1, 1]], labels: [1], box: null } } as never;

function setup(objects = [object(1)]) {
  const host = new ManualHost();
  const context = new Context(host);
  const loader = new FrameLoader(context);
  loader.refresh = () => {};
  loader.want = () => {};
  const navigation = new Navigation(context, loader);
  const edits = new Edits(context, loader, navigation);
  navigation.show(state(1, objects));
  const visited: number[] = [];
  navigation.goTo = (frame) => void visited.push(frame);
  return { host, context, navigation, edits, visited };
}

function tryAgain({ ui }: Context): void {
  const run = ui.problem?.action?.run;
  if (typeof run === "function") run();
}

const click = (x: number) => ({ points: [[x, x] as [number, number]], labels: [1 as const] });

test("clicks made while one is pending are sent in order, one at a time", async () => {
  const { host, context, edits } = setup();
  edits.prompt(click(1));
  edits.prompt(click(2));
  edits.prompt(click(3));
  await settled();
  assert.equal(context.ui.pending.length, 3);
  for (const x of [1, 2, 3]) {
    assert.equal(host.asked.length, x);
    assert.deepEqual(host.asked[x - 1]!.meta.points, [[x, x]]);
    await host.asked[x - 1]!.answer({ state: state(1 + x, [object(1)]), masks: [], took: TOOK });
  }
  assert.equal(context.ui.pending.length, 0);
  assert.equal(context.ui.state.revision, 4);
});

test("a state of another session is shown afresh, and what came with it is left out", async () => {
  const { host, context, edits } = setup();
  edits.prompt(click(1));
  edits.prompt(click(2));
  await settled();
  await host.asked[0]!.answer({ state: { ...state(9, [object(1)]), session: "other" }, masks: [mask(1, 0)] });
  assert.equal(context.ui.state.session, "other");
  assert.equal(host.asked.length, 1);
  assert.equal(context.masks.get(0, 1), undefined);
});

test("the first click makes an object, and the next belongs to it before any answer", async () => {
  const { host, edits } = setup([]);
  edits.prompt(click(1));
  edits.prompt(click(2));
  await settled();
  await host.asked[0]!.answer({ state: state(2, [object(1, { prompts })]), masks: [] });
  assert.deepEqual(
    host.asked.map(({ meta }) => meta.object),
    [1, 1],
  );
});

test("a click right after New object goes to the new object", async () => {
  const { host, edits, context } = setup([object(1, { prompts })]);
  edits.addObject();
  edits.prompt(click(1));
  await settled();
  await host.asked[0]!.answer({ state: state(2, [object(1, { prompts }), object(2)]), object: 2 });
  assert.deepEqual(host.asked[1]!.meta.object, 2);
  assert.equal(context.ui.selected, 2);
});

test("a prompt for a new object takes one that is still empty, else the next number", async () => {
  const { host, context, edits } = setup([object(1, { prompts }), object(2)]);
  edits.prompt(click(1), true);
  edits.prompt(click(2), true);
  await settled();
  await host.asked[0]!.answer({});
  assert.deepEqual(
    host.asked.map(({ meta }) => meta.object),
    [2, 3],
  );
  assert.equal(context.ui.selected, 3);
});

test("a point is drawn where it was moved to, and gone where removed, before Python answers", async () => {
  const { host, context, edits } = setup([object(1, { prompts })]);
  const points = () => context.ui.state.objects[0]!.prompts[0]!.points;
  edits.movePoint(0, [2, 1], 0);
  assert.deepEqual(points(), [[2, 1]]);
  edits.removePoint(0, 0);
  assert.deepEqual(points(), []);
  await settled();
  assert.deepEqual(
    { ...host.asked[0]!.meta, session: "", request: "" },
    { object: 1, frame: 0, index: 0, point: [2, 1], session: "", request: "" },
  );
  await host.asked[0]!.fail(new HostError("prompt", "Locked.", ""));
  await host.asked[1]!.answer({ state: state(1, [object(1, { prompts })]) });
  assert.deepEqual(points(), [[1, 1]], "what was refused is put back");
});

test("a point that went while it was held is not moved", async () => {
  const { host, edits } = setup([object(1, { prompts })]);
  edits.movePoint(1, [2, 1], 0);
  edits.removePoint(0, 3);
  await settled();
  assert.equal(host.asked.length, 0);
});

test("New object goes back to one that is still empty", async () => {
  const { host, edits, context } = setup([object(1), object(2, { prompts })]);
  edits.addObject();
  await settled();
  assert.equal(host.asked.length, 0);
  assert.equal(context.ui.selected, 1);
});

test("points and boxes are operations of their own, with exactly their fields", async () => {
  const { host, edits } = setup();
  edits.prompt(click(1));
  edits.prompt({ box: [1, 2, 3, 4] });
  edits.undo();
  for (const i of [0, 1, 2]) {
    await settled();
    await host.asked[i]!.answer({ state: state(2 + i, [object(1)]) });
  }
  const place = { object: 1, frame: 0, session: "s" };
  assert.deepEqual(
    host.asked.map(({ op, meta: { request, ...fields } }) => [op, fields]),
    [
      ["add_points", { ...place, points: [[1, 1]], labels: [1] }],
      ["add_box", { ...place, box: [1, 2, 3, 4] }],
      ["undo", { session: "s" }],
    ],
  );
});

test("alternatives are shown where the user is by now", async () => {
  const { host, context, edits, visited } = setup();
  edits.candidates();
  await settled();
  assert.deepEqual(host.asked[0]!.meta, { object: 1, frame: 0, session: "s" });
  await host.asked[0]!.answer({ frame: 0, masks: [mask(1, 0)] }, [Uint8Array.of(50)]);
  assert.deepEqual(context.masks.get(0, 1)?.counts, Uint8Array.of(50));
  assert.deepEqual(visited, []);
});

test("a failed click is told of, forgotten, and the next one goes on", async () => {
  const { host, edits, context } = setup();
  edits.prompt(click(1));
  edits.prompt(click(2));
  await settled();
  await host.asked[0]!.fail(new HostError("prompt", "No.", "Try elsewhere."));
  assert.equal(context.ui.problem?.message, "No.");
  assert.equal(context.ui.problem?.kind, "hint");
  assert.equal(context.ui.problem?.action, null);
  assert.equal(context.ui.pending.length, 1);
  assert.equal(host.asked[1]!.op, "state");
  await host.asked[1]!.answer({ state: state(1, [object(1)]) });
  assert.deepEqual(host.asked[2]!.meta.points, [[2, 2]]);
});

test("after a lost connection the click can be made again", async () => {
  const { host, edits, context } = setup();
  edits.prompt(click(1));
  await settled();
  await host.asked[0]!.fail(new HostError("network", "Lost."));
  await host.asked[1]!.fail(new HostError("network", "Lost."));
  tryAgain(context);
  await settled();
  assert.equal(context.ui.pending.length, 1);
  assert.deepEqual(host.asked[2]!.meta.points, [[1, 1]]);
});

test("what comes after a lost edit waits for it, and all is made again in order", async () => {
  const { host, edits, context } = setup([object(1, { prompts })]);
  edits.addObject();
  edits.prompt(click(1));
  await settled();
  await host.asked[0]!.fail(new HostError("network", "Lost."));
  await host.asked[1]!.fail(new HostError("network", "Lost."));
  assert.deepEqual(
    host.asked.map(({ op }) => op),
    ["add_object", "state"],
  );
  edits.prompt(click(2));
  await settled();
  assert.equal(context.ui.problem, null);
  await host.asked[2]!.answer({ state: state(2, [object(1, { prompts }), object(2)]), object: 2 });
  await host.asked[3]!.answer({ state: state(3, [object(1, { prompts }), object(2, { prompts })]), masks: [] });
  assert.deepEqual(
    host.asked.slice(2).map(({ op, meta }) => [op, meta.object, meta.points]),
    [
      ["add_object", undefined, undefined],
      ["add_points", 2, [[1, 1]]],
      ["add_points", 2, [[2, 2]]],
    ],
  );
  await host.asked[4]!.answer({ state: state(4, [object(1, { prompts }), object(2, { prompts })]), masks: [] });
  assert.equal(await edits.settled(), true);
  assert.equal(context.ui.pending.length, 0);
});

test("New object, pressed again after it was lost, asks again", async () => {
  const { host, edits, context } = setup([object(1, { prompts })]);
  edits.addObject();
  await settled();
  edits.addObject();
  await settled();
  assert.equal(host.asked.length, 1);
  await host.asked[0]!.fail(new HostError("network", "Lost."));
  await host.asked[1]!.fail(new HostError("network", "Lost."));
  edits.addObject();
  await settled();
  assert.deepEqual(
    host.asked.map(({ op }) => op),
    ["add_object", "state", "add_object"],
  );
  assert.equal(host.asked[2]!.meta.request, host.asked[0]!.meta.request);
  await host.asked[2]!.answer({ state: state(2, [object(1, { prompts }), object(2)]), object: 2 });
  assert.equal(context.ui.selected, 2);
  assert.equal(await edits.settled(), true);
});

test("after a failure what is shown is what Python holds", async () => {
  const { host, edits, context } = setup();
  context.masks.put({ data: mask(1, 0), counts: Uint8Array.of(49), candidates: [] });
  edits.prompt(click(1));
  await settled();
  await host.asked[0]!.fail(new HostError("network", "Lost."));
  await host.asked[1]!.answer({ state: state(2, [object(1, { prompts })]) });
  assert.equal(context.masks.get(0, 1), undefined);
});

test("an edit without masks is told of as well", async () => {
  const { host, edits, context } = setup();
  edits.remove(1);
  await settled();
  await host.asked[0]!.answer({ state: state(2) });
  assert.equal(context.ui.announcement, "No objects.");
});

test("another medium drops the clicks that were waiting", async () => {
  const { host, edits, context } = setup();
  edits.prompt(click(1));
  edits.prompt(click(2));
  await settled();
  edits.clear();
  await host.asked[0]!.answer({ state: state(2), masks: [] });
  assert.equal(host.asked.length, 1);
  assert.equal(context.ui.pending.length, 0);
});

test("a chosen candidate is shown before the answer", async () => {
  const { context, edits, host } = setup();
  const candidates = [1, 2, 3].map((n, i) => ({ score: n / 10, counts: Uint8Array.of(48 + i) }));
  context.masks.put({ data: mask(1, 0, { chosen: 0 }), counts: candidates[0]!.counts, candidates });
  edits.choose(2);
  assert.equal(context.masks.get(0, 1)!.counts, candidates[2]!.counts);
  await settled();
  const { request, ...meta } = host.asked[0]!.meta as { request: string };
  assert.deepEqual(meta, { object: 1, frame: 0, index: 2, session: "s" });
  assert.match(request, /^\d+(-\d+){3}$/);
});

test("an edit that is tried again keeps its name, another edit has another", async () => {
  const { context, edits, host } = setup();
  edits.prompt(click(1));
  await settled();
  const named = (i: number) => (host.asked[i]!.meta as { request: string }).request;
  host.asked[0]!.fail(new HostError("network", "No connection."));
  await settled();
  await host.asked[1]!.answer({ state: state(1) });
  tryAgain(context);
  await settled();
  assert.equal(named(2), named(0));
  await host.asked[2]!.answer({ state: state(2), masks: [] });
  edits.prompt(click(2));
  await settled();
  assert.notEqual(named(3), named(0));
});

test("undo forgets all masks but those it brings, and goes where the change was", async () => {
  const { context, edits, host, visited } = setup();
  context.masks.put({ data: mask(1, 7), counts: Uint8Array.of(49), candidates: [] });
  edits.undo();
  await settled();
  await host.asked[0]!.answer({ state: state(2, [object(1)]), frame: 4, all: true, masks: [mask(1, 4)] }, [
    Uint8Array.of(50),
  ]);
  assert.equal(context.masks.get(7, 1), undefined);
  assert.deepEqual(context.masks.get(4, 1)?.counts, Uint8Array.of(50));
  assert.deepEqual(visited, [4]);
});

test("what another client did is shown, and leaves the user where they are", () => {
  const { context, edits, visited } = setup();
  const meta = { state: state(2, [object(1), object(2)]), object: 2, frame: 4, masks: [mask(2, 4)] };
  edits.accept({ meta, buffers: [Uint8Array.of(50)] }, false);
  assert.deepEqual(context.masks.get(4, 2)?.counts, Uint8Array.of(50));
  assert.deepEqual([context.ui.state.objects.length, context.ui.selected, visited], [2, 1, []]);
});

test("a session that another client closed gives way to the one it opened", async () => {
  const { context, host } = setup();
  const asking = context.currentState();
  await host.asked[0]!.fail(new HostError("session", "Another file is open here by now."));
  assert.deepEqual(
    host.asked.map(({ op, meta }) => [op, meta]),
    [
      ["state", { session: "s" }],
      ["state", {}],
    ],
  );
  await host.asked[1]!.answer({ state: { ...state(1), session: "other" } });
  assert.equal((await asking).session, "other");
});

test("how long the encoding took is told of after later clicks too", async () => {
  const { context, edits, host } = setup();
  edits.prompt(click(1));
  await settled();
  await host.asked[0]!.answer({ state: state(2), masks: [], took: TOOK });
  edits.prompt(click(2));
  await settled();
  await host.asked[1]!.answer({ state: state(3), masks: [], took: { ...TOOK, encode: 0 } });
  assert.equal(context.ui.took?.encode, 200);
  assert.equal(context.undrawn.length, 2);
});

test("masks of an edit that a later one overtook are asked for anew", () => {
  const { context, edits } = setup();
  const counts = (n: number) => [Uint8Array.of(n)];
  edits.accept({ meta: { state: state(3, [object(1)]), masks: [mask(1, 0)], revision: 3 }, buffers: counts(3) }, false);
  edits.accept({ meta: { state: state(3, [object(1)]), masks: [mask(1, 0)], revision: 2 }, buffers: counts(2) }, false);
  assert.equal(context.masks.get(0, 1), undefined);
  edits.accept({ meta: { state: state(4, [object(1)]), masks: [mask(1, 0)], revision: 4 }, buffers: counts(4) }, false);
  assert.deepEqual([...context.masks.get(0, 1)!.counts], [4]);
});
