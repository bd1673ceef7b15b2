import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Session } from "../src/actions/session";
import type { PromptData } from "../src/protocol/messages";
import type { Ui } from "../src/state/store";
import * as strings from "../src/strings";
import { KEYS, type KeyContext, press } from "../src/ui/keys";
import { ManualHost, mask, object, settled, state } from "./helpers";

const FRAME = 20;
const SELECTED = 20;
/** What a press asks of Python, has the page do, or changes on it. */
type Meaning = { asks: Record<string, unknown> } | { does: string } | { shows: Partial<Ui> };

const { announcements } = strings;
const [message, hint] = strings.copying.nothing;
const takes = (tool: Ui["tool"], announcement: string): Meaning => ({ shows: { tool, announcement } });
const edits = (op: string, more = {}): Meaning => ({ asks: { op, object: SELECTED, ...more } });
const digits = Array.from({ length: 9 }, (_, i): [string, Meaning] => [`${i + 1}`, { shows: { selected: 11 + i } }]);

const MEANINGS: Record<string, Meaning> = {
  o: { does: "chooseFile" },
  e: { does: "pressButton export" },
  "ctrl+c": { shows: { problem: { kind: "hint", message, hint, action: null } } },
  "ctrl+s": { asks: { op: "save", medium: true, all: true } },
  "ctrl+z": { asks: { op: "undo" } },
  "ctrl+shift+z": { asks: { op: "redo" } },
  "ctrl+y": { asks: { op: "redo" } },
  pageup: { asks: { op: "show", session: "before" } },
  pagedown: { asks: { op: "show", session: "after" } },
  n: { asks: { op: "add_object" } },
  enter: { asks: { op: "add_object" } },
  ...Object.fromEntries(digits),
  f2: { does: `rename ${SELECTED}` },
  v: edits("update_object", { visible: false }),
  "shift+v": { asks: { op: "update_object", object: 11, visible: false } },
  "shift+l": edits("update_object", { locked: true }),
  m: { shows: { peeking: true } },
  delete: edits("remove_object"),
  backspace: edits("remove_object"),
  c: edits("choose", { frame: FRAME, index: 2 }),
  "]": edits("choose", { frame: FRAME, index: 2 }),
  "[": edits("choose", { frame: FRAME, index: 0 }),
  "shift+r": edits("refine", { frame: FRAME }),
  a: takes("add", announcements.adds),
  s: takes("subtract", announcements.subtracts),
  b: takes("box", announcements.boxes),
  r: takes("brush", announcements.brushes),
  x: takes("eraser", announcements.erases),
  q: takes("polygon", announcements.polygons),
  h: takes("pan", announcements.pans),
  "+": { does: "zoom 1.5" },
  "=": { does: "zoom 1.5" },
  "shift++": { does: "zoom 1.5" },
  "-": { does: `zoom ${1 / 1.5}` },
  "0": { does: "fit" },
  z: { does: "zoomToWhatCounts" },
  p: { does: "togglePointing" },
  arrowleft: { shows: { frame: 19 } },
  arrowright: { shows: { frame: 21 } },
  "shift+arrowleft": { shows: { frame: 10 } },
  "shift+arrowright": { shows: { frame: 30 } },
  home: { shows: { frame: 0 } },
  end: { shows: { frame: 39 } },
  t: { asks: { op: "propagate", direction: "update" } },
  d: { shows: { frame: 31 } },
  "shift+d": { shows: { frame: 6 } },
  j: { shows: { frame: 25 } },
  "shift+j": { shows: { frame: 2 } },
  f: edits("mark_reviewed", { frame: FRAME, last: FRAME, reviewed: true }),
  g: edits("mark_absent", { frame: FRAME, last: FRAME, absent: true }),
  i: { shows: { range: { first: FRAME, last: null } } },
  u: { shows: { range: { first: null, last: FRAME } } },
  l: { shows: { loop: true } },
  "<": { shows: { speed: 0.5 } },
  "shift+<": { shows: { speed: 0.5 } },
  ">": { shows: { speed: 2 } },
  "shift+>": { shows: { speed: 2 } },
  k: { does: "pressButton counter" },
  "?": { does: "showKeys" },
  "shift+?": { does: "showKeys" },
};

