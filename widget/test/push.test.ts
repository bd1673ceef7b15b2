import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { HostError } from "../src/hosts/host";
import { gradioHost } from "../src/hosts/http";
import { packParts, unpack } from "../src/protocol/envelope";
import { settled } from "./helpers";

/** A page that can be hidden. */
class FakeDocument extends EventTarget {
  hidden = false;
  show(visible: boolean): void {
    this.hidden = !visible;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

/** One `listen` request: what was sent, and the answer that the test writes. */
class Connection {
  controller!: ReadableStreamDefaultController<Uint8Array>;
  readonly response = new Response(new ReadableStream({ start: (controller) => void (this.controller = controller) }));

  constructor(
    readonly meta: object,
    readonly token: string,
    readonly signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => this.controller.error(new DOMException("Stopped.", "AbortError")));
  }

  async send(meta: object): Promise<void> {
    const part = new Uint8Array(await new Blob(packParts(meta) as BlobPart[]).arrayBuffer());
    this.controller.enqueue(new Uint8Array(Uint32Array.of(part.length).buffer));
    this.controller.enqueue(part);
    for (let i = 0; i < 50; i++) await Promise.resolve();
  }
}

let page: FakeDocument;
let connections: Connection[];
let refused: HostError | null;

beforeEach(() => {
  page = new FakeDocument();
  connections = [];
  refused = null;
  Object.assign(globalThis, { document: page });
  globalThis.fetch = (async (url: string, init: RequestInit) => {
    if (refused) throw refused;
    assert.equal(url, "/listen");
    const { meta } = unpack(init.body as Uint8Array);
    const token = (init.headers as Record<string, string>)["X-EdgeTAM-Token"]!;
    connections.push(new Connection(meta, token, init.signal!));
    return connections.at(-1)!.response;
  }) as typeof fetch;
});

afterEach(() => {
  delete (globalThis as { document?: unknown }).document;
});

function listening() {
  const host = gradioHost({ base: "" });
  const heard: unknown[] = [];
  let missed = 0;
  let lost = 0;
  const stop = host.onPush({
    onPush: ({ meta }) => heard.push(meta),
    onMissed: () => missed++,
    onLost: () => lost++,
  });
  return { host, heard, stop, missed: () => missed, lost: () => lost };
}

test("the page listens once it has a token, and tells of pushes alone", async () => {
  const { host, heard, missed } = listening();
  await settled();
  assert.equal(connections.length, 0);
  host.token = "t";
  await settled();
  const [connection] = connections;
  assert.deepEqual([connection!.meta, connection!.token], [{ op: "listen", client: host.client }, "t"]);
  await connection!.send({});
  await connection!.send({ push: "propagate", done: 1, end: true });
  await connection!.send({ push: "edit", error: { code: "engine", message: "No.", hint: "" } });
  assert.deepEqual(heard.length, 2);
  assert.equal(missed(), 0);
  host.dispose();
  assert.ok(connection!.signal.aborted);
});

test("another token is listened to instead", async () => {
  const { host } = listening();
  host.token = "a";
  await settled();
  host.token = "b";
  await settled();
  assert.deepEqual(
    connections.map(({ token, signal }) => [token, signal.aborted]),
    [
      ["a", true],
      ["b", false],
    ],
  );
  host.dispose();
});

test("a hidden page does not listen; one that is seen again has missed something", async (t) => {
  const { host, missed, heard } = listening();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const settled = async () => {
    for (let i = 0; i < 50; i++) await Promise.resolve();
  };
  page.hidden = true;
  host.token = "t";
  await settled();
  assert.equal(connections.length, 0);
  page.show(true);
  await settled();
  assert.equal(connections.length, 1);
  page.show(false);
  await settled();
  assert.ok(connections[0]!.signal.aborted);
  t.mock.timers.tick(60_000);
  await settled();
  assert.equal(connections.length, 1);
  page.show(true);
  await settled();
  assert.deepEqual([connections.length, missed()], [2, 0]);
  await connections[1]!.send({});
  assert.deepEqual([missed(), heard.length], [1, 0]);
  await connections[1]!.send({ push: "missed" });
  assert.deepEqual([missed(), heard.length], [2, 0]);
  host.dispose();
});

test("a lost connection is made again, after longer and longer pauses", async (t) => {
  const { host, missed } = listening();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const settled = async () => {
    for (let i = 0; i < 50; i++) await Promise.resolve();
  };
  refused = new HostError("network", "No.");
  host.token = "t";
  await settled();
  t.mock.timers.tick(1000);
  await settled();
  refused = null;
  t.mock.timers.tick(1999);
  await settled();
  assert.equal(connections.length, 0);
  t.mock.timers.tick(1);
  await settled();
  assert.equal(connections.length, 1);
  await connections[0]!.send({});
  assert.equal(missed(), 1); // what happened since the first attempt
  t.mock.timers.tick(60_000); // silence
  await settled();
  assert.ok(connections[0]!.signal.aborted);
  host.dispose();
});

test("where the session has ended nobody asks again", async (t) => {
  const { host } = listening();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  refused = new HostError("session", "It has ended.");
  host.token = "t";
  for (let i = 0; i < 50; i++) await Promise.resolve();
  refused = null;
  t.mock.timers.tick(600_000);
  for (let i = 0; i < 50; i++) await Promise.resolve();
  assert.equal(connections.length, 0);
});
