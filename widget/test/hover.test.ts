import assert from "node:assert/strict";
import { test } from "node:test";
import { Hover, SLOW_MS } from "../src/actions/hover";
import { Navigation } from "../src/actions/navigation";
import { Context } from "../src/state/context";
import { FrameLoader } from "../src/state/frame-loader";
import { ManualHost, mask, object, state } from "./helpers";

const REST = 100;
const rest = () => new Promise((resolve) => setTimeout(resolve, REST));

function setup(preview = true) {
  const host = new ManualHost();
  const context = new Context(host);
  const loader = new FrameLoader(context);
  loader.want = () => {};
  new Navigation(context, loader).show(state(1, [object(1)]));
  context.store.update({ settings: { ...context.ui.settings, preview } });
  const clock = { now: 0 };
  return { host, context, clock, hover: new Hover(context, () => clock.now) };
}

test("where the mouse rests a preview is asked for, and shown until it moves", async () => {
  const { host, context, hover } = setup();
  hover.move([1, 1]);
  hover.move([2, 2]);
  await rest();
  assert.equal(host.asked.length, 1);
  assert.deepEqual(host.asked[0]!.meta, { object: 1, frame: 0, point: [2, 2], label: 1, session: "s" });
  await host.asked[0]!.answer({ frame: 0, masks: [mask(1, 0)] }, [Uint8Array.of(1)]);
  assert.ok(context.ui.hovered);
  hover.move([3, 3]);
  assert.equal(context.ui.hovered, null);
});

test("one is asked for at a time, and a late one is dropped", async () => {
  const { host, context, hover } = setup();
  hover.move([1, 1]);
  await rest();
  hover.move([2, 2]);
  await rest();
  assert.equal(host.asked.length, 1);
  await host.asked[0]!.answer({ frame: 0, masks: [mask(1, 0)] }, [Uint8Array.of(1)]);
  assert.equal(context.ui.hovered, null);
  await rest();
  assert.deepEqual(host.asked[1]!.meta.point, [2, 2]);
});

test("nothing is asked for while something else is under way, or unless the user wants it", async () => {
  const busy = setup();
  busy.context.store.update({ propagation: {} as never });
  busy.hover.move([1, 1]);
  const unwanted = setup(false);
  unwanted.hover.move([1, 1]);
  await rest();
  assert.equal(busy.host.asked.length + unwanted.host.asked.length, 0);
});

test("where previews come too late they end, and the user is told", async () => {
  const { host, context, clock, hover } = setup();
  for (let i = 0; i < 3; i++) {
    hover.move([i, 1]);
    await rest();
    clock.now += SLOW_MS + 1;
    await host.asked[i]!.answer({ frame: 0, masks: [] });
  }
  assert.equal(context.ui.problem?.kind, "hint");
  hover.move([9, 9]);
  await rest();
  assert.equal(host.asked.length, 3);
});
