// COCO run lengths. Pixels are counted column by column; runs of 0 and 1 alternate, starting with 0. In the compressed
// string a run is written as the difference to the run two before it (from the fourth on), in groups of five bits,
// least significant first, each plus 48: bit 5 says that more groups follow, bit 4 of the last one is the sign.

/** The run lengths that a compressed string stands for. */
export function parseCounts(bytes: Uint8Array): Uint32Array {
  const counts = new Uint32Array(bytes.length);
  let n = 0;
  for (let i = 0; i < bytes.length; ) {
    let value = 0;
    let shift = 0;
    let group: number;
    do {
      if (i >= bytes.length) throw new RangeError("The run lengths are cut short.");
      group = (bytes[i++] as number) - 48;
      value |= (group & 31) << shift;
      shift += 5;
    } while (group & 32);
    if (group & 16 && shift < 32) value |= -1 << shift;
    counts[n] = n > 2 ? value + (counts[n - 2] as number) : value;
    n++;
  }
  return counts.subarray(0, n);
}

/** The compressed string of run lengths, as bytes. */
export function formatCounts(counts: ArrayLike<number>): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < counts.length; i++) {
    let value = counts[i] as number;
    if (i > 2) value -= counts[i - 2] as number;
    for (;;) {
      const group = value & 31;
      value >>= 5;
      // The last group is the one whose sign bit already says all the rest.
      const last = group & 16 ? value === -1 : value === 0;
      bytes.push((last ? group : group | 32) + 48);
      if (last) break;
    }
  }
  return Uint8Array.from(bytes);
}

/** The run lengths of a mask in rows (0 is outside, anything else inside). */
export function encode(mask: Uint8Array, width: number, height: number): number[] {
  const counts: number[] = [];
  let inside = false;
  let run = 0;
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if ((mask[y * width + x] !== 0) !== inside) {
        counts.push(run);
        run = 0;
        inside = !inside;
      }
      run++;
    }
  }
  counts.push(run);
  return counts;
}

/** A mask in rows, of 0 and 1. */
export function decode(counts: ArrayLike<number>, width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  let position = 0;
  for (let i = 0; i < counts.length; i++) {
    const end = position + (counts[i] as number);
    if (end > mask.length) throw new RangeError("The run lengths exceed the image.");
    if (i & 1) for (; position < end; position++) mask[(position % height) * width + Math.floor(position / height)] = 1;
    position = end;
  }
  return mask;
}
