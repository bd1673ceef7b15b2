// How high the canvas is.
import type { Size } from "../canvas/viewport";

const SMALLEST = 180;
/** Where objects and candidates are beside the image. */
const SMALLEST_BESIDE = 340;
const WIDE = 600;
const EMPTY = 420;
const MARGIN = 24;

/**
 * The stage's height in pixels: as high as the image needs at this width, but so that the component's other parts,
 * `chrome` pixels together, stay in sight; `bound` is the height that ancestors allow.
 */
export function stageHeight(
  width: number,
  image: Size | null,
  chrome: number,
  ownsPage: boolean,
  bound = Infinity,
): number {
  // An iframe that grows with its contents has no height of its own: the screen's height bounds it.
  const sight = Math.min(window.innerHeight, window.screen.availHeight || Infinity, bound);
  // A notebook's own bars take some of the window.
  const room = sight * (ownsPage ? 1 : 0.85) - chrome - MARGIN;
  // Without an image the stage fills a page of its own, not a notebook's cell.
  const empty = ownsPage ? room : EMPTY;
  const wanted = image ? (width * image.height) / image.width : empty;
  const smallest = width > WIDE && ownsPage ? SMALLEST_BESIDE : SMALLEST;
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
