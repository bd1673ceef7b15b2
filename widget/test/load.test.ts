import assert from "node:assert/strict";
import { test } from "node:test";
import { ImageSet } from "../src/actions/image-set";
import { holdsMasks, Load } from "../src/actions/load";
import { Navigation } from "../src/actions/navigation";
import { HostError } from "../src/hosts/host";
import { Context } from "../src/state/context";
import { FrameLoader } from "../src/state/frame-loader";
import { ManualHost, object, settled, state } from "./helpers";

const one = (session: string) => ({
  session,
  name: `${session}.png`,
  mark: "todo" as const,
  unsaved: false,
  problem: "",
});
const NOTICE = { code: "left_out", message: "a.zip has masks of images that are not in the set." };

async function setup(images: string[]) {
  const host = new ManualHost();
  const context = new Context(host);
  const loader = new FrameLoader(context);
  loader.refresh = () => {};
  loader.want = () => {};
  const navigation = new Navigation(context, loader);
  navigation.show(state(1, [object(1)]));
  context.store.update({ images: images.map(one) });
  const loading = new Load(context, navigation, new ImageSet(context, navigation));
  const run = loading.run(new File(["?"], "a.zip"));
  await settled();
  const asked = host.asked.find(({ op }) => op === "load")!;
  /** Answers it, and what the page asks for then. */
  const answer = async (meta: object) => {
    await asked.answer({ end: true, state: state(2, [object(1)]), ...meta });
    await settled();
    await host.asked.find(({ op }) => op === "state")!.answer({ state: state(2, [object(1)]) });
    await settled();
    const listed = { sessions: images.map((session) => ({ ...one(session), mark: "done" })), classes: [], prepare: "" };
    await host.asked.find(({ op }) => op === "sessions")?.answer(listed);
    return run;
  };
  return { host, context, loading, run, asked, answer };
}

test("files of masks are known by their names", () => {
  for (const name of ["a.json", "a.GeoJSON", "a.npz", "a.zip", "a.txt"]) assert.ok(holdsMasks(name), name);
  for (const name of ["a.png", "a.edgetam", "json"]) assert.ok(!holdsMasks(name), name);
});

test("what the file cannot tell stays on screen", async () => {
  const { context, asked, answer } = await setup([]);
  assert.deepEqual(asked.meta, { name: "a.zip", session: "s" });
  assert.equal(await answer({ objects: [2, 3], count: 2, images: 1, notices: [NOTICE] }), true);
  assert.deepEqual(context.ui.problem, {
    kind: "hint",
    message: "a.zip: 2 objects.",
    hint: NOTICE.message,
    action: null,
  });
});

test("in a set each image gets its own, and all marks are asked for", async () => {
  const { context, asked, answer } = await setup(["a", "b"]);
  assert.deepEqual(asked.meta, { name: "a.zip", all: true, session: "s" });
  assert.equal(await answer({ objects: [], count: 3, images: 2, notices: [] }), true);
  assert.equal(context.ui.problem?.message, "a.zip: 3 objects on 2 images.");
  assert.deepEqual(
    context.ui.images.map(({ mark }) => mark),
    ["done", "done"],
  );
});

const BROKEN = new HostError("media", "It is not an image.", "Pack it again.");

test("where no file that comes can be read, that is told and no set is begun", async () => {
  for (const [names, message, hint] of [
    [["a.zip"], BROKEN.message, BROKEN.hint],
    [["a.png", "b.png"], "None of the 2 files can be read.", "b.png: It is not an image. Pack it again."],
  ] as const) {
    const host = new ManualHost();
    const context = new Context(host);
    const set = new ImageSet(context, new Navigation(context, new FrameLoader(context)));
    const added = set.add(names.map((name) => new File(["?"], name)));
    for (const index of names.keys()) {
      await settled();
      await host.asked.filter(({ op }) => op === "open")[index]!.fail(BROKEN);
    }
    await settled();
    await host.asked.find(({ op }) => op === "sessions")!.answer({ sessions: [], classes: [], prepare: "" });
    await added;
    assert.equal(context.ui.problem?.message, message);
    assert.equal(context.ui.problem?.hint, hint);
    assert.deepEqual(context.ui.images, []);
  }
});

test("a load can be stopped", async () => {
  const { context, loading, run, asked } = await setup([]);
  loading.cancel();
  assert.equal(await run, false);
  assert.ok(asked.signal?.aborted);
  assert.equal(context.ui.opening, null);
  assert.equal(context.ui.problem, null);
});
