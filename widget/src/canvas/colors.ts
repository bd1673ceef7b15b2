// Colours that are readable on an object's colour and visible around it.

/** Relative luminance (WCAG) of `#rrggbb`, from 0 to 1. */
function luminance(color: string): number {
  const value = Number.parseInt(color.slice(1), 16);
  const channel = (shift: number): number => {
    const c = ((value >> shift) & 255) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

/** Black or white, whichever is read better on `color`. */
export function inkOn(color: string): string {
  return luminance(color) > 0.18 ? "#111114" : "#ffffff";
}

/** The line around a line of `color` that keeps it apart from any image. */
export function haloOf(color: string): string {
  return luminance(color) > 0.18 ? "rgba(0, 0, 0, 0.55)" : "rgba(255, 255, 255, 0.8)";
}
