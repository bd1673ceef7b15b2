import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { type GestureHandler, GestureRecognizer } from "../src/canvas/gestures";
import type { Point } from "../src/protocol/messages";
import type { Tool } from "../src/state/store";

/** What of an element a recognizer needs. */
class Surface extends EventTarget {
  focus(): void {}
  setPointerCapture(): void {}
  toggleAttribute(): void {}
}

let surface: Surface;
let said: string[];
let tool: Tool;
let zoomed: boolean;
let gripped: boolean;
let now: number;
let medium: string;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  surface = new Surface();
  [said, tool, zoomed, gripped, now, medium] = [[], "add", false, false, 1000, "a"];
  const handler: GestureHandler = {
    at: ({ clientX, clientY }) => [clientX, clientY],
    tool: () => tool,
    medium: () => medium,
    zoomed: () => zoomed,
    press: () => {},
    take: () => gripped,
    carry: (at) => said.push(`carry ${at}`),
    drop: (how) => {
      said.push(`drop ${how}`);
      return gripped;
    },
    held: (at) => said.push(at ? `held ${at}` : "not held"),
    drag: () => {},
    draft: () => {},
    point: (label, fresh) => said.push(`point ${label}${fresh ? " fresh" : ""}`),
    box: (at, fresh) => said.push(`box to ${at}${fresh ? " fresh" : ""}`),
    refuse: () => said.push("refuse"),
    hover: () => {},
    pan: (dx, dy) => said.push(`pan ${dx} ${dy}`),
    zoom: (factor) => said.push(`zoom ${factor.toFixed(2)}`),
    wheel: () => true,
    draws: () => tool === "brush",
    draw: ({ clientX, clientY }, negative) => said.push(`draw ${clientX},${clientY}${negative ? " negative" : ""}`),
    drawTo: (events) => said.push(`to ${events.map(({ clientX, clientY }) => `${clientX},${clientY}`).join(" ")}`),
    drawn: (how) => said.push(how),
  };
  new GestureRecognizer(surface as unknown as HTMLElement, handler);
});

/** Sends an event; says whether its default was prevented. */
function send(type: string, fields: object): boolean {
  const event = new Event(type, { cancelable: true });
  Object.defineProperty(event, "timeStamp", { value: now });
  return !surface.dispatchEvent(Object.assign(event, fields));
}

const pointer = (type: string, [clientX, clientY]: Point, more: object = {}) =>
  send(`pointer${type}`, { clientX, clientY, pointerId: 1, pointerType: "mouse", button: 0, buttons: 1, ...more });

function click(at: Point, more: object = {}): void {
  pointer("down", at, more);
  pointer("up", at, more);
}

function drag(from: Point, to: Point, more: object = {}): void {
  pointer("down", from, more);
  pointer("move", to, more);
  pointer("up", to, more);
}

function wait(ms: number): void {
  now += ms;
  mock.timers.tick(ms);
}

const FINGER = { pointerType: "touch" };
const scrolls = () => !send("touchmove", { touches: [{}] });

test("a click is a point, a right click subtracts, a drag is a box", () => {
  click([50, 50]);
  click([90, 50], { button: 2 });
  drag([10, 10], [60, 70]);
  assert.deepEqual(said, ["point 1", "point 0", "not held", "box to 60,70"]);
});

test("the second click of a double one is none", () => {
  click([50, 50]);
  now += 200;
  click([54, 52]);
  assert.deepEqual(said, ["point 1"]);
  now += 301;
  click([54, 52]);
  now += 100;
  click([64, 52]);
  now += 100;
  click([64, 52], { button: 2 });
  assert.deepEqual(said, ["point 1", "point 1", "point 1", "point 0"]);
});

test("clicks on the same place of two images are two", () => {
  click([50, 50]);
  medium = "b";
  now += 200;
  click([50, 50]);
  assert.deepEqual(said, ["point 1", "point 1"]);
});

test("a double click leaves the point that its first half made", () => {
  click([50, 50]);
  gripped = true;
  now += 200;
  click([50, 50]);
  assert.deepEqual(said, ["point 1", "drop cancelled"]);
});

test("slivers are refused", () => {
  drag([10, 10], [60, 14]);
  drag([10, 10], [21, 70], FINGER); // a finger scrolls
  assert.deepEqual(said, ["not held", "refuse"]);
  tool = "box";
  drag([10, 10], [21, 70], FINGER);
  assert.deepEqual(said.slice(2), ["not held", "refuse"]);
});

test("a finger that moves scrolls the page where the image fits", () => {
  pointer("down", [50, 50], FINGER);
  assert.ok(scrolls());
  pointer("move", [55, 90], FINGER);
  assert.ok(scrolls());
  wait(300);
  pointer("move", [55, 140], FINGER);
  pointer("up", [55, 140], FINGER);
  assert.deepEqual(said, []);
});

test("a finger that moves moves a zoomed image", () => {
  zoomed = true;
  pointer("down", [50, 50], FINGER);
  pointer("move", [50, 90], FINGER);
  assert.ok(!scrolls());
  pointer("move", [45, 95], FINGER);
  pointer("up", [45, 95], FINGER);
  assert.deepEqual(said, ["pan 0 40", "pan -5 5"]);
});

