// The line at the bottom: what runs, how fast; and the card that says why it is the practice checkpoint.
import { html, nothing, type TemplateResult } from "lit";
import type { EngineData } from "../../protocol/messages";
import * as strings from "../../strings";
import { menu } from "../controls";
import { icon } from "../icons";
import type { PanelContext } from "../panel-context";
import { valuesControl } from "./values";

export function statusBar(panel: PanelContext): TemplateResult {
  const { engine, took, state, waiting } = panel.ui;
  const { medium } = state;
  return html`<div class="status">
    ${
      engine && !engine.ready
        ? html`<span role="status" data-test="loading">
            <span class="spinner small"></span>${strings.status.loading}
          </span>`
        : engine
          ? html`<span data-test="engine">
            ${engine.practice ? practice(panel, engine.why) : html`<b>${engine.checkpoint}</b>`}
            <span
              >${engine.device.toUpperCase()} ${engine.precision}<span class="way"
                >${strings.status.way(engine.accelerate)}</span
              ></span
            >
            ${engine.place ? place(panel, engine) : nothing}
          </span>`
          : nothing
    }
    ${
      took
        ? html`<span class="figures" data-test="took">
          ${took.encode >= 0.5 ? html`<span class="encode">${strings.status.encode(took.encode)}</span>` : nothing}
          <span>${strings.status.click(took.decode || took.total)}</span>
        </span>`
        : nothing
    }
    ${
      waiting
        ? html`<span role="status" data-test="waiting">
          <span class="spinner small"></span>${strings.status.waiting(waiting.place, waiting.seconds)}
        </span>`
        : nothing
    }
    <span class="space"></span>
    ${
      medium
        ? html`<span class="medium" data-test="medium">
          <span class="medium-name">${medium.name}</span>
          <span class="figures">${strings.status.size(medium.width, medium.height)}</span>
          ${valuesControl(panel)}
          ${
            medium.kind === "video"
              ? html`<span class="figures">${strings.status.video(medium.frames, medium.fps)}</span>`
              : nothing
          }
        </span>`
        : nothing
    }
  </div>`;
}

/** Where the server runs, and what a visitor may expect of it. */
function place(panel: PanelContext, { place, expect }: EngineData): TemplateResult {
  return menu(
    panel,
    "place",
    { label: `${place}: ${strings.status.placeWhy}`, content: html`${place} ${icon("info")}`, classes: "place" },
    () => html`<div class="note"><p>${expect}</p></div>`,
    "up",
    "dialog",
  );
}

function practice(panel: PanelContext, why: string): TemplateResult {
  return menu(
    panel,
    "practice",
    {
      label: strings.status.practiceWhy,
      content: html`${strings.status.practice} ${icon("info")}`,
      classes: "practice",
    },
    () => html`<div class="note">
      <p><b>${strings.status.notPublished}</b></p>
      <p>${strings.status.rougher}</p>
      ${why ? html`<p class="quiet">${why}</p>` : nothing}
      <button class="button outlined" data-test="card-open" @click=${() => panel.showCard()}>
        ${strings.status.card}
      </button>
    </div>`,
    "up",
    "dialog",
  );
}
