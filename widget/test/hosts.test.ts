import assert from "node:assert/strict";
import { test } from "node:test";
import { anywidgetHost, type WidgetModel } from "../src/hosts/comm";
import { HostError, type PushListener } from "../src/hosts/host";
import { gradioHost } from "../src/hosts/http";
import { packParts, unpack } from "../src/protocol/envelope";
import { settled } from "./helpers";

async function bytes(meta: object, buffers: Uint8Array[] = []): Promise<Uint8Array> {
  return new Uint8Array(await new Blob(packParts(meta, buffers) as BlobPart[]).arrayBuffer());
}

async function inStream(...metas: object[]): Promise<Uint8Array> {
  const parts = await Promise.all(metas.map((meta) => bytes(meta)));
  const lengths = parts.map((part) => new Uint8Array(Uint32Array.of(part.length).buffer));
  return new Uint8Array(await new Blob(parts.flatMap((part, i) => [lengths[i]!, part]) as BlobPart[]).arrayBuffer());
}

const hearing = (onPush: PushListener["onPush"]): PushListener => ({ onPush, onMissed: () => {}, onLost: () => {} });

function withFetch(answer: (url: string, init: RequestInit) => Promise<Response>): void {
  globalThis.fetch = ((url: string, init: RequestInit) => answer(url, init)) as typeof fetch;
}

test("Gradio: a call carries the operation, the token and the buffers", async () => {
  const host = gradioHost({ base: "/root/edgetam/" });
  withFetch(async (url, init) => {
    assert.equal(url, "/root/edgetam/call");
    assert.equal((init.headers as Record<string, string>)["X-EdgeTAM-Token"], "new");
    const { meta, buffers } = unpack(new Uint8Array(await (init.body as Blob).arrayBuffer()));
    assert.deepEqual(meta, { op: "hello", token: "old", client: host.client });
    assert.deepEqual(buffers, [Uint8Array.of(5)]);
    return new Response((await bytes({ token: "t" }, [Uint8Array.of(6)])) as BodyInit);
  });
  const { meta, buffers } = await host.call("hello", { token: "old" }, [Uint8Array.of(5)]);
  assert.deepEqual(meta, { token: "t" });
  assert.deepEqual(buffers, [Uint8Array.of(6)]);
});

test("Gradio: a page that goes says goodbye, unless the browser keeps it", () => {
  const listeners = new Map<string, (event: object) => void>();
  const page = globalThis as unknown as Record<string, unknown>;
  page.addEventListener = (kind: string, listener: (event: object) => void) => listeners.set(kind, listener);
  page.removeEventListener = (kind: string) => listeners.delete(kind);
  const sent: RequestInit[] = [];
  withFetch(async (_, init) => {
    sent.push(init);
    return new Response();
  });
  const host = gradioHost({ base: "", token: "t" });
  const leave = listeners.get("pagehide")!;
  leave({ persisted: true });
  assert.equal(sent.length, 0);
  assert.equal(host.mends, true);
  leave({ persisted: false });
  assert.equal(sent[0]!.keepalive, true);
  assert.equal(host.mends, false);
  assert.deepEqual(unpack(sent[0]!.body as Uint8Array).meta, { op: "goodbye", client: host.client });
  host.dispose();
  assert.equal(listeners.size, 0);
  delete page.addEventListener;
  delete page.removeEventListener;
});

