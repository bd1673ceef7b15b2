// The images of a set, below the one on screen: which is shown, which have masks, which could not be read.
import { html, nothing, type TemplateResult } from "lit";
import { isEmpty } from "../../state/selectors";
import type { SetImage } from "../../state/store";
import * as strings from "../../strings";
import { iconButton } from "../controls";
import type { PanelContext } from "../panel-context";

export function filmstrip(panel: PanelContext): TemplateResult | typeof nothing {
  const { ui, session } = panel;
  if (ui.images.length < 2) return nothing;
  const done = ui.images.filter((one) => markOf(panel, one) === "done").length;
  return html`<section class="filmstrip" aria-label=${strings.images.label} data-test="filmstrip">
    ${iconButton("image-previous", "previous", strings.images.previous, () => session.images.step(-1), { key: "PageUp" })}
    <ol class="filmstrip-images">
      ${ui.images.map((one, index) => item(panel, one, index))}
    </ol>
    ${iconButton("image-next", "next", strings.images.next, () => session.images.step(1), { key: "PageDown" })}
    ${
      ui.prepare && !ui.opening
        ? html`<button
            class="button outlined"
            data-test="prepare"
            title=${strings.images.prepareTitle}
            @click=${() => void session.images.prepare()}
          >
            ${ui.prepare}
          </button>`
        : nothing
    }
    ${
      session.images.joinable
        ? html`<button
            class="button outlined"
            data-test="join"
            title=${strings.images.joinTitle}
            @click=${() => void session.images.join()}
          >
            ${strings.images.join}
          </button>`
        : nothing
    }
    <span class="figures quiet" data-test="images-done">${strings.images.done(done, ui.images.length)}</span>
  </section>`;
}

function item(panel: PanelContext, one: SetImage, index: number): TemplateResult {
  const mark = markOf(panel, one);
  const shown = one.session !== "" && one.session === panel.ui.state.session;
  return html`<li>
    <button
      class="filmstrip-image"
      data-test="image-${index}"
      data-mark=${mark}
      aria-current=${shown ? "true" : nothing}
      aria-label=${`${one.name}: ${strings.images.marks[mark]}`}
      title=${one.problem || `${one.name} (${strings.images.marks[mark]})`}
      ?disabled=${mark === "failed"}
      @click=${() => panel.session.images.show(index)}
    >
      <span class="filmstrip-mark" aria-hidden="true"></span><span class="filmstrip-name">${one.name}</span>
    </button>
  </li>`;
}

/** Scrolls the strip to the image that came on screen. */
export function showCurrent(root: ParentNode): void {
  const current = root.querySelector<HTMLElement>(".filmstrip-image[aria-current]");
  const strip = current?.closest<HTMLElement>(".filmstrip-images");
  if (!current || !strip || strip.dataset.shown === current.dataset.test) return;
  strip.dataset.shown = current.dataset.test;
  strip.scrollLeft = current.offsetLeft - strip.offsetLeft - (strip.clientWidth - current.offsetWidth) / 2;
}

/** What became of an image; of the one on screen as it is now. */
function markOf({ ui }: PanelContext, one: SetImage): SetImage["mark"] {
  if (one.session === "" || one.session !== ui.state.session) return one.mark;
  return ui.state.objects.every(isEmpty) ? "empty" : "done";
}
