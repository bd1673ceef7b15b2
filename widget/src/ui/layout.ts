// How high the canvas is.
import type { Size } from "../canvas/viewport";

const SMALLEST = 180;
/** Where objects and candidates are beside the picture. */
const SMALLEST_BESIDE = 340;
const WIDE = 600;
const EMPTY = 420;
const MARGIN = 24;

/**
 * As high as the picture wants at this width, but so that the page's other parts, `chrome` pixels together, stay in
 * sight with it; `bound` is the height that what is around it allows.
 */
export function stageHeight(
  width: number,
  picture: Size | null,
  chrome: number,
  host: "gradio" | "anywidget",
  bound = Infinity,
): number {
  // A frame that grows with its contents has no height of its own: the screen's bounds it.
  const sight = Math.min(window.innerHeight, window.screen.availHeight || Infinity, bound);
  // A notebook's own bars take some of the window.
  const room = sight * (host === "anywidget" ? 0.85 : 1) - chrome - MARGIN;
  // Without a picture a page of our own is filled; a notebook's cell is not.
  const empty = host === "gradio" ? room : EMPTY;
  const wanted = picture ? (width * picture.height) / picture.width : empty;
  const smallest = width > WIDE && host === "gradio" ? SMALLEST_BESIDE : SMALLEST;
  return Math.round(Math.max(smallest, Math.min(wanted, room)));
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
