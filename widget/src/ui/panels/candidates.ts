// The masks to choose from, where a prompt can mean more than one thing.
import { html, nothing, type TemplateResult } from "lit";
import { haloOf } from "../../canvas/colors";
import { changed } from "../../canvas/memo";
import type { Bounds } from "../../state/contour";
import type { Mask } from "../../state/mask-cache";
import { objectOf } from "../../state/selectors";
import { type Extent, extents, type Shape } from "../../state/shape";
import * as strings from "../../strings";
import type { PanelContext } from "../panel-context";

// Pixels of a thumbnail, for screens with two to a CSS pixel.
const WIDTH = 480;
const HEIGHT = 360;

export function candidatesPanel(panel: PanelContext): TemplateResult {
  return html`<section class="card card-candidates" aria-label=${strings.candidates.label}>${content(panel)}</section>`;
}

function content(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const mask = session.selectedMask;
  // A mask that was only tracked has no alternatives.
  if (!mask || !objectOf(ui, ui.selected)?.prompts[ui.frame])
    return html`<p class="quiet candidates-hint">${strings.candidates.hint}</p>`;
  const actions = html`<div class="mask-actions">
    ${
      mask.candidates.length === 0
        ? html`<button
            class="button quiet-button"
            data-test="alternatives"
            @click=${() => session.edits.candidates()}
          >
            ${strings.candidates.ask}
          </button>`
        : nothing
    }
    ${mask.data.refine === null ? nothing : refineButton(panel, mask.data.refine)}
  </div>`;
  if (mask.candidates.length === 0) return actions;
  const { masks } = session.context;
  const sizes = extents(mask.candidates.map(({ counts }) => masks.shape(counts, ui.state.medium?.height ?? 0)));
  return html`<header class="card-head"><h2>${strings.candidates.title}</h2></header>
    <div class="candidates">${sizes.map((extent, index) => candidate(panel, mask, index, extent))}</div>
    ${actions}`;
}

function refineButton({ session }: PanelContext, seconds: number): TemplateResult {
  return html`<button
    class="button quiet-button"
    data-test="refine"
    title=${strings.candidates.refineTooltip}
    @click=${() => session.edits.refine()}
  >
    ${strings.candidates.refine}<span class="figures refine-cost">${strings.candidates.refineCost(seconds)}</span>
  </button>`;
}

function candidate(panel: PanelContext, mask: Mask, index: number, extent: Extent): TemplateResult {
  const { session } = panel;
  const confidence = strings.page.percent(mask.candidates[index]!.score);
  const words = strings.candidates.extents[extent];
  return html`<button
    class="candidate"
    data-test="candidate-${index}"
    aria-pressed=${String(mask.data.chosen === index)}
    title=${strings.candidates.tooltip(index)}
    @click=${() => session.edits.choose(index)}
    @pointerenter=${(event: PointerEvent) => event.pointerType === "mouse" && session.tryOn(index)}
    @pointerleave=${() => session.tryOn(-1)}
    @focus=${() => session.tryOn(index)}
    @blur=${() => session.tryOn(-1)}
  >
    <canvas class="candidate-image" width=${WIDTH} height=${HEIGHT} data-index=${index}></canvas>
    <span class="candidate-words">
      <span class="figures">${confidence}</span>
      <span class="wide-only">${strings.candidates.confidence}</span>
      ${words ? html`<span>${words}</span>` : nothing}
      <span class="unseen">${strings.candidates.candidate(index)}</span>
    </span>
  </button>`;
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
    [haloOf(color), 9],
    [color, 5],
  ] as const) {
    c.strokeStyle = style;
    c.lineWidth = width / scale;
    c.stroke(shape.smooth);
  }
}