test("a finger held still, then moved, draws a box", () => {
  pointer("down", [50, 50], FINGER);
  wait(249);
  assert.deepEqual(said, []);
  wait(1);
  assert.ok(!scrolls());
  pointer("move", [120, 130], FINGER);
  pointer("up", [120, 130], FINGER);
  assert.deepEqual(said, ["held 50,50", "not held", "not held", "box to 120,130"]);
});

test("a finger that moved before its hold was noticed was not held", () => {
  zoomed = true;
  pointer("down", [50, 50], FINGER);
  mock.timers.tick(400); // the page was busy: by the events' clock it is still too early
  now += 100;
  pointer("move", [50, 90], FINGER);
  pointer("up", [50, 90], FINGER);
  assert.deepEqual(said, ["held 50,50", "not held", "pan 0 40"]);
});

test("a finger held still and lifted is a tap", () => {
  pointer("down", [50, 50], FINGER);
  wait(400);
  pointer("up", [50, 50], FINGER);
  assert.deepEqual(said, ["held 50,50", "not held", "point 1"]);
});

test("with the tool for boxes a finger draws at once, and a tap is refused", () => {
  tool = "box";
  drag([10, 10], [60, 70], FINGER);
  click([200, 200], FINGER);
  assert.deepEqual(said, ["not held", "box to 60,70", "refuse"]);
});

test("no finger draws a box where it subtracts", () => {
  tool = "subtract";
  pointer("down", [50, 50], FINGER);
  wait(400);
  pointer("up", [50, 50], FINGER);
  drag([50, 90], [90, 130], FINGER);
  drag([10, 10], [60, 70]); // a mouse that slips: still a point
  assert.deepEqual(said, ["point 0", "point 0"]);
});

test("a second finger pinches, and gives up what the first began", () => {
  pointer("down", [50, 50], FINGER);
  wait(300);
  pointer("move", [80, 80], FINGER);
  said.length = 0;
  pointer("down", [180, 80], { ...FINGER, pointerId: 2 });
  assert.ok(send("touchmove", { touches: [{}, {}] }));
  pointer("move", [280, 80], { ...FINGER, pointerId: 2 });
  pointer("up", [280, 80], { ...FINGER, pointerId: 2 });
  pointer("move", [90, 85], FINGER);
  pointer("up", [90, 85], FINGER);
  assert.deepEqual(said, ["not held", "pan 50 0", "zoom 2.00", "pan 10 5"]);
});

test("what is taken hold of follows, and a click on it is told", () => {
  gripped = true;
  drag([10, 10], [30, 30]);
  click([100, 100]);
  assert.deepEqual(said, ["carry 30,30", "drop moved", "drop clicked"]);
});

test("a scroll that the browser took over leaves nothing", () => {
  pointer("down", [50, 50], FINGER);
  pointer("cancel", [50, 60], FINGER);
  wait(400);
  assert.deepEqual(said, []);
  click([10, 10], FINGER);
  assert.deepEqual(said, ["point 1"]);
});

test("shift is for a new object, even on a point", () => {
  gripped = true;
  click([50, 50], { shiftKey: true });
  drag([10, 10], [60, 70], { shiftKey: true });
  assert.deepEqual(said, ["point 1 fresh", "not held", "box to 60,70 fresh"]);
});

test("with the brush a press, its way and its end are a stroke, and the right button's erases", () => {
  tool = "brush";
  pointer("down", [10, 10]);
  pointer("move", [12, 10]);
  pointer("up", [12, 10], { buttons: 0 });
  pointer("down", [5, 5], { button: 2, buttons: 2 });
  pointer("up", [5, 5], { button: 2, buttons: 0 });
  pointer("down", [7, 7], { pointerType: "pen", button: 5, buttons: 32 });
  pointer("up", [7, 7], { pointerType: "pen", button: 5, buttons: 0 });
  assert.deepEqual(said, [
    "draw 10,10",
    "to 12,10",
    "ended",
    "draw 5,5 negative",
    "ended",
    "draw 7,7 negative",
    "ended",
  ]);
});

test("a stroke has all places that the browser joined into one event", () => {
  tool = "brush";
  pointer("down", [0, 0]);
  const between = [
    { clientX: 1, clientY: 3 },
    { clientX: 2, clientY: 4 },
  ];
  pointer("move", [2, 4], { getCoalescedEvents: () => between });
  assert.deepEqual(said, ["draw 0,0", "to 1,3 2,4"]);
});

test("a finger draws and does not scroll; a second one drops the stroke and zooms", () => {
  tool = "brush";
  const finger = { pointerType: "touch" };
  pointer("down", [10, 10], finger);
  assert.ok(send("touchmove", { touches: [{}] }));
  pointer("down", [30, 10], { ...finger, pointerId: 2 });
  pointer("move", [50, 10], { ...finger, pointerId: 2 });
  assert.deepEqual(said.slice(0, 2), ["draw 10,10", "dropped"]);
  assert.equal(said.at(-1), "zoom 2.00");
});

test("a stroke that the system takes away is dropped", () => {
  tool = "brush";
  pointer("down", [10, 10]);
  pointer("cancel", [10, 10]);
  assert.deepEqual(said, ["draw 10,10", "dropped"]);
});
