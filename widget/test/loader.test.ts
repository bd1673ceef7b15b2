import assert from "node:assert/strict";
import { test } from "node:test";
import { Navigation } from "../src/actions/navigation";
import { Context } from "../src/state/context";
import { FrameLoader } from "../src/state/frame-loader";
import { ManualHost, mask, object, settled, state } from "./helpers";

test("masks that were asked for before all were forgotten are asked for again", async () => {
  const host = new ManualHost();
  const context = new Context(host);
  context.frames.set(0, { close: () => {} } as ImageBitmap, 1);
  const navigation = new Navigation(context, new FrameLoader(context));
  const asked = () => host.asked.filter(({ op }) => op === "masks");
  navigation.show(state(1, [object(1, { timeline: [[0, 1, "prompted", 1, 0]] })]));
  navigation.forgetMasks();
  assert.equal(asked().length, 1);
  await asked()[0]!.answer({ masks: [mask(1, 0)] }, [Uint8Array.of(1)]);
  assert.equal(asked().length, 2);
  await asked()[1]!.answer({ masks: [mask(1, 0)] }, [Uint8Array.of(2)]);
  await settled();
  assert.equal(context.masks.get(0, 1)?.counts[0], 2);
  assert.equal(asked().length, 2);
});

test("a page is not idle while a frame is decoded", async (t) => {
  let decoded = (_: ImageBitmap): void => {};
  const decode = () => new Promise<ImageBitmap>((resolve) => (decoded = resolve));
  Object.assign(globalThis, { createImageBitmap: decode });
  t.after(() => Reflect.deleteProperty(globalThis, "createImageBitmap"));
  const host = new ManualHost();
  const context = new Context(host);
  new Navigation(context, new FrameLoader(context)).show(state(1));
  await host.asked[0]!.answer({ mime: "image/png" });
  assert.equal(context.idle, false);
  decoded({ width: 4, height: 3, close: () => {} } as ImageBitmap);
  await settled();
  assert.equal(context.idle, true);
  assert.ok(context.frames.has(0));
});
