// What was last shown by which element, so that nothing is done twice.

const shown = new WeakMap<Element, readonly unknown[]>();

/** Whether an element showed other things than these; from now on it shows these. */
export function changed(element: Element, ...from: readonly unknown[]): boolean {
  const before = shown.get(element);
  shown.set(element, from);
  return before?.length !== from.length || before.some((value, i) => value !== from[i]);
}
