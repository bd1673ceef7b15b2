import assert from "node:assert/strict";
import { test } from "node:test";
import { Navigation } from "../src/actions/navigation";
import { Propagation } from "../src/actions/propagation";
import { HostError } from "../src/hosts/host";
import { Context } from "../src/state/context";
import { FrameLoader } from "../src/state/frame-loader";
import { ManualHost, mask, object, settled, state } from "./helpers";

async function setup(before = async () => true) {
  const host = new ManualHost();
  const context = new Context(host);
  const loader = new FrameLoader(context);
  loader.refresh = () => {};
  loader.want = () => {};
  const navigation = new Navigation(context, loader);
  const propagation = new Propagation(context, loader, navigation, before);
  navigation.show(state(1, [object(1)], 9));
  const run = propagation.run({ direction: "forward" });
  await settled();
  return { host, context, navigation, propagation, run };
}

const part = (frame: number, id = 1) => ({
  frame,
  done: frame + 1,
  total: 9,
  seconds_left: 1,
  frames_per_second: 1,
  masks: [mask(id, frame)],
});

test("who cancels still gets what was under way", async () => {
  const { host, context, propagation, run } = await setup();
  host.asked[0]!.part(part(0), [Uint8Array.of(1)]);
  propagation.cancel();
  propagation.cancel();
  assert.deepEqual(
    host.asked.map(({ op }) => op),
    ["propagate", "cancel"],
  );
  assert.equal(context.ui.propagation!.stopping, true);
  host.asked[0]!.part(part(1), [Uint8Array.of(2)]);
  assert.equal(context.ui.propagation!.stopping, true);
  await host.asked[0]!.answer({ end: true, state: state(2, [object(1)], 9), done: 2, total: 9 });
  await run;
  assert.equal(context.ui.propagation, null);
  assert.equal(context.ui.state.revision, 2);
  assert.match(context.ui.announcement, /stopped/);
  assert.deepEqual(
    [0, 1].map((frame) => context.masks.get(frame, 1)?.counts[0]),
    [1, 2],
  );
});

test("an end before all is tracked is not called done", async () => {
  for (const [done, told] of [
    [8, /done/],
    [3, /stopped/],
  ] as const) {
    const { host, context, run } = await setup();
    host.asked[0]!.part(part(done), [Uint8Array.of(1)]);
    await host.asked[0]!.answer({ end: true, state: state(2, [], 9), done, total: 9 });
    await run;
    assert.match(context.ui.announcement, told);
  }
});

test("a hint that offers to track goes when that is begun, another one stays", async () => {
  const { host, context, propagation, run } = await setup();
  await host.asked[0]!.answer({ end: true, state: state(2, [object(1)], 9), done: 9, total: 9 });
  await run;
  for (const action of [{ label: "Fill", run: () => {} }, null]) {
    const problem = { kind: "hint", message: "It was stopped.", hint: "", action } as const;
    context.store.update({ problem });
    const again = propagation.run({ direction: "forward" });
    assert.equal(context.ui.problem, action ? null : problem);
    await settled();
    await host.asked.at(-1)!.answer({ end: true, state: state(2, [object(1)], 9), done: 9, total: 9 });
    await again;
  }
});

test("a state that was asked for while it ran is older than the one at its end", async () => {
  const { host, context, navigation, run } = await setup();
  const asked = navigation.refetch(false);
  const tracked = (frames: number) => state(1, [object(1, { timeline: [[0, frames, "tracked", 1, 0]] })], 9);
  await host.asked[0]!.answer({ end: true, state: tracked(9), done: 9, total: 9 });
  await run;
  await host.asked.find(({ op }) => op === "state")!.answer({ state: tracked(4) });
  assert.equal(await asked, true);
  assert.equal(context.ui.state.objects[0]!.timeline[0]![1], 9);
});

test("a run that is cancelled before it has begun is hung up on, and its masks are asked for anew", async () => {
  const { host, context, propagation, run } = await setup();
  context.masks.put({ data: mask(1, 3), counts: Uint8Array.of(1), candidates: [] });
  propagation.cancel();
  await settled();
  assert.equal(host.asked[0]!.signal!.aborted, true);
  assert.deepEqual(
    host.asked.map(({ op }) => op),
    ["propagate", "cancel", "state"],
  );
  await host.asked[2]!.answer({ state: state(2, [object(1)], 9) });
  await run;
  assert.equal(context.masks.get(3, 1), undefined);
  assert.equal(context.ui.state.revision, 2);
});

test("where a cancel cannot be told the page hangs up, and shows what it has", async () => {
  const { host, context, navigation, propagation, run } = await setup();
  host.asked[0]!.part(part(0), [Uint8Array.of(1)]);
  propagation.cancel();
  await host.asked[1]!.fail(new HostError("network", "Gone.", ""));
  assert.equal(host.asked[0]!.signal!.aborted, true);
  await host.asked[2]!.fail(new HostError("network", "Gone.", ""));
  await run;
  assert.equal(context.ui.propagation, null);
  assert.equal(context.ui.problem!.message, "Gone.");
  assert.equal(context.ui.live.get(1)!.length, 1);
  assert.equal(context.masks.get(0, 1)!.counts[0], 1);
  navigation.accept(state(3, [object(1)], 9));
  assert.equal(context.ui.live.size, 0);
});

test("masks of an object that is gone are left out", async () => {
  const { host, context, run } = await setup();
  host.asked[0]!.part(part(0, 5), [Uint8Array.of(1)]);
  assert.equal(context.masks.get(0, 5), undefined);
  await host.asked[0]!.answer({ end: true, state: state(2, [object(1)], 9) });
  await run;
});

test("a run waits for the edits before it, and is not begun where one of them did not arrive", async () => {
  let answered = (_all: boolean) => {};
  const { host, context, run } = await setup(() => new Promise((resolve) => (answered = resolve)));
  assert.equal(host.asked.length, 0);
  assert.notEqual(context.ui.propagation, null);
  answered(false);
  await run;
  assert.equal(host.asked.length, 0);
  assert.equal(context.ui.propagation, null);
});

test("a propagation elsewhere ends for the page when another session is shown", async () => {
  const { host, context, navigation, propagation, run } = await setup();
  await host.asked[0]!.answer({ end: true, state: state(2, [object(1)], 9), done: 0, total: 9 });
  await run;
  propagation.hear({ meta: { push: "propagate", ...part(0) }, buffers: [Uint8Array.of(1)] } as never);
  assert.ok(propagation.running);
  navigation.show(state(1, [object(1)], 9));
  assert.equal(propagation.running, false);
  assert.equal(context.ui.propagation, null);
});