let host: ManualHost;
let session: Session;
let panel: KeyContext;
let done: string[];

beforeEach(() => {
  Object.assign(globalThis, { window: new EventTarget(), MediaStream: class {} });
  host = new ManualHost();
  session = new Session(host);
  done = [];
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      void done.push([name, ...values].join(" "));
  const own = ["chooseFile", "pressButton", "togglePointing", "zoomToWhatCounts", "showKeys"];
  panel = {
    session,
    get ui() {
      return session.ui;
    },
    set renaming(id: number) {
      note("rename")(id);
    },
    stage: { zoom: note("zoom"), fit: note("fit") },
    ...Object.fromEntries(own.map((name) => [name, note(name)])),
  } as unknown as KeyContext;
});

afterEach(() => session.dispose());

/** A video of 40 frames in the middle of a set: ten objects that are prompted on frames 2 and 25, and two doubtful frames. */
function open(kind: "video" | "image" = "video"): void {
  const prompt: PromptData = { points: [[1, 1]], labels: [1], box: null, mask: false };
  const objects = Array.from({ length: 10 }, (_, i) =>
    object(11 + i, { prompts: { 2: prompt, 25: prompt }, timeline: [[0, 40, "tracked", 0.9, 0]] }),
  );
  const doubtful = [6, 31].map((first) => ({ object: SELECTED, first, last: first, frame: first, doubt: 0.9 }));
  const opened = state(1, objects, 40);
  session.navigation.show({ ...opened, doubtful, medium: { ...opened.medium!, kind } });
  session.navigation.goTo(FRAME);
  session.navigation.select(SELECTED);
  const image = (name: string) => ({ session: name, name, mark: "todo", unsaved: false, problem: "" }) as const;
  session.context.store.update({ images: ["before", "s", "after"].map(image) });
  const candidates = [0, 1, 2].map(() => ({ score: 0.5, counts: new Uint8Array() }));
  const shown = mask(SELECTED, FRAME, { chosen: 1 });
  session.context.masks.put({ data: shown, counts: new Uint8Array(), candidates });
  host.asked = [];
}

/** Presses a key as `KEYS` names it, upper case with Shift as a keyboard has it. Says whether it means anything. */
async function pressed(name: string): Promise<boolean> {
  const [, ctrl, shift, key] = /^(ctrl\+)?(shift\+)?(.+)$/.exec(name)!;
  const named = { pageup: "PageUp", pagedown: "PageDown" }[key!] ?? (shift ? key!.toUpperCase() : key);
  const held = { ctrlKey: Boolean(ctrl), shiftKey: Boolean(shift), altKey: false, metaKey: false, repeat: false };
  const means = press(panel, { key: named, ...held } as KeyboardEvent);
  await settled();
  return means;
}

const has = (whole: object, part: object) =>
  Object.entries(part).every(([name, value]) => (whole as Record<string, unknown>)[name] === value);

test("these are all the keys", () => {
  assert.deepEqual(Object.keys(MEANINGS).sort(), KEYS.flatMap(({ keys }) => keys).sort());
});

for (const [name, meaning] of Object.entries(MEANINGS)) {
  test(`the key ${name}`, async () => {
    open();
    assert.equal(await pressed(name), true);
    if ("does" in meaning) return assert.deepEqual(done, [meaning.does]);
    if ("shows" in meaning)
      for (const [field, value] of Object.entries(meaning.shows))
        assert.deepEqual(session.ui[field as keyof Ui], value, field);
    else {
      const asked = host.asked.map(({ op, meta }) => ({ op, ...meta }));
      assert.ok(
        asked.some((one) => has(one, meaning.asks)),
        JSON.stringify(asked),
      );
    }
  });
}

test("what only a video has means nothing on an image", async () => {
  open("image");
  for (const { keys, video } of KEYS)
    if (video) for (const name of keys) assert.equal(await pressed(name), false, name);
  assert.deepEqual([done, host.asked, session.ui.frame], [[], [], FRAME]);
});

test("before a file is open, one can open one and ask for the keys", async () => {
  for (const name of Object.keys(MEANINGS))
    assert.equal(await pressed(name), ["o", "?", "shift+?"].includes(name), name);
  assert.deepEqual(done, ["chooseFile", "showKeys", "showKeys"]);
});
