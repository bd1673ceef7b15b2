// Messages as bytes, as edgetam_ui/protocol/envelope.py writes them:
//   length of the JSON | JSON | number of buffers | their lengths | the buffers' bytes
// with unsigned little-endian 32-bit integers. In a stream each envelope has its length before it.

export type Meta = Record<string, unknown>;

export interface Message<M = Meta> {
  meta: M;
  buffers: Uint8Array[];
}

/** One envelope, as parts for a `Blob`: a large file is sent from disk and never read into memory. */
export function packParts(meta: object, buffers: readonly (Uint8Array | Blob)[] = []): (Uint8Array | Blob)[] {
  const json = new TextEncoder().encode(JSON.stringify(meta));
  const head = new Uint8Array(8 + json.length + 4 * buffers.length);
  const view = new DataView(head.buffer);
  view.setUint32(0, json.length, true);
  head.set(json, 4);
  view.setUint32(4 + json.length, buffers.length, true);
  buffers.forEach((buffer, i) => {
    const size = buffer instanceof Uint8Array ? buffer.length : buffer.size;
    view.setUint32(8 + json.length + 4 * i, size, true);
  });
  return [head, ...buffers];
}

/** The meta and the buffers of one whole envelope; the buffers are views of `data`. */
export function unpack<M = Meta>(data: Uint8Array): Message<M> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const length = view.getUint32(0, true);
  const count = view.getUint32(4 + length, true);
  let start = 8 + length + 4 * count;
  const buffers: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    const size = view.getUint32(8 + length + 4 * i, true);
    buffers.push(data.subarray(start, start + size));
    start += size;
  }
  if (start !== data.length) throw new RangeError("The envelope's length does not fit its contents.");
  const meta = JSON.parse(new TextDecoder().decode(data.subarray(4, 4 + length))) as M;
  return { meta, buffers };
}

/** Cuts a stream's bytes, which arrive in chunks of any size, into envelopes. */
export class PartReader {
  #chunks: Uint8Array[] = [];
  #held = 0;
  #size = -1;

  /** The envelopes that `chunk` completes. Each owns its bytes. */
  push(chunk: Uint8Array): Uint8Array[] {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    const whole: Uint8Array[] = [];
    for (;;) {
      if (this.#size < 0) {
        if (this.#held < 4) return whole;
        const head = this.#take(4);
        this.#size = new DataView(head.buffer).getUint32(0, true);
      }
      if (this.#held < this.#size) return whole;
      whole.push(this.#take(this.#size));
      this.#size = -1;
    }
  }

  #take(size: number): Uint8Array {
    const out = new Uint8Array(size);
    let filled = 0;
    while (filled < size) {
      const first = this.#chunks[0] as Uint8Array;
      const part = first.subarray(0, size - filled);
      out.set(part, filled);
      filled += part.length;
      if (part.length === first.length) this.#chunks.shift();
      else this.#chunks[0] = first.subarray(part.length);
    }
    this.#held -= size;
    return out;
  }
}
