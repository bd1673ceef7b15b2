// The frame of a sheet over the page: a heading, a close button, and a body; a click beside it closes it.
import { html, type TemplateResult } from "lit";
import * as strings from "../../strings";
import { iconButton } from "../controls";

/** `name` is what tests find it by: `name` and `name-close`. */
export function sheet(name: string, label: string, title: string, body: unknown, close: () => void): TemplateResult {
  const onClick = (event: Event) => event.target === event.currentTarget && close();
  const button = iconButton(`${name}-close`, "close", strings.page.close, close, { key: "Esc" });
  return html`<dialog class="sheet" data-test=${name} aria-label=${label} @click=${onClick}>
    <div class="sheet-body">
      <div class="card-head"><h2>${title}</h2>${button}</div>
      ${body}
    </div>
  </dialog>`;
}