test("Gradio: on a Space, what tracks says whose GPU time it takes, if the page around tells", async () => {
  const page = globalThis as unknown as Record<string, unknown>;
  const asked: unknown[] = [];
  const parent = {
    postMessage(message: string, origin: string, [port]: MessagePort[]) {
      asked.push([message, origin]);
      port!.postMessage({ "X-IP-Token": "somebody" });
    },
  };
  page.window = { parent, supports_zerogpu_headers: true };
  const sent: unknown[] = [];
  const body = await inStream({ end: true });
  withFetch(async (_, init) => {
    sent.push((init.headers as Record<string, string>)["X-IP-Token"]);
    return new Response(body as BodyInit);
  });
  const track = (op: string) => gradioHost({ base: "" }).stream(op, {}, [], () => {});
  page.location = { hostname: "somebody-edgetam-ui.hf.space" };
  for (const op of ["propagate", "resume", "export"]) await track(op);
  page.location = { hostname: "example.org" };
  await track("propagate");
  assert.deepEqual(sent, ["somebody", "somebody", undefined, undefined]);
  assert.deepEqual(asked, Array(2).fill(["zerogpu-headers", "https://huggingface.co"]));
  delete page.window;
  delete page.location;
});

test("Gradio: a stream gives its parts and resolves with the last", async () => {
  const body = await inStream({ done: 1 }, { done: 2 }, { end: true, total: 2 });
  withFetch(async () => new Response(body as BodyInit));
  const parts: unknown[] = [];
  const last = await gradioHost({ base: "" }).stream("propagate", {}, [], ({ meta }) => parts.push(meta));
  assert.deepEqual(parts, [{ done: 1 }, { done: 2 }]);
  assert.equal(last.meta.total, 2);
});

test("Gradio: a stream that is cut is a lost connection", async () => {
  const body = await inStream({ done: 1 });
  withFetch(async () => new Response(body as BodyInit));
  await assert.rejects(
    gradioHost({ base: "" }).stream("propagate", {}, [], () => {}),
    { code: "network" },
  );
});

test("Gradio: errors arrive as they were told, whatever the status", async () => {
  const error = { code: "session", message: "It has ended.", hint: "Open it again." };
  const body = await bytes({ error });
  for (const status of [200, 401]) {
    withFetch(async () => new Response(body as BodyInit, { status }));
    await assert.rejects(gradioHost({ base: "" }).call("state"), error);
  }
});

test("Gradio: no connection and a proxy's page are told in our words", async () => {
  withFetch(async () => Promise.reject(new TypeError("Failed to fetch")));
  await assert.rejects(gradioHost({ base: "" }).call("state"), { code: "network" });
  withFetch(async () => new Response("<html>502</html>", { status: 502 }));
  await assert.rejects(gradioHost({ base: "" }).call("state"), { code: "network" });
  withFetch(async () => new Response("<html>a page</html>"));
  await assert.rejects(gradioHost({ base: "" }).call("state"), { code: "network" });
  withFetch(async () => new Response("", { status: 413 }));
  await assert.rejects(gradioHost({ base: "" }).call("open"), { code: "media" });
});

class FakeModel implements WidgetModel {
  sent: { content: Record<string, unknown>; buffers: unknown[] }[] = [];
  receive!: (content: never, buffers: DataView[]) => void;
  get = () => undefined;
  set = () => {};
  save_changes = () => {};
  send = (content: object, _callbacks?: undefined, buffers: unknown[] = []) =>
    void this.sent.push({ content: content as Record<string, unknown>, buffers });
  on = (_event: string, callback: typeof this.receive) => void (this.receive = callback);
  off = () => {};
  answer = (id: unknown, meta: object, ...buffers: Uint8Array[]) =>
    this.receive(
      { id, meta } as never,
      buffers.map((b) => new DataView(b.buffer)),
    );
}

test("anywidget: answers find their questions by id, in any order", async () => {
  const model = new FakeModel();
  const host = anywidgetHost(model);
  const first = host.call("frame", { frame: 1 });
  const second = host.call("frame", { frame: 2 }, [new Blob(["ab"])]);
  await settled();
  const byFrame = (n: number) => model.sent.find(({ content }) => (content.meta as { frame: number }).frame === n)!;
  assert.equal(byFrame(1).content.type, "call");
  assert.equal(byFrame(1).content.op, "frame");
  assert.deepEqual(byFrame(2).buffers, [Uint8Array.of(97, 98)]);
  model.answer(byFrame(2).content.id, { frame: 2 }, Uint8Array.of(2));
  model.answer("another view's", { frame: 9 });
  model.answer(byFrame(1).content.id, { frame: 1 });
  assert.deepEqual((await first).meta, { frame: 1 });
  assert.deepEqual((await second).buffers, [Uint8Array.of(2)]);
});

