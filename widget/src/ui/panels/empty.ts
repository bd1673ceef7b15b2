// The page before anything is opened.
import { html, nothing, type TemplateResult } from "lit";
import * as strings from "../../strings";
import { icon } from "../icons";
import type { PanelContext } from "../panel-context";
import { addressField } from "./address";

export function emptyState(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  if (ui.phase === "connecting")
    return html`<div class="empty" data-test="connecting"><span class="spinner"></span></div>`;
  if (ui.phase === "lost")
    return html`<div class="empty">
      <p class="quiet">${strings.empty.lost}</p>
      <button class="button outlined" data-test="connect" @click=${() => void session.connect()}>
        ${strings.page.tryAgain}
      </button>
    </div>`;
  const finger = matchMedia("(pointer: coarse)").matches;
  return html`<div class="empty" data-test="empty">
    <h1 class="empty-title">${strings.empty.title}</h1>
    <p class="empty-about">${strings.empty.about}</p>
    <button class="button primary" data-test="open-empty" @click=${() => panel.chooseFile()}>
      ${icon("open")}${finger ? strings.empty.take : strings.empty.open}
    </button>
    ${finger ? nothing : html`<p class="quiet empty-ways">${strings.empty.ways}</p>`}
    ${addressField(panel, "address")}
    <button
      class="button outlined"
      data-test="camera-empty"
      ?disabled=${ui.camera !== null}
      @click=${() => void session.camera.start()}
    >
      ${icon("camera")}${ui.camera ? strings.camera.starting : strings.camera.use}
    </button>
    ${
      ui.examples.length
        ? html`<div class="examples" role="group" aria-label=${strings.empty.examples}>
          ${ui.examples.map(
            ({ example, thumbnail }) => html`<button
              class="example"
              data-test="example-${example.id}"
              title=${strings.empty.example(example.name)}
              @click=${() => void session.open({ example: example.id, name: example.name })}
            >
              <span class="example-image">
                <img src=${thumbnail} alt="" />${example.kind === "video" ? html`<i>${icon("play")}</i>` : nothing}
              </span>
              <span>${example.name}</span>
            </button>`,
          )}
        </div>`
        : nothing
    }
    ${ui.engine?.expect ? html`<p class="quiet" data-test="expect">${ui.engine.expect}</p>` : nothing}
    <p class="quiet" data-test="where-files-go">
      ${ui.kept ? strings.empty.kept(ui.kept.hours) : strings.empty.inNotebook}
    </p>
  </div>`;
}
