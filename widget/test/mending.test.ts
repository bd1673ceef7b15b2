import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { Edits } from "../src/actions/edits";
import { Mending } from "../src/actions/mending";
import { Navigation } from "../src/actions/navigation";
import { HostError } from "../src/hosts/host";
import type { StateData } from "../src/protocol/messages";
import { Context } from "../src/state/context";
import { FrameLoader } from "../src/state/frame-loader";
import { ManualHost, object, state } from "./helpers";

const LOST = () => new HostError("network", "Lost.");

function setup(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const host = new ManualHost();
  host.mends = true;
  host.token = "mine";
  const context = new Context(host);
  const loader = new FrameLoader(context);
  loader.refresh = () => {};
  loader.want = () => {};
  const navigation = new Navigation(context, loader);
  const edits = new Edits(context, loader, navigation);
  const mending = new Mending(context, navigation, loader, edits);
  navigation.show(state(1, [object(1)]));
  context.store.update({ phase: "ready" });
  const pass = async (ms: number) => {
    t.mock.timers.tick(ms);
    for (let i = 0; i < 50; i++) await Promise.resolve();
  };
  return { host, context, edits, mending, pass, asked: () => host.asked.map(({ op }) => op) };
}

const click = (x: number) => ({ points: [[x, x] as [number, number]], labels: [1 as const] });
const hello = (found: StateData, token = "mine") => ({
  token,
  state: found,
  engine: null,
  exports: { image: [], video: [] },
  accept: "",
  kept: { hours: 1 },
  addresses: false,
});

test("edits made while nothing answers are sent in order, each once, when it does", async (t) => {
  const { host, context, edits, pass, asked } = setup(t);
  edits.prompt(click(1));
  await pass(0);
  host.asked[0]!.fail(LOST());
  await pass(0);
  assert.deepEqual(asked(), ["add_points", "hello"]);
  assert.equal(context.ui.problem, null);
  host.asked[1]!.fail(LOST());
  await pass(0);
  await pass(700);
  assert.equal(context.ui.reconnecting, true);
  assert.deepEqual(asked().slice(2), ["hello"]);
  edits.prompt(click(2));
  edits.undo();
  await pass(0);
  host.asked[3]!.fail(LOST()); // the first, tried again with the second
  await pass(0);
  assert.equal(context.ui.pending.length, 2);
  host.asked[2]!.answer(hello(state(1, [object(1)])));
  await pass(0);
  assert.equal(context.ui.reconnecting, false);
  for (const [i, revision] of [
    [4, 2],
    [5, 3],
    [6, 4],
  ] as const) {
    host.asked[i]!.answer({ state: state(revision, [object(1)]) });
    await pass(0);
  }
  const again = host.asked.slice(4);
  assert.deepEqual(
    again.map(({ op, meta }) => [op, meta.points]),
    [
      ["add_points", [[1, 1]]],
      ["add_points", [[2, 2]]],
      ["undo", undefined],
    ],
  );
  assert.equal(again[0]!.meta.request, host.asked[0]!.meta.request);
  assert.equal(context.ui.pending.length, 0);
  assert.equal(context.ui.state.revision, 4);
});

test("a connection that is back at once is not worth a word", async (t) => {
  const { host, context, pass } = setup(t);
  context.lost.emit();
  context.lost.emit();
  await pass(0);
  assert.equal(host.asked.length, 1);
  assert.deepEqual(host.asked[0]!.meta, { token: "mine" });
  host.asked[0]!.answer(hello(state(1, [object(1)])));
  await pass(0);
  await pass(1000);
  assert.equal(context.ui.reconnecting, false);
  await pass(1000);
  assert.equal(host.asked.at(-1)!.op, "state"); // what ended only now is seen, too
});

test("one that is lost again and again is asked for less often", async (t) => {
  const { host, context, pass } = setup(t);
  const pauses: number[] = [];
  for (let i = 0; i < 8; i++) {
    context.lost.emit();
    await pass(0);
    let waited = 0;
    while (host.asked.filter(({ op }) => op === "hello").length === i && waited < 60_000) {
      await pass(500);
      waited += 500;
    }
    pauses.push(waited);
    host.asked.findLast(({ op }) => op === "hello")!.answer(hello(state(1, [object(1)])));
    await pass(0);
  }
  assert.deepEqual(pauses, [0, 500, 1000, 2000, 4000, 5000, 5000, 5000]);
});

test("a server that has forgotten the page says so once", async (t) => {
  const { host, context, edits, pass } = setup(t);
  edits.prompt(click(1));
  await pass(0);
  host.asked[0]!.fail(LOST());
  await pass(0);
  host.asked[1]!.answer(hello({ ...state(0), session: "", medium: null }, "another"));
  await pass(0);
  assert.match(context.ui.problem?.message ?? "", /no longer has this session/);
  assert.equal(context.ui.problem?.action?.run, "start again");
  assert.equal(host.token, "another");
  assert.equal(context.ui.pending.length, 0);
  await pass(60_000);
  assert.equal(host.asked.length, 2);
});

test("a server that refuses says why, and is asked again", async (t) => {
  const { host, context, pass } = setup(t);
  context.lost.emit();
  await pass(0);
  host.asked[0]!.fail(new HostError("limit", "This server is full."));
  await pass(0);
  assert.equal(context.ui.problem?.message, "This server is full.");
  await pass(500);
  assert.equal(host.asked.length, 2);
});

test("a page that is closed asks no more", async (t) => {
  const { host, context, mending, pass } = setup(t);
  context.lost.emit();
  await pass(0);
  mending.dispose();
  host.asked[0]!.fail(LOST());
  await pass(60_000);
  context.lost.emit();
  await pass(60_000);
  assert.equal(host.asked.length, 1);
});
