import assert from "node:assert/strict";
import { test } from "node:test";
import { Context } from "../src/state/context";
import { ManualHost, settled } from "./helpers";

test("a hint goes by itself, and takes none with it that came since and offers something", async () => {
  const context = new Context(new ManualHost());
  context.hintMs = 0;
  const said = () => context.ui.problem?.message ?? "";
  context.hint("one");
  assert.equal(said(), "one");
  await settled();
  assert.equal(said(), "");
  context.hint("two");
  context.hint("three", "", { label: "Do it", run: () => {} });
  await settled();
  assert.equal(said(), "three");
});
