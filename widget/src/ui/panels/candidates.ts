// The masks to choose from, where a prompt can mean more than one thing.
import { html, nothing, type TemplateResult } from "lit";
import { haloOf } from "../../canvas/colors";
import { changed } from "../../canvas/memo";
import type { Bounds } from "../../state/contour";
import type { Shape } from "../../state/mask-cache";
import { objectOf } from "../../state/selectors";
import * as strings from "../../strings";
import type { PanelContext } from "../panel-context";

// Pixels of a thumbnail, for screens with two to a CSS pixel.
const WIDTH = 160;
const HEIGHT = 120;

export function candidatesPanel(panel: PanelContext): TemplateResult | typeof nothing {
  const { ui, session } = panel;
  const mask = session.selectedMask;
  // A mask that was only tracked has no alternatives.
  if (!mask || !objectOf(ui, ui.selected)?.prompts[ui.frame]) return nothing;
  if (mask.candidates.length === 0)
    return html`<button class="button quiet-button" data-test="alternatives" @click=${() => session.edits.candidates()}>
      ${strings.candidates.ask}
    </button>`;
  return html`<section class="card" aria-label=${strings.candidates.label}>
    <header class="card-head"><h2>${strings.candidates.title}</h2></header>
    <div class="candidates">
      ${mask.candidates.map(
        ({ score }, i) => html`<button
          class="candidate"
          data-test="candidate-${i}"
          aria-pressed=${String(mask.data.chosen === i)}
          aria-label=${strings.candidates.candidate(i, score.toFixed(2))}
          title=${strings.candidates.tooltip(i)}
          @click=${() => session.edits.choose(i)}
        >
          <canvas class="candidate-image" width=${WIDTH} height=${HEIGHT} data-index=${i}></canvas>
          <span class="figures">${score.toFixed(2)}</span>
        </button>`,
      )}
    </div>
  </section>`;
}

/** Draws the thumbnails: the image around all candidates, each with its own mask. */
export async function paintCandidates(panel: PanelContext, root: ParentNode): Promise<void> {
  const { ui, session } = panel;
  const { masks, frames } = session.context;
  const mask = masks.get(ui.frame, ui.selected);
  const image = frames.get(ui.frame);
  const { medium } = ui.state;
  const color = objectOf(ui, ui.selected)?.color;
  if (!mask?.candidates.length || !image || !medium || !color) return;
  const canvases = [...root.querySelectorAll<HTMLCanvasElement>(".candidate-image")];
  const stale = canvases.filter((canvas) => changed(canvas, mask.candidates, image, color));
  if (stale.length === 0) return;
  const shapes = mask.candidates.map((candidate) => masks.shape(candidate.counts, medium.height));
  const crop = cropAround(
    shapes.map((shape) => shape.bounds),
    medium,
  );
  const ratio = image.width / medium.width;
  const [width, height] = [(crop.x1 - crop.x0) * ratio, (crop.y1 - crop.y0) * ratio];
  const resize = { resizeWidth: WIDTH, resizeHeight: HEIGHT, resizeQuality: "medium" } as const;
  // Cut out and shrunk outside the main thread: the mask on the large canvas does not wait for thumbnails.
  const cut = await createImageBitmap(
    image,
    crop.x0 * ratio,
    crop.y0 * ratio,
    Math.max(1, width),
    Math.max(1, height),
    resize,
  );
  for (const canvas of stale) {
    const shape = shapes[Number(canvas.dataset.index)];
    if (shape && masks.get(ui.frame, ui.selected)?.candidates === mask.candidates)
      paintThumbnail(canvas, cut, crop, shape, color);
  }
  cut.close();
}

/** The part of the image to show: four to three, around all the boxes, with some room. */
function cropAround(all: (Bounds | null)[], medium: { width: number; height: number }): Bounds {
  const boxes = all.filter((box) => box !== null);
  if (boxes.length === 0) return { x0: 0, y0: 0, x1: medium.width, y1: medium.height };
  const x0 = Math.min(...boxes.map((b) => b.x0));
  const y0 = Math.min(...boxes.map((b) => b.y0));
  const x1 = Math.max(...boxes.map((b) => b.x1));
  const y1 = Math.max(...boxes.map((b) => b.y1));
  const width = Math.max(x1 - x0, ((y1 - y0) * 4) / 3, 16) * 1.25;
  const height = (width * 3) / 4;
  const left = within((x0 + x1 - width) / 2, width, medium.width);
  const top = within((y0 + y1 - height) / 2, height, medium.height);
  return { x0: left, y0: top, x1: left + width, y1: top + height };
}

/** Where a part of a length begins so that it lies within the whole, or in its middle if it is longer. */
function within(start: number, length: number, whole: number): number {
  if (length >= whole) return (whole - length) / 2;
  return Math.min(Math.max(start, 0), whole - length);
}

function paintThumbnail(canvas: HTMLCanvasElement, cut: ImageBitmap, crop: Bounds, shape: Shape, color: string): void {
  const c = canvas.getContext("2d")!;
  const scale = WIDTH / (crop.x1 - crop.x0);
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.clearRect(0, 0, WIDTH, HEIGHT);
  c.drawImage(cut, 0, 0);
  c.setTransform(scale, 0, 0, scale, -crop.x0 * scale, -crop.y0 * scale);
  c.globalAlpha = 0.5;
  c.fillStyle = color;
  c.fill(shape.smooth, "evenodd");
  c.globalAlpha = 1;
  for (const [style, width] of [
    [haloOf(color), 5],
    [color, 3],
  ] as const) {
    c.strokeStyle = style;
    c.lineWidth = width / scale;
    c.stroke(shape.smooth);
  }
}
