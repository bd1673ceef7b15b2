// Every key, once: what it does, and its line on the sheet of keys.
import type { PanelContext } from "./panel-context";
import type { Point } from "../protocol/messages";
import type { Tool } from "../state/store";

export interface KeyContext extends PanelContext {
  /** Starts or ends pointing with the keyboard. */
  togglePointing(): void;
  escape(): void;
}

interface Key {
  /** As `KeyboardEvent.key`, lower case, after "Ctrl+" (or Cmd) and "Shift+" where they are held. */
  keys: string[];
  shown: string;
  label: string;
  video?: boolean;
  run(panel: KeyContext, event: KeyboardEvent): unknown;
}

const seek = (by: (event: KeyboardEvent) => number) => (panel: KeyContext, event: KeyboardEvent) =>
  panel.session.seek(panel.ui.frame + by(event));

const take = (tool: Tool, announcement: string) => ({ session }: KeyContext) => session.navigation.setTool(tool, announcement);

export const KEYS: Key[] = [
  { keys: ["o"], shown: "O", label: "Open", run: (panel) => panel.chooseFile() },
  { keys: ["ctrl+z"], shown: "Ctrl Z", label: "Undo", run: ({ session }) => session.edits.undo() },
  { keys: ["ctrl+shift+z", "ctrl+y"], shown: "Ctrl Shift Z", label: "Redo", run: ({ session }) => session.edits.redo() },
  { keys: ["n"], shown: "N", label: "New object", run: ({ session }) => session.edits.addObject() },
  {
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    shown: "1 to 9",
    label: "Select an object",
    run: ({ session, ui }, event) => {
      const object = ui.state.objects[Number(event.key) - 1];
      if (object) session.navigation.select(object.id);
    },
  },
  {
    keys: ["delete", "backspace"],
    shown: "Delete",
    label: "Delete the selected object",
    run: ({ session, ui }, { repeat }) => repeat || session.edits.remove(ui.selected),
  },
  { keys: ["c", "]"], shown: "C or ]", label: "Next candidate", run: (panel) => cycle(panel, 1) },
  { keys: ["["], shown: "[", label: "Previous candidate", run: (panel) => cycle(panel, -1) },
  { keys: ["a"], shown: "A", label: "A click adds", run: take("add", "A click adds.") },
  { keys: ["s"], shown: "S", label: "A click subtracts", run: take("subtract", "A click subtracts.") },
  { keys: ["h"], shown: "H", label: "Move the image", run: take("pan", "A drag moves the image.") },
  { keys: ["+", "=", "shift++"], shown: "+", label: "Zoom in", run: ({ stage }) => stage?.zoom(1.5) },
  { keys: ["-"], shown: "−", label: "Zoom out", run: ({ stage }) => stage?.zoom(1 / 1.5) },
  { keys: ["0"], shown: "0", label: "Whole image", run: ({ stage }) => stage?.fit() },
  { keys: ["p"], shown: "P", label: "Point with the arrow keys: Enter adds, Shift Enter subtracts", run: (panel) => panel.togglePointing() },
  { keys: ["arrowleft"], shown: "←", label: "Previous frame", video: true, run: seek(() => -1) },
  { keys: ["arrowright"], shown: "→", label: "Next frame", video: true, run: seek(() => 1) },
  { keys: ["shift+arrowleft"], shown: "Shift ←", label: "Ten frames back", video: true, run: seek(() => -10) },
  { keys: ["shift+arrowright"], shown: "Shift →", label: "Ten frames on", video: true, run: seek(() => 10) },
  { keys: ["home"], shown: "Home", label: "First frame", video: true, run: ({ session }) => session.seek(0) },
  { keys: ["end"], shown: "End", label: "Last frame", video: true, run: ({ session }) => session.seek(Infinity) },
  { keys: ["t"], shown: "T", label: "Propagate", video: true, run: ({ session }) => void session.propagation.run({ direction: "forward" }) },
  { keys: ["escape"], shown: "Esc", label: "Stop: a box, tracking, a menu", run: (panel) => panel.escape() },
  { keys: ["?", "shift+?"], shown: "?", label: "This sheet", run: (panel) => panel.showKeys() },
];

/** What the mouse does, for the sheet. */
export const MOUSE: [string, string][] = [
  ["Click", "Add a point to the object"],
  ["Right click, Alt click", "Subtract a point"],
  ["Drag", "A box around the object"],
  ["Wheel, pinch", "Zoom"],
  ["Space drag, middle drag", "Move the image"],
];

export const SPACE: [string, string] = ["Space", "Play or pause"];

/** Does what a key means. Says whether it means anything. */
export function press(panel: KeyContext, event: KeyboardEvent): boolean {
  if (event.altKey) return false;
  const held = `${event.ctrlKey || event.metaKey ? "ctrl+" : ""}${event.shiftKey ? "shift+" : ""}`;
  const name = held + event.key.toLowerCase();
  const { medium } = panel.ui.state;
  const key = KEYS.find(({ keys }) => keys.includes(name));
  if (!key || (key.video && medium?.kind !== "video")) return false;
  if (!medium && !["o", "?", "escape"].includes(key.keys[0] as string)) return false;
  key.run(panel, event);
  return true;
}

/** Moves the point that the arrow keys hold, or uses it. Says whether the key was one of these. */
export function point(panel: KeyContext, event: KeyboardEvent): boolean {
  const { stage, session } = panel;
  const at = stage?.crosshair;
  if (!stage || !at) return false;
  const steps: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const step = steps[event.key];
  if (step) {
    const length = (event.shiftKey ? 2 : 16) / stage.view.scale;
    stage.setCrosshair([at[0] + step[0] * length, at[1] + step[1] * length]);
    return true;
  }
  if (event.key !== "Enter") return false;
  session.prompt({ points: [at], labels: [event.shiftKey ? 0 : 1] }, stage.shown);
  return true;
}

function cycle({ session }: KeyContext, by: number): void {
  const mask = session.selectedMask;
  const count = mask?.candidates.length ?? 0;
  if (mask && count) session.edits.choose((mask.data.chosen + by + count) % count);
}
