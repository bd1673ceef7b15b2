// Every key, once: what it does, and its line on the sheet of keys.

import type { Point } from "../protocol/messages";
import type { Tool } from "../state/store";
import * as strings from "../strings";
import type { PanelContext } from "./panel-context";

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

const take =
  (tool: Tool, announcement: string) =>
  ({ session }: KeyContext) =>
    session.navigation.setTool(tool, announcement);

export const KEYS: Key[] = [
  { keys: ["o"], shown: "O", label: strings.keys.open, run: (panel) => panel.chooseFile() },
  { keys: ["ctrl+z"], shown: "Ctrl Z", label: strings.keys.undo, run: ({ session }) => session.edits.undo() },
  {
    keys: ["ctrl+shift+z", "ctrl+y"],
    shown: "Ctrl Shift Z",
    label: strings.keys.redo,
    run: ({ session }) => session.edits.redo(),
  },
  { keys: ["n"], shown: "N", label: strings.keys.newObject, run: ({ session }) => session.edits.addObject() },
  {
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    shown: strings.keys.oneToNine,
    label: strings.keys.select,
    run: ({ session, ui }, event) => {
      const object = ui.state.objects[Number(event.key) - 1];
      if (object) session.navigation.select(object.id);
    },
  },
  {
    keys: ["delete", "backspace"],
    shown: "Delete",
    label: strings.keys.remove,
    run: ({ session, ui }, { repeat }) => repeat || session.edits.remove(ui.selected),
  },
  {
    keys: ["c", "]"],
    shown: strings.keys.cOrBracket,
    label: strings.keys.nextCandidate,
    run: (panel) => cycle(panel, 1),
  },
  { keys: ["["], shown: "[", label: strings.keys.previousCandidate, run: (panel) => cycle(panel, -1) },
  { keys: ["a"], shown: "A", label: strings.keys.adds, run: take("add", strings.announcements.adds) },
  { keys: ["s"], shown: "S", label: strings.keys.subtracts, run: take("subtract", strings.announcements.subtracts) },
  { keys: ["h"], shown: "H", label: strings.keys.pan, run: take("pan", strings.announcements.pans) },
  { keys: ["+", "=", "shift++"], shown: "+", label: strings.keys.zoomIn, run: ({ stage }) => stage?.zoom(1.5) },
  { keys: ["-"], shown: "−", label: strings.keys.zoomOut, run: ({ stage }) => stage?.zoom(1 / 1.5) },
  { keys: ["0"], shown: "0", label: strings.keys.zoomFit, run: ({ stage }) => stage?.fit() },
  { keys: ["p"], shown: "P", label: strings.keys.point, run: (panel) => panel.togglePointing() },
  { keys: ["arrowleft"], shown: "←", label: strings.keys.previous, video: true, run: seek(() => -1) },
  { keys: ["arrowright"], shown: "→", label: strings.keys.next, video: true, run: seek(() => 1) },
  { keys: ["shift+arrowleft"], shown: "Shift ←", label: strings.keys.back, video: true, run: seek(() => -10) },
  { keys: ["shift+arrowright"], shown: "Shift →", label: strings.keys.on, video: true, run: seek(() => 10) },
  { keys: ["home"], shown: "Home", label: strings.keys.first, video: true, run: ({ session }) => session.seek(0) },
  { keys: ["end"], shown: "End", label: strings.keys.last, video: true, run: ({ session }) => session.seek(Infinity) },
  {
    keys: ["t"],
    shown: "T",
    label: strings.keys.propagate,
    video: true,
    run: ({ session }) => void session.propagation.run({ direction: "forward" }),
  },
  { keys: ["escape"], shown: "Esc", label: strings.keys.escape, run: (panel) => panel.escape() },
  { keys: ["?", "shift+?"], shown: "?", label: strings.keys.help, run: (panel) => panel.showKeys() },
];

export const SPACE: [string, string] = ["Space", strings.keys.play];

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
