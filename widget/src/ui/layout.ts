// Where the panel is, and how high the canvas is.
import type { Size } from "../canvas/viewport";

const SMALLEST = 180;
/** Where objects and candidates are beside the image in a notebook. */
const SMALLEST_BESIDE = 280;
const EMPTY = 420;
/** A notebook's own bars take some of the window. */
const SHARE_OF_WINDOW = 0.85;
const NOTEBOOK_MARGIN = 24;

/** From this width on, in pixels, the panel is beside the image; where the window is low and wide, from the second. */
const BESIDE = 700;
const BESIDE_LOW = 520;
const LOW = 560;

/** Whether objects and candidates are beside the image; else they are below it. */
export function isBeside(width: number, windowHeight: number): boolean {
  return width >= BESIDE || (width >= BESIDE_LOW && windowHeight < LOW);
}

export interface Room {
  /** Of the stage, in pixels. */
  width: number;
  /** The height in sight, from the component's upper edge on where it has a page of its own. */
  sight: number;
  /** What the component's other parts take of it. */
  chrome: number;
  ownsPage: boolean;
  beside: boolean;
}

/**
 * The stage's height in pixels. On a page of its own the component fills what is in sight, and nothing moves when
 * another image is opened. In a notebook the stage is as high as the image needs, as far as all stays in sight.
 */
export function stageHeight({ width, sight, chrome, ownsPage, beside }: Room, image: Size | null): number {
  if (ownsPage) return Math.max(SMALLEST, Math.floor(sight - chrome));
  const room = sight * SHARE_OF_WINDOW - chrome - NOTEBOOK_MARGIN;
  const wanted = image ? (width * image.height) / (image.width * (image.aspect ?? 1)) : EMPTY;
  return Math.round(Math.max(beside && image ? SMALLEST_BESIDE : SMALLEST, Math.min(wanted, room)));
}

/** The height of the window, in pixels, as far as it can be seen. */
export function heightInSight(): number {
  // An iframe that grows with its contents has no height of its own: the screen's height bounds it.
  return Math.min(window.innerHeight, window.screen.availHeight || Infinity);
}

/** The least height in pixels that an ancestor scrolls at (marimo's outputs do), or Infinity. */
export function heightAround(element: Element): number {
  let least = Infinity;
  for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (!(node instanceof Element)) continue;
    const { maxHeight, overflowY } = getComputedStyle(node);
    if (maxHeight.endsWith("px") && /auto|scroll/.test(overflowY)) least = Math.min(least, parseFloat(maxHeight));
  }
  return least;
}
