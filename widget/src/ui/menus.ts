// Where an open menu lies, and how the focus moves in it.

/** Moves a menu that was just opened into sight, and the focus into it. */
export function showMenu(menu: HTMLElement, within: HTMLElement): void {
  const [box, room] = [menu.getBoundingClientRect(), within.getBoundingClientRect()];
  const shift = Math.max(room.left + 8 - box.left, Math.min(0, room.right - 8 - box.right));
  menu.style.translate = `${shift}px`;
  inSight(menu, ".menu-item, input")[0]?.focus();
}

/** Up and down in a menu. Says whether the key was for it. */
export function moveInMenu(from: HTMLElement, key: string): boolean {
  if (key !== "ArrowDown" && key !== "ArrowUp") return false;
  const items = inSight(from.closest(".menu"), ".menu-item");
  const next = items.indexOf(from) + (key === "ArrowDown" ? 1 : -1);
  items[(next + items.length) % items.length]?.focus();
  return items.length > 0;
}

/** Some items are for narrow pages alone. */
function inSight(menu: Element | null, selector: string): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>(selector) ?? [])].filter((item) => item.checkVisibility());
}
