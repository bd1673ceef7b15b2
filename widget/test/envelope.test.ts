import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { PartReader, packParts, unpack } from "../src/protocol/envelope";

async function pack(meta: object, buffers: Uint8Array[] = []): Promise<Uint8Array> {
  return new Uint8Array(await new Blob(packParts(meta, buffers) as BlobPart[]).arrayBuffer());
}

function part(envelope: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + envelope.length);
  new DataView(bytes.buffer).setUint32(0, envelope.length, true);
  bytes.set(envelope, 4);
  return bytes;
}

test("an envelope comes back as it went in", async () => {
  const buffers = [Uint8Array.of(1, 2, 3), new Uint8Array(), Uint8Array.of(255)];
  const { meta, buffers: back } = unpack(await pack({ op: "prompt", name: "Käse ✓" }, buffers));
  assert.deepEqual(meta, { op: "prompt", name: "Käse ✓" });
  assert.deepEqual(
    back.map((b) => [...b]),
    [[1, 2, 3], [], [255]],
  );
});

test("the bytes are those of messages.py", async () => {
  const expected = [2, 0, 0, 0, 0x7b, 0x7d, 1, 0, 0, 0, 2, 0, 0, 0, 7, 8];
  assert.deepEqual([...(await pack({}, [Uint8Array.of(7, 8)]))], expected);
});

test("a file goes as a blob, unread", () => {
  const file = new Blob(["abc"]);
  assert.equal(packParts({}, [file])[1], file);
});

test("an envelope that is too long or cut short is refused", async () => {
  const whole = await pack({ a: 1 }, [Uint8Array.of(1, 2, 3)]);
  assert.throws(() => unpack(whole.subarray(0, whole.length - 1)), RangeError);
  assert.throws(() => unpack(Uint8Array.of(...whole, 0)), RangeError);
  assert.throws(() => unpack(whole.subarray(0, 6)), RangeError);
});

for (const size of [1, 3, 7, 1000]) {
  test(`a stream that arrives in chunks of ${size} is cut into its parts`, async () => {
    const parts = [await pack({ n: 1 }, [Uint8Array.of(9)]), await pack({ n: 2 }), await pack({ end: true })];
    const stream = Uint8Array.of(...parts.flatMap((p) => [...part(p)]));
    const reader = new PartReader();
    const metas: unknown[] = [];
    for (let i = 0; i < stream.length; i += size)
      for (const bytes of reader.push(stream.subarray(i, i + size))) metas.push(unpack(bytes).meta);
    assert.deepEqual(metas, [{ n: 1 }, { n: 2 }, { end: true }]);
  });
}

// The fixtures that tests/ of the Python side holds messages.py to.
const shared = new URL("../../tests/contract/fixtures/envelopes/", import.meta.url);
for (const name of listed(shared)) {
  test(`the shared message ${name}`, async () => {
    const fixture = JSON.parse(readFileSync(new URL(name, shared), "utf8")) as Fixture;
    const buffers = fixture.buffers.map((hex) => Uint8Array.from(Buffer.from(hex, "hex")));
    const read = unpack(Uint8Array.from(Buffer.from(fixture.envelope, "hex")));
    assert.deepEqual(read, { meta: fixture.meta, buffers });
    // The bytes may differ: 24.0 in Python is 24 here.
    assert.deepEqual(unpack(await pack(fixture.meta, buffers)), read);
  });
}

interface Fixture {
  meta: object;
  buffers: string[];
  envelope: string;
}

function listed(folder: URL): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
}
