// A field for the address of an image or a video.
import { html, nothing, type TemplateResult } from "lit";
import * as strings from "../../strings";
import { fromAddress } from "../file-drop";
import type { PanelContext } from "../panel-context";

/** `test` is what tests find it by. */
export function addressField(panel: PanelContext, test: string): TemplateResult | typeof nothing {
  if (!panel.ui.addresses) return nothing;
  const open = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).querySelector("input") as HTMLInputElement;
    const url = field.value.trim();
    if (!url) return field.focus();
    panel.closeMenu();
    void panel.session.open(fromAddress(url));
  };
  return html`<form class="address" @submit=${open}>
    <input
      type="url"
      inputmode="url"
      autocomplete="off"
      spellcheck="false"
      data-test=${test}
      aria-label=${strings.address.label}
      placeholder=${strings.address.placeholder}
    />
    <button class="button outlined" data-test=${`${test}-open`}>${strings.address.open}</button>
  </form>`;
}
