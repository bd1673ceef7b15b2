// The line at the bottom: what runs, how fast; and the card that says why it is the practice checkpoint.
import { html, nothing, type TemplateResult } from "lit";
import { menu } from "../controls";
import type { PanelContext } from "../panel-context";
import { icon } from "../icons";

export function statusBar(panel: PanelContext): TemplateResult {
  const { engine, took, state } = panel.ui;
  const { medium } = state;
  return html`<div class="status">
    ${engine && !engine.ready
      ? html`<span role="status" data-test="loading"><span class="spinner small"></span>Loading the model…</span>`
      : engine
        ? html`<span data-test="engine">
            ${engine.practice ? practice(panel, engine.why) : html`<b>${engine.checkpoint}</b>`}
            <span>${engine.device.toUpperCase()} ${engine.precision}</span>
          </span>`
        : nothing}
    ${took
      ? html`<span class="figures" data-test="took">
          ${took.encode >= 0.5 ? html`<span class="encode">encode ${ms(took.encode)}</span>` : nothing}
          <span>click ${ms(took.decode || took.total)}</span>
        </span>`
      : nothing}
    <span class="space"></span>
    ${medium
      ? html`<span class="medium" data-test="medium">
          <span class="medium-name">${medium.name}</span>
          <span class="figures">${medium.width} × ${medium.height}</span>
          ${medium.kind === "video" ? html`<span class="figures">${medium.frames} frames, ${Number(medium.fps.toFixed(2))} fps</span>` : nothing}
        </span>`
      : nothing}
  </div>`;
}

function practice(panel: PanelContext, why: string): TemplateResult {
  return menu(
    panel,
    "practice",
    { label: "Practice checkpoint: why?", content: html`Practice checkpoint ${icon("info")}`, classes: "practice" },
    () => html`<div class="note">
      <p><b>These are not the published EdgeTAM weights.</b></p>
      <p>The practice checkpoint is small and was trained to try things out: its masks are rougher.</p>
      ${why ? html`<p class="quiet">${why}</p>` : nothing}
      <button class="button outlined" data-test="card-open" @click=${() => panel.showCard()}>Model card</button>
    </div>`,
    "up",
    "dialog",
  );
}

function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
