import assert from "node:assert/strict";
import { test } from "node:test";
import { Core } from "../src/state/context";
import { HostError } from "../src/hosts/host";
import { Loader } from "../src/state/frame-loader";
import { restart } from "../src/state/store";
import { Tracking } from "../src/actions/propagation";
import { ManualHost, mask, object, settled, state } from "./helpers";

async function setup(before = async () => true) {
  const host = new ManualHost();
  const core = new Core(host);
  const loader = new Loader(core);
  loader.refresh = () => {};
  loader.want = () => {};
  const tracking = new Tracking(core, loader, () => {}, before);
  core.store.update(restart(core.ui, state(1, [object(1)], 9)));
  const run = tracking.run({ direction: "forward" });
  await settled();
  return { host, core, tracking, run };
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
  const { host, core, tracking, run } = await setup();
  host.asked[0]!.part(part(0), [Uint8Array.of(1)]);
  tracking.cancel();
  tracking.cancel();
  assert.deepEqual(host.asked.map(({ op }) => op), ["propagate", "cancel"]);
  assert.equal(core.ui.propagation!.stopping, true);
  host.asked[0]!.part(part(1), [Uint8Array.of(2)]);
  assert.equal(core.ui.propagation!.stopping, true);
  await host.asked[0]!.answer({ end: true, state: state(2, [object(1)], 9), done: 2, total: 9 });
  await run;
  assert.equal(core.ui.propagation, null);
  assert.equal(core.ui.state.revision, 2);
  assert.match(core.ui.announcement, /cancelled/);
  assert.deepEqual([0, 1].map((frame) => core.masks.get(frame, 1)?.counts[0]), [1, 2]);
});

test("a run that is cancelled before it has begun is hung up on, and its masks are asked for anew", async () => {
  const { host, core, tracking, run } = await setup();
  core.masks.put({ data: mask(1, 3), counts: Uint8Array.of(1), candidates: [] });
  tracking.cancel();
  await settled();
  assert.equal(host.asked[0]!.signal!.aborted, true);
  assert.deepEqual(host.asked.map(({ op }) => op), ["propagate", "cancel", "state"]);
  await host.asked[2]!.answer({ state: state(2, [object(1)], 9) });
  await run;
  assert.equal(core.masks.get(3, 1), undefined);
  assert.equal(core.ui.state.revision, 2);
});

test("where a cancel cannot be told the page hangs up, and shows what it has", async () => {
  const { host, core, tracking, run } = await setup();
  host.asked[0]!.part(part(0), [Uint8Array.of(1)]);
  tracking.cancel();
  await host.asked[1]!.fail(new HostError("network", "Gone.", ""));
  assert.equal(host.asked[0]!.signal!.aborted, true);
  await host.asked[2]!.fail(new HostError("network", "Gone.", ""));
  await run;
  assert.equal(core.ui.propagation, null);
  assert.equal(core.ui.problem!.message, "Gone.");
  assert.equal(core.ui.live.get(1)!.length, 1);
  assert.equal(core.masks.get(0, 1)!.counts[0], 1);
  core.accept(state(3, [object(1)], 9));
  assert.equal(core.ui.live.size, 0);
});

test("masks of an object that is gone are left out", async () => {
  const { host, core, run } = await setup();
  host.asked[0]!.part(part(0, 5), [Uint8Array.of(1)]);
  assert.equal(core.masks.get(0, 5), undefined);
  await host.asked[0]!.answer({ end: true, state: state(2, [object(1)], 9) });
  await run;
});

test("a run waits for the edits before it, and is not begun where one of them did not arrive", async () => {
  let answered = (_all: boolean) => {};
  const { host, core, run } = await setup(() => new Promise((resolve) => (answered = resolve)));
  assert.equal(host.asked.length, 0);
  assert.notEqual(core.ui.propagation, null);
  answered(false);
  await run;
  assert.equal(host.asked.length, 0);
  assert.equal(core.ui.propagation, null);
});
