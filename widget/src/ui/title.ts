// How far something long is, in the tab's title: for those who are in another tab meanwhile.
import type { Ui } from "../state/store";
import * as strings from "../strings";

let bare: string | null = null;

/** Shows it, where the page is the component's own. */
export function showInTitle({ propagation, exporting }: Ui): void {
  const { done, total } = propagation ?? exporting ?? { done: 0, total: 0 };
  if (total === 0) {
    if (bare !== null) document.title = bare;
    bare = null;
    return;
  }
  bare ??= document.title;
  document.title = strings.page.progressTitle(strings.page.percent(done / total), bare);
}
