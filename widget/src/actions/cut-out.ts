// The selected object, cut out of the image on screen, for the clipboard.
import type { Context } from "../state/context";
import * as strings from "../strings";

/** Copies the selected object as an image without background; says that it did, or why not. */
export async function copyCutOut(context: Context): Promise<void> {
  const image = cutOut(context);
  if (!image) return context.hint(...strings.copying.nothing);
  try {
    // Browsers allow it in the moment of the press alone: what is copied may come later.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
    context.hint(strings.copying.done);
  } catch {
    context.hint(...strings.copying.refused);
  }
}

/** A PNG of the mask's bounds; null where there is no mask, or no image yet. */
function cutOut({ ui, masks, frames }: Context): Promise<Blob> | null {
  const { medium } = ui.state;
  const mask = masks.get(ui.frame, ui.selected);
  const bitmap = frames.get(ui.frame);
  const shape = mask && medium && masks.shape(mask.counts, medium.height);
  if (!medium || !bitmap || !shape?.bounds) return null;
  const { x0, y0, x1, y1 } = shape.bounds;
  const canvas = new OffscreenCanvas(x1 - x0, y1 - y0);
  const c = canvas.getContext("2d")!;
  c.translate(-x0, -y0);
  c.clip(shape.exact, "evenodd");
  c.drawImage(bitmap, 0, 0, medium.width, medium.height);
  return canvas.convertToBlob();
}
