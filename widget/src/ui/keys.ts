// Every key, once: what it does, and its line on the sheet of keys.

import { copyCutOut } from "../actions/cut-out";
import { isHand } from "../canvas/drawing";
import { isEmpty, objectOf } from "../state/selectors";
import type { Tool } from "../state/store";
import * as strings from "../strings";
import type { PanelContext } from "./panel-context";
import { resizeBrush } from "./panels/hand";
import { POINTING_KEYS } from "./pointing";

export interface KeyContext extends PanelContext {
  /** Starts or ends pointing with the keyboard. */
  togglePointing(): void;
  /** Whether a sheet lies over the page, which has its own keys. */
  readonly sheetOpen: boolean;
  /** Gives up a gesture that is under way. Says whether there was one. */
  cancelGesture(): boolean;
  /** While the space bar is held, dragging moves the image. */
  holdSpace(held: boolean): void;
  /** Zooms to where the keyboard points, or to the selected object. */
  zoomToWhatCounts(): void;
  /** Presses the button that tests find by this name, if it is there. */
  pressButton(name: string): void;
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
  { keys: ["e"], shown: "E", label: strings.keys.export, run: (panel) => panel.pressButton("export") },
  {
    keys: ["ctrl+c"],
    shown: "Ctrl C",
    label: strings.keys.copy,
    run: ({ session }) => void copyCutOut(session.context),
  },
  {
    keys: ["ctrl+s"],
    shown: "Ctrl S",
    label: strings.keys.save,
    run: ({ session, ui }) => ui.camera || void session.exporting.saveSession(true),
  },
  { keys: ["ctrl+z"], shown: "Ctrl Z", label: strings.keys.undo, run: ({ session }) => session.edits.undo() },
  {
    keys: ["ctrl+shift+z", "ctrl+y"],
    shown: "Ctrl Shift Z",
    label: strings.keys.redo,
    run: ({ session }) => session.edits.redo(),
  },
  {
    keys: ["pageup", "pagedown"],
    shown: strings.keys.pages,
    label: strings.keys.images,
    run: ({ session }, { key }) => session.images.step(key === "PageUp" ? -1 : 1),
  },
  { keys: ["n"], shown: "N", label: strings.keys.newObject, run: ({ session }) => session.edits.addObject() },
  { keys: ["enter"], shown: "Enter", label: strings.keys.accept, run: accept },
  {
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    shown: strings.keys.oneToNine,
    label: strings.keys.select,
    run: ({ session, ui }, event) => {
      if (ui.images.length > 1 && session.classes.giveDigit(Number(event.key))) return;
      const object = ui.state.objects[Number(event.key) - 1];
      if (object) session.navigation.select(object.id);
    },
  },
  { keys: ["f2"], shown: "F2", label: strings.keys.rename, run: (panel) => (panel.renaming = panel.ui.selected) },
  { keys: ["v"], shown: "V", label: strings.keys.hide, run: ({ session }) => session.edits.toggleVisible() },
  { keys: ["shift+v"], shown: "Shift V", label: strings.keys.hideAll, run: ({ session }) => session.edits.toggleAll() },
  { keys: ["shift+l"], shown: "Shift L", label: strings.keys.lock, run: ({ session }) => session.edits.toggleLocked() },
  { keys: ["m"], shown: "M", label: strings.keys.peek, run: ({ session }) => session.peek(true) },
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
    run: (panel, { key }) => (key === "]" && isHand(panel.ui.tool) ? resizeBrush(panel, 1) : cycle(panel, 1)),
  },
  {
    keys: ["["],
    shown: "[",
    label: strings.keys.previousCandidate,
    run: (panel) => (isHand(panel.ui.tool) ? resizeBrush(panel, -1) : cycle(panel, -1)),
  },
  { keys: ["shift+r"], shown: "Shift R", label: strings.keys.refine, run: ({ session }) => session.edits.refine() },
  { keys: ["a"], shown: "A", label: strings.keys.adds, run: take("add", strings.announcements.adds) },
  { keys: ["s"], shown: "S", label: strings.keys.subtracts, run: take("subtract", strings.announcements.subtracts) },
  { keys: ["b"], shown: "B", label: strings.keys.box, run: take("box", strings.announcements.boxes) },
  { keys: ["r"], shown: "R", label: strings.keys.brush, run: take("brush", strings.announcements.brushes) },
  { keys: ["x"], shown: "X", label: strings.keys.eraser, run: take("eraser", strings.announcements.erases) },
  { keys: ["q"], shown: "Q", label: strings.keys.polygon, run: take("polygon", strings.announcements.polygons) },
  { keys: ["h"], shown: "H", label: strings.keys.pan, run: take("pan", strings.announcements.pans) },
  { keys: ["+", "=", "shift++"], shown: "+", label: strings.keys.zoomIn, run: ({ stage }) => stage?.zoom(1.5) },
  { keys: ["-"], shown: "−", label: strings.keys.zoomOut, run: ({ stage }) => stage?.zoom(1 / 1.5) },
  { keys: ["0"], shown: "0", label: strings.keys.zoomFit, run: ({ stage }) => stage?.fit() },
  { keys: ["z"], shown: "Z", label: strings.keys.zoomTo, run: (panel) => panel.zoomToWhatCounts() },
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
    run: ({ session }) => void session.propagation.update(),
  },
  { keys: ["d"], shown: "D", label: strings.keys.doubtful, video: true, run: ({ session }) => session.review.go(1) },
  {
    keys: ["shift+d"],
    shown: "Shift D",
    label: strings.keys.doubtfulBefore,
    video: true,
    run: ({ session }) => session.review.go(-1),
  },
  {
    keys: ["j"],
    shown: "J",
    label: strings.keys.prompted,
    video: true,
    run: ({ session }) => session.review.goToPrompted(1),
  },
  {
    keys: ["shift+j"],
    shown: "Shift J",
    label: strings.keys.promptedBefore,
    video: true,
    run: ({ session }) => session.review.goToPrompted(-1),
  },
  { keys: ["f"], shown: "F", label: strings.keys.fine, video: true, run: ({ session }) => session.review.fine() },
  { keys: ["g"], shown: "G", label: strings.keys.gone, video: true, run: ({ session }) => session.review.gone() },
  {
    keys: ["i"],
    shown: "I",
    label: strings.keys.rangeFirst,
    video: true,
    run: ({ session }) => session.playback.setRange("first"),
  },
  {
    keys: ["u"],
    shown: "U",
    label: strings.keys.rangeLast,
    video: true,
    run: ({ session }) => session.playback.setRange("last"),
  },
  {
    keys: ["l"],
    shown: "L",
    label: strings.keys.loop,
    video: true,
    run: ({ session, ui }) => session.playback.setLoop(!ui.loop),
  },
  {
    keys: ["<", "shift+<"],
    shown: "<",
    label: strings.keys.slower,
    video: true,
    run: ({ session }) => session.playback.stepSpeed(-1),
  },
  {
    keys: [">", "shift+>"],
    shown: ">",
    label: strings.keys.faster,
    video: true,
    run: ({ session }) => session.playback.stepSpeed(1),
  },
  { keys: ["k"], shown: "K", label: strings.keys.goTo, video: true, run: (panel) => panel.pressButton("counter") },
  { keys: ["?", "shift+?"], shown: "?", label: strings.keys.help, run: (panel) => panel.showKeys() },
];

