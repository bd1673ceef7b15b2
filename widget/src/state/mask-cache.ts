// The masks that the page holds: as run lengths, with outlines made when first drawn.

import type { MaskData } from "../protocol/messages";
import { Lru } from "./lru";
import { Shape } from "./shape";

/** One object's mask on one frame. Never changed, only replaced. */
export interface Mask {
  readonly data: MaskData;
  readonly counts: Uint8Array;
  readonly candidates: readonly { score: number; counts: Uint8Array }[];
}

/** The masks of an answer. */
export function masksOf(data: readonly MaskData[], buffers: readonly Uint8Array[]): Mask[] {
  const buffer = (index: number): Uint8Array => buffers[index] ?? new Uint8Array();
  return data.map((one) => ({
    data: one,
    counts: buffer(one.buffer),
    candidates: one.candidates.map((c) => ({ score: c.score, counts: buffer(c.buffer) })),
  }));
}

interface Entry {
  mask: Mask;
  stamp: number;
}

const MASK_BYTES = 64 << 20;
/** Frames whose masks are kept. */
const MASK_FRAMES = 384;
const SHAPES = 192;

/** Masks by frame and object, and when each came, so that a late answer never replaces a newer mask. */
export class MaskCache {
  #frames = new Lru<number, Map<number, Entry>>(MASK_BYTES, undefined, MASK_FRAMES);
  #shapes = new Lru<Uint8Array, Shape>(SHAPES);
  #clock = 0;
  #cleared = 0;

  /** The moment to remember when masks are asked for. */
  get now(): number {
    return this.#clock;
  }

  get(frame: number, object: number): Mask | undefined {
    return this.#frames.get(frame)?.get(object)?.mask;
  }

  /** Keeps `mask`, unless what is here came after `asked`. */
  put(mask: Mask, asked = this.#clock): void {
    if (!this.takes(asked)) return;
    const { frame, object } = mask.data;
    const entries = this.#frames.get(frame) ?? new Map<number, Entry>();
    const held = entries.get(object);
    if (held && held.stamp > asked) return;
    entries.set(object, { mask, stamp: ++this.#clock });
    let bytes = 0;
    for (const entry of entries.values()) bytes += weigh(entry.mask);
    this.#frames.set(frame, entries, bytes);
  }

  /** Whether what was asked for at that moment may still be put here: not where all were asked for anew since. */
  takes(asked: number): boolean {
    return asked >= this.#cleared;
  }

  /** Lets go of a frame's masks. */
  forget(frame: number): void {
    this.#frames.delete(frame);
  }

  /** Whether a mask is here that came since all were last asked for anew. */
  isFresh(frame: number, object: number): boolean {
    return (this.#frames.get(frame)?.get(object)?.stamp ?? 0) > this.#cleared;
  }

  /** All are to be asked for anew, and shown until others come. */
  expire(): void {
    this.#cleared = ++this.#clock;
  }

  clear(): void {
    this.#frames.clear();
    this.#shapes.clear();
    this.#cleared = ++this.#clock;
  }

  shape(counts: Uint8Array, height: number): Shape {
    let shape = this.#shapes.get(counts);
    if (!shape) {
      shape = new Shape(counts, height);
      this.#shapes.set(counts, shape, 1);
    }
    return shape;
  }
}

function weigh(mask: Mask): number {
  return mask.candidates.reduce((sum, c) => sum + c.counts.length, mask.counts.length) + 200;
}
