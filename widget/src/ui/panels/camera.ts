// Below the moving image of a camera: how fast it goes, what was dropped, recording, and the way out.
import { html, nothing, type TemplateResult } from "lit";
import * as strings from "../../strings";
import { icon } from "../icons";
import type { PanelContext } from "../panel-context";

export function cameraBar({ ui, session }: PanelContext): TemplateResult | typeof nothing {
  const { camera } = ui;
  if (!camera || camera.starting) return nothing;
  const { rate, dropped, recorded } = camera;
  const words = strings.camera;
  return html`<section class="timeline camera" aria-label=${words.label} data-test="camera">
    <div class="transport">
      <span class="on-air" ?data-recording=${recorded !== null}><i></i>${recorded === null ? words.live : words.recordingNow}</span>
      <span class="figures" data-test="camera-rate">${words.rate(rate)}</span>
      <span class="figures quiet" data-test="camera-dropped" title=${words.droppedTitle}>${words.dropped(dropped)}</span>
      ${recorded === null ? nothing : html`<span class="figures quiet" data-test="camera-recorded">${words.recorded(recorded)}</span>`}
      <div class="runs">
        ${
          recorded === null
            ? html`<button
              class="button outlined"
              data-test="camera-record"
              title=${words.recordTitle}
              @click=${() => void session.camera.record()}
            >
              ${icon("record")}<span>${words.record}</span>
            </button>`
            : nothing
        }
        <button class="button primary" data-test="camera-stop" @click=${() => void session.camera.stop()}>
          ${icon("stop")}<span>${recorded === null ? words.stop : words.stopAndOpen}</span>
        </button>
      </div>
    </div>
  </section>`;
}
