// Which key presses are the component's, and what holding one does.
import { isHand } from "../canvas/drawing";
import * as strings from "../strings";
import { type KeyContext, press } from "./keys";
import { moveInMenu } from "./menus";
import { Pointing } from "./pointing";

/** The types of the fields that one types into. */
const TEXT = ["text", "url", "number"];

// A press of the space bar this short plays or pauses; longer ones hold the image to move it.
const TAP_MS = 300;

export class Keyboard {
  #pointing = new Pointing();
  #spaceAt = 0;
  /** The text of the field that has the focus, as it was last taken. */
  #taken = "";

  constructor(readonly panel: KeyContext) {}

  /** On a page of its own the component takes the keys when nothing has the focus. A notebook has its own keys. */
  listenToPage(signal: AbortSignal): void {
    const ours = (event: Event) => event.target === document.body && this.panel.session.host.ownsPage;
    document.addEventListener("keydown", (event) => ours(event) && !copiesText(event) && this.onDown(event), {
      signal,
    });
    document.addEventListener("keyup", (event) => ours(event) && this.onUp(event), { signal });
  }

  onDown = (event: KeyboardEvent): void => {
    const { panel } = this;
    const target = event.composedPath()[0] as HTMLElement;
    if (panel.sheetOpen) return;
    if (target.closest('[role="menu"]') && moveInMenu(target, event.key)) return event.preventDefault();
    if (isField(target)) return this.#type(target, event);
    const sliding = target.matches("[type=range]") && /^(Arrow|Home|End|Page)/.test(event.key);
    const choosing = target.matches("select") && event.key !== "Escape";
    if (choosing || (sliding && !event.shiftKey)) return;
    const onButton = target.matches("button, input");
    if (event.key === " " && !onButton) {
      if (!event.repeat) this.#spaceAt = event.timeStamp;
      panel.holdSpace(true);
    } else if (onButton && event.key === "Enter") return;
    else if (event.key === "Escape") this.#escape();
    else if (!this.#draws(event) && !this.#pointing.press(panel, event) && !press(panel, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** A field has the focus, or what is in it was taken. */
  onField = (event: Event): void => {
    const field = event.composedPath()[0] as HTMLElement;
    if (isField(field)) this.#taken = field.value;
  };

  /** Keys are text in a field; Escape gives up what was typed, and the canvas has the keys again. */
  #type(field: HTMLInputElement, event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    field.value = this.#taken;
    if (field.closest(".menu")) this.panel.closeMenu();
    this.panel.focusCanvas();
  }

  /** The keys of a polygon that is under way. Says whether it was one. */
  #draws({ key }: KeyboardEvent): boolean {
    const { drawing, stage } = this.panel;
    if (!drawing || stage?.crosshair || drawing.corners.length === 0) return false;
    return key === "Enter" ? drawing.finish() : key === "Backspace" && drawing.back();
  }

  onUp = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === "m") this.panel.session.peek(false);
    if (event.key !== " " || !this.#spaceAt) return;
    this.panel.holdSpace(false);
    if (event.timeStamp - this.#spaceAt < TAP_MS) this.panel.session.playback.toggle();
    this.#spaceAt = 0;
  };

  /** The focus went elsewhere: what was held down is not heard of again. */
  release = (): void => {
    this.panel.holdSpace(false);
    this.panel.session.peek(false);
  };

  /** Ends what is under way, the nearest first. */
  #escape(): void {
    const { panel } = this;
    const { stage, session, ui } = panel;
    if (panel.menu) panel.closeMenu();
    else if (panel.cancelGesture() || this.#pointing.cancel(stage)) return;
    else if (stage?.crosshair) stage.setCrosshair(null);
    else if (isHand(ui.tool)) session.navigation.setTool("add", strings.announcements.adds);
    else if (session.propagation.running) session.propagation.cancel();
    else session.dismiss();
  }
}

/** Whether a key copies text of the page that is selected, not the object: the user is not at the canvas. */
function copiesText({ ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === "c" && String(document.getSelection()) !== "";
}

function isField(element: HTMLElement): element is HTMLInputElement {
  return element.localName === "input" && TEXT.includes((element as HTMLInputElement).type);
}