/** Keys that another place handles. */
export const OTHER_KEYS: [string, string][] = [
  ["Space", strings.keys.play],
  ["Esc", strings.keys.escape],
  [strings.keys.brackets, strings.keys.size],
  [strings.keys.enterBackspace, strings.keys.corner],
  ...POINTING_KEYS,
];

/** Does what a key means. Says whether it means anything. */
export function press(panel: KeyContext, event: KeyboardEvent): boolean {
  if (event.altKey) return false;
  const held = `${event.ctrlKey || event.metaKey ? "ctrl+" : ""}${event.shiftKey ? "shift+" : ""}`;
  const name = held + event.key.toLowerCase();
  const { medium } = panel.ui.state;
  const key = KEYS.find(({ keys }) => keys.includes(name));
  if (!key || (key.video && medium?.kind !== "video")) return false;
  if (!medium && !["o", "?"].includes(key.keys[0] as string)) return false;
  key.run(panel, event);
  return true;
}

/** What is selected is done; the next click begins another. */
function accept({ ui, session }: KeyContext): void {
  const object = objectOf(ui, ui.selected);
  if (object && !isEmpty(object)) session.edits.addObject();
}

/** Shows the next candidate; where they are not here yet, the first press asks for them. */
function cycle({ session, ui }: KeyContext, by: number): void {
  const mask = session.selectedMask;
  const count = mask?.candidates.length ?? 0;
  if (mask && count) session.edits.choose((mask.data.chosen + by + count) % count);
  else if (mask && objectOf(ui, ui.selected)?.prompts[ui.frame]) session.edits.candidates();
}
