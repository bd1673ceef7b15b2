// Keeps the selected object in sight where its lists are scrolled.
import { changed } from "../canvas/memo";

/** Scrolls the list of objects and the timeline's rows, and nothing else of the page, to the selected object's. */
export function showSelected(root: ParentNode): void {
  for (const row of root.querySelectorAll<HTMLElement>(".timeline-row[data-selected], .object[data-selected]")) {
    const rows = row.parentElement!;
    if (!changed(rows, row, rows.childElementCount)) continue;
    reveal(row, rows);
    const panel = rows.closest<HTMLElement>(".panel");
    if (panel) reveal(row, panel);
  }
}

function reveal(row: HTMLElement, within: HTMLElement): void {
  const [one, all] = [row.getBoundingClientRect(), within.getBoundingClientRect()];
  within.scrollTop += Math.min(one.top - all.top, Math.max(0, one.bottom - all.bottom));
  within.scrollLeft += Math.min(one.left - all.left, Math.max(0, one.right - all.right));
}
