// Remembers what each element was last painted from, so that nothing is painted twice.

const shown = new WeakMap<Element, readonly unknown[]>();

/** Whether an element was painted from other values than these; from now on these count. */
export function changed(element: Element, ...from: readonly unknown[]): boolean {
  const before = shown.get(element);
  shown.set(element, from);
  return before?.length !== from.length || before.some((value, i) => value !== from[i]);
}
