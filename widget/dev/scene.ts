// A made-up image and a made-up video: blobs that move over a landscape, whose masks are known.

import type { Point } from "../src/protocol/messages";
import { encode, formatCounts } from "../src/protocol/rle";

export interface Disc {
  x: number;
  y: number;
  rx: number;
  ry: number;
  color: string;
}

export const WIDTH = 1280;
export const HEIGHT = 720;
export const FRAMES = 120;
export const FPS = 24;

/** Where the blobs are on a frame. */
export function discs(frame: number): Disc[] {
  const t = frame / FRAMES;
  const wave = (period: number, phase: number) => Math.sin(2 * Math.PI * (t * period + phase));
  return [
    { x: 380 + 260 * wave(1, 0), y: 430 + 40 * wave(2, 0.2), rx: 130, ry: 104, color: "#c8643c" },
    { x: 880 - 160 * wave(1, 0.1), y: 360 + 120 * wave(1, 0.4), rx: 84, ry: 120, color: "#e9d8a6" },
    { x: 640 + 420 * wave(0.5, 0.3), y: 560, rx: 64, ry: 60, color: "#31493c" },
  ];
}

export async function draw(frame: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const c = canvas.getContext("2d")!;
  const sky = c.createLinearGradient(0, 0, 0, HEIGHT);
  sky.addColorStop(0, "#7fa7c9");
  sky.addColorStop(0.55, "#d9e2dc");
  sky.addColorStop(0.56, "#7d8f69");
  sky.addColorStop(1, "#44553a");
  c.fillStyle = sky;
  c.fillRect(0, 0, WIDTH, HEIGHT);
  for (let i = 0; i < 400; i++) {
    // A fixed scatter, so that images are the same on every run.
    const [x, y] = [(i * 7919) % WIDTH, 410 + ((i * 104729) % (HEIGHT - 410))];
    c.fillStyle = i % 3 ? "rgba(30, 50, 20, 0.25)" : "rgba(220, 230, 170, 0.25)";
    c.fillRect(x, y, 3 + (i % 5), 8);
  }
  for (const disc of discs(frame)) {
    const light = c.createRadialGradient(disc.x - disc.rx / 3, disc.y - disc.ry / 2, 10, disc.x, disc.y, disc.ry * 1.4);
    light.addColorStop(0, "#ffffff");
    light.addColorStop(0.25, disc.color);
    light.addColorStop(1, "#101418");
    c.fillStyle = light;
    c.beginPath();
    c.ellipse(disc.x, disc.y, disc.rx, disc.ry, 0, 0, 2 * Math.PI);
    c.fill();
  }
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
}

/** The disc at a point, or the nearest. */
export function discAt(frame: number, [x, y]: Point): number {
  const distances = discs(frame).map((d) => Math.hypot((x - d.x) / d.rx, (y - d.y) / d.ry));
  return distances.indexOf(Math.min(...distances));
}

/** A disc's mask, `grown` times its size, with a wavy edge. */
export function discMask(frame: number, index: number, grown = 1): { counts: Uint8Array; area: number } {
  const disc = discs(frame)[index] as Disc;
  const mask = new Uint8Array(WIDTH * HEIGHT);
  let area = 0;
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [dx, dy] = [(x + 0.5 - disc.x) / disc.rx, (y + 0.5 - disc.y) / disc.ry];
      const edge = grown * (1 + 0.03 * Math.sin(9 * Math.atan2(dy, dx)));
      if (dx * dx + dy * dy <= edge * edge) {
        mask[y * WIDTH + x] = 1;
        area++;
      }
    }
  }
  return { counts: formatCounts(encode(mask, WIDTH, HEIGHT)), area };
}