test("anywidget: aborting a stream tells Python, and later parts are dropped", async () => {
  const model = new FakeModel();
  const host = anywidgetHost(model);
  const controller = new AbortController();
  const parts: unknown[] = [];
  const run = host.stream("propagate", {}, [], ({ meta }) => parts.push(meta), { signal: controller.signal });
  await settled();
  const { id } = model.sent[0]!.content;
  model.answer(id, { done: 1 });
  controller.abort();
  await assert.rejects(run, { name: "AbortError" });
  model.answer(id, { done: 2 });
  assert.deepEqual(parts, [{ done: 1 }]);
  assert.deepEqual(model.sent[1]!.content, { id, type: "cancel" });
});

test("anywidget: errors are data", async () => {
  const model = new FakeModel();
  const host = anywidgetHost(model);
  const call = host.call("prompt");
  await settled();
  model.answer(model.sent[0]!.content.id, { error: { code: "prompt", message: "No.", hint: "" } });
  await assert.rejects(call, HostError);
});

test("anywidget: what cells and other views do is heard, of what this view did and gave up only the end", async () => {
  const model = new FakeModel();
  const host = anywidgetHost(model);
  const heard: unknown[] = [];
  const stop = host.onPush(hearing(({ meta }) => heard.push(meta.frame)));
  model.answer(undefined, { push: "edit", frame: 1 });
  model.answer("another-view-7", { push: "edit", frame: 2 });
  model.answer("another-view-8", { frame: 3 });
  const call = host.call("prompt");
  await settled();
  const { id } = model.sent[0]!.content;
  model.answer(id, { push: "edit", frame: 4 });
  model.answer(id, { push: "edit", frame: 5 });
  model.answer(id, { push: "propagate", end: true, frame: 7 });
  stop();
  model.answer(undefined, { push: "edit", frame: 6 });
  assert.equal((await call).meta.frame, 4);
  assert.deepEqual(heard, [1, 2, 7]);
});

test("anywidget: what is answered after all is heard", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const model = new FakeModel();
  const host = anywidgetHost(model);
  const heard: unknown[] = [];
  host.onPush(hearing(({ meta }) => heard.push(meta.frame)));
  const call = host.call("prompt");
  while (model.sent.length === 0) await Promise.resolve();
  t.mock.timers.tick(120_000);
  await assert.rejects(call, { code: "network" });
  const { id } = model.sent[0]!.content;
  model.answer(id, { push: "edit", frame: 1 });
  model.answer(id, { push: "edit", frame: 2 });
  assert.deepEqual(heard, [1]);
});

test("anywidget: a file goes in pieces, each after the last has arrived", async () => {
  const model = new FakeModel();
  const host = anywidgetHost(model);
  const size = (1 << 20) + 5;
  const run = host.stream("open", { name: "a.mp4" }, [new Blob([new Uint8Array(size)])], () => {});
  const pieces: number[] = [];
  for (const offset of [0, 1 << 20]) {
    await settled();
    const { content, buffers } = model.sent.at(-1)!;
    assert.deepEqual(content.meta, { name: "a.mp4", offset });
    pieces.push((buffers[0] as Uint8Array).byteLength);
    model.answer(content.id, {});
  }
  await settled();
  const { content, buffers } = model.sent.at(-1)!;
  assert.deepEqual(pieces, [1 << 20, 5]);
  assert.deepEqual([content.type, content.op, buffers.length], ["stream", "open", 0]);
  assert.deepEqual(content.meta, { name: "a.mp4", client: host.client, upload: model.sent[0]!.content.upload });
  model.answer(content.id, { end: true });
  await run;
});
