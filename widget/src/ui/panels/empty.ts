// The page before anything is opened.
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../panel-context";
import { icon } from "../icons";

export function emptyState(app: App): TemplateResult {
  const { ui, session } = app;
  if (ui.phase === "connecting") return html`<div class="empty" data-test="connecting"><span class="spinner"></span></div>`;
  if (ui.phase === "lost")
    return html`<div class="empty">
      <p class="quiet">Not connected.</p>
      <button class="button outlined" data-test="connect" @click=${() => void session.connect()}>Try again</button>
    </div>`;
  return html`<div class="empty" data-test="empty">
    <span class="empty-icon">${icon("picture")}</span>
    <p class="empty-title">Drop a picture or a video</p>
    <button class="button primary" data-test="open-empty" @click=${() => app.chooseFile()}>Open</button>
    ${ui.examples.length
      ? html`<div class="examples" role="group" aria-label="Examples">
          ${ui.examples.map(
            ({ example, thumbnail }) => html`<button
              class="example"
              data-test="example-${example.id}"
              title="Open the example ${example.name}"
              @click=${() => void session.open({ example: example.id, name: example.name })}
            >
              <span class="example-picture"><img src=${thumbnail} alt="" />${example.kind === "video" ? html`<i>${icon("play")}</i>` : nothing}</span>
              <span>${example.name}</span>
            </button>`,
          )}
        </div>`
      : nothing}
  </div>`;
}
