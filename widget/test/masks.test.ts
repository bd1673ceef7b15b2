import assert from "node:assert/strict";
import { test } from "node:test";
import { Lru } from "../src/state/lru";
import { type Mask, MaskCache, masksOf } from "../src/state/mask-cache";
import { mask } from "./helpers";

const of = (counts: number, frame = 0): Mask => ({
  data: mask(1, frame),
  counts: Uint8Array.of(counts),
  candidates: [],
});

test("a late answer does not replace a newer mask", () => {
  const cache = new MaskCache();
  const asked = cache.now;
  cache.put(of(2));
  cache.put(of(1), asked);
  assert.deepEqual(cache.get(0, 1)?.counts, Uint8Array.of(2));
});

test("an answer asked for before all masks were forgotten is dropped", () => {
  const cache = new MaskCache();
  const asked = cache.now;
  cache.clear();
  cache.put(of(1), asked);
  assert.equal(cache.get(0, 1), undefined);
});

test("no mask is kept twice: a chosen candidate shares its bytes", () => {
  const bytes = [Uint8Array.of(1), Uint8Array.of(2)];
  const data = mask(1, 0, {
    buffer: 1,
    chosen: 1,
    candidates: [
      { score: 0.9, buffer: 0 },
      { score: 0.8, buffer: 1 },
    ],
  });
  const [made] = masksOf([data], bytes);
  assert.equal(made!.counts, bytes[1]);
  assert.equal(made!.candidates[1]!.counts, bytes[1]);
});

test("what was used longest ago goes first, within the limit", () => {
  const gone: string[] = [];
  const lru = new Lru<string, string>(10, (value) => gone.push(value));
  lru.set("a", "A", 4);
  lru.set("b", "B", 4);
  lru.get("a");
  lru.set("c", "C", 4);
  assert.deepEqual(gone, ["B"]);
  assert.equal(lru.weight, 8);
});

test("the newest stays even if it is too heavy alone", () => {
  const lru = new Lru<string, string>(10);
  lru.set("a", "A", 4);
  lru.set("b", "B", 40);
  assert.ok(lru.has("b") && !lru.has("a"));
});
