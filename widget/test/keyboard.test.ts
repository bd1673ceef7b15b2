import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Keyboard } from "../src/ui/keyboard";
import type { KeyContext } from "../src/ui/keys";

let keyboard: Keyboard;
let said: string[];
let drawn: boolean;
let tool: string;

beforeEach(() => {
  [said, drawn, tool] = [[], false, "add"];
  const panel = {
    menu: "",
    sheetOpen: false,
    stage: { crosshair: null, do: () => {} },
    drawing: null,
    ui: {
      get tool() {
        return tool;
      },
      images: [{}, {}],
      state: { medium: { kind: "image" }, objects: [] },
    },
    session: {
      propagation: { running: false },
      dismiss: () => said.push("dismiss"),
      images: { step: (by: number) => said.push(`step ${by}`) },
      navigation: {
        setTool: (next: string) => {
          tool = next;
        },
      },
    },
    cancelGesture: () => {
      const had = drawn;
      drawn = false;
      return had;
    },
    closeMenu: () => said.push("close menu"),
    focusCanvas: () => said.push("canvas"),
  };
  keyboard = new Keyboard(panel as unknown as KeyContext);
});

/** What of an element the keyboard asks. */
function element(localName: string, type = "", value = "", within: string[] = []) {
  const closest = (selector: string) => (within.includes(selector) ? {} : null);
  const matches = (selector: string) =>
    selector.split(", ").some((one) => one === localName || one === `[type=${type}]`);
  return { localName, type, value, closest, matches };
}

/** Presses a key in an element; says whether the host may still hear of it, and whether its default is left. */
function press(key: string, target: object, more: object = {}): [boolean, boolean] {
  const left: [boolean, boolean] = [true, true];
  keyboard.onDown({
    key,
    composedPath: () => [target],
    stopPropagation: () => (left[0] = false),
    preventDefault: () => (left[1] = false),
    ...more,
  } as unknown as KeyboardEvent);
  return left;
}

function enter(field: object): void {
  keyboard.onField({ composedPath: () => [field] } as unknown as Event);
}

for (const type of ["text", "url", "number"]) {
  test(`keys are text in a field of type ${type}, and Escape gives the canvas the focus and nothing else`, () => {
    const field = element("input", type, "before");
    enter(field);
    for (const key of ["PageDown", "1", "Enter"]) assert.deepEqual(press(key, field), [false, true]);
    field.value = "half typ";
    assert.deepEqual(press("Escape", field), [false, false]);
    assert.equal(field.value, "before");
    assert.deepEqual(said, ["canvas"]);
    press("PageDown", element("div"));
    assert.deepEqual(said, ["canvas", "step 1"]);
  });
}

test("what was taken of a field stays when Escape leaves it", () => {
  const field = element("input", "number", "7");
  enter(field);
  field.value = "8";
  enter(field);
  field.value = "88";
  press("Escape", field);
  assert.equal(field.value, "8");
});

test("Escape in a menu's field closes the menu, and then the canvas has the focus", () => {
  press("Escape", element("input", "text", "", [".menu"]));
  assert.deepEqual(said, ["close menu", "canvas"]);
});

test("Escape that ends the composing of a letter stays in the field", () => {
  const field = element("input", "text", "か");
  assert.deepEqual(press("Escape", field, { isComposing: true }), [false, true]);
  assert.deepEqual(said, []);
});

test("a list to choose from has its own keys, a colour does not", () => {
  assert.deepEqual(press("PageDown", element("select")), [true, true]);
  assert.deepEqual(said, []);
  press("PageDown", element("input", "color"));
  assert.deepEqual(said, ["step 1"]);
});

for (const hand of ["brush", "eraser", "polygon"]) {
  test(`Escape gives up what is drawn with the ${hand}, then goes back to adding, then ends what else there is`, () => {
    [tool, drawn] = [hand, true];
    const canvas = element("div");
    press("Escape", canvas);
    assert.deepEqual([tool, drawn], [hand, false]);
    press("Escape", canvas);
    assert.deepEqual([tool, said], ["add", []]);
    press("Escape", canvas);
    assert.deepEqual([tool, said], ["add", ["dismiss"]]);
  });
}

test("Escape leaves the tools alone that a click is for", () => {
  tool = "subtract";
  press("Escape", element("div"));
  assert.deepEqual([tool, said], ["subtract", ["dismiss"]]);
});
