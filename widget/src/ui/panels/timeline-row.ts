// Paints an object's timeline: on which frames it has a mask, and how sure the model was.
import type { ObjectData } from "../../protocol/messages";
import type { Live } from "../../state/store";

/** Half a slider's thumb: a frame's place on the timeline is where the thumb's middle is for it. */
const THUMB = 8;

function placeOf(frame: number, frames: number, width: number): number {
  return THUMB + ((width - 2 * THUMB) * frame) / Math.max(1, frames - 1);
}

export function frameAt(x: number, frames: number, width: number): number {
  const frame = Math.round(((x - THUMB) / (width - 2 * THUMB)) * (frames - 1));
  return Math.min(Math.max(frame, 0), frames - 1);
}

export function paintTimeline(
  canvas: HTMLCanvasElement,
  object: ObjectData,
  live: Live,
  frames: number,
  line: string,
): void {
  const dpr = window.devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!width || !height) return;
  canvas.width = Math.round(width * dpr);
  canvas.height = Math.round(height * dpr);
  const c = canvas.getContext("2d")!;
  c.scale(dpr, dpr);
  const middle = height / 2;
  // On whole pixels, so that neighbours meet without a seam.
  const left = (frame: number) =>
    frames > 1 ? Math.round(placeOf(frame - 0.5, frames, width) * dpr) / dpr : frame * width;
  const bar = (
    first: number,
    count: number,
    thickness: number,
    alpha: number,
    style: string | CanvasPattern = object.color,
  ) => {
    const x = Math.max(left(first), 1);
    const end = Math.min(left(first + count), width - 1);
    c.globalAlpha = alpha;
    c.fillStyle = style;
    c.fillRect(x, middle - thickness / 2, Math.max(end - x, 0.75), thickness);
  };

  bar(0, frames, 1, 1, line);
  const hatch = hatching(c, object.color);
  for (const [first, count, kind, score] of object.timeline) {
    if (kind === "absent") bar(first, count, 2, 0.6);
    else if (kind === "stale") bar(first, count, 8, 0.7, hatch);
    else bar(first, count, 8, 0.3 + 0.7 * score);
  }
  for (const [first, count, kind, score] of live.get(object.id) ?? []) {
    c.clearRect(left(first), 0, left(first + count) - left(first), height);
    if (kind === "absent") bar(first, count, 2, 0.6);
    else bar(first, count, 8, 0.3 + 0.7 * score);
  }
  for (const frame of Object.keys(object.prompts))
    diamond(c, placeOf(Number(frame), frames, width), middle, object.color);
}

function diamond(c: CanvasRenderingContext2D, x: number, y: number, color: string): void {
  c.globalAlpha = 1;
  c.beginPath();
  c.moveTo(x, y - 6);
  c.lineTo(x + 6, y);
  c.lineTo(x, y + 6);
  c.lineTo(x - 6, y);
  c.closePath();
  c.fillStyle = color;
  c.fill();
  c.lineWidth = 1.5;
  c.lineJoin = "round";
  c.strokeStyle = "#ffffff";
  c.stroke();
}

function hatching(c: CanvasRenderingContext2D, color: string): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const t = tile.getContext("2d")!;
  t.strokeStyle = color;
  t.lineWidth = 2;
  for (const shift of [-8, 0, 8]) {
    t.moveTo(shift, 8);
    t.lineTo(shift + 8, 0);
  }
  t.stroke();
  return c.createPattern(tile, "repeat") ?? color;
}
