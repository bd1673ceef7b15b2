// Beside the image: how the selected object's masks are cleaned up.
import { html, nothing, type TemplateResult } from "lit";
import { isOff } from "../../actions/clean-up";
import type { CleaningData } from "../../protocol/messages";
import { objectOf } from "../../state/selectors";
import * as strings from "../../strings";
import { iconButton } from "../controls";
import type { PanelContext } from "../panel-context";

type Amount = Exclude<keyof CleaningData, "clicked">;

interface Slider {
  name: Amount;
  low: number;
  high: number;
  step: number;
  /** Areas grow slowly at first: the slider goes by the cube root. */
  cubic?: boolean;
}

export function cleaningPanel(panel: PanelContext): TemplateResult | typeof nothing {
  const { ui, session } = panel;
  const { medium } = ui.state;
  const object = objectOf(ui, ui.selected);
  const values = session.cleaning.shown;
  if (!panel.cleaning || !medium || !object || !values) return nothing;
  const reach = Math.min(50, Math.max(10, Math.round(Math.max(medium.width, medium.height) / 60)));
  const area = Math.round((medium.width * medium.height) / 50);
  const sliders: Slider[] = [
    { name: "specks", low: 0, high: area, step: 1, cubic: true },
    { name: "holes", low: 0, high: area, step: 1, cubic: true },
    { name: "smooth", low: 0, high: reach, step: 0.5 },
    { name: "grow", low: -reach, high: reach, step: 0.5 },
    { name: "feather", low: 0, high: 2 * reach, step: 0.5 },
  ];
  return html`<section class="cleaning" data-test="cleaning" aria-label=${strings.cleaning.label}>
    <header class="card-head">
      <h2>${strings.cleaning.title(object.name)}</h2>
      ${iconButton("cleaning-close", "close", strings.page.close, () => panel.showCleaning(false))}
    </header>
    <label class="cleaning-row">
      <span>${strings.cleaning.on}</span>
      <input
        type="checkbox"
        data-test="cleaning-on"
        .checked=${!isOff(values)}
        @change=${() => session.cleaning.toggle()}
      />
    </label>
    <label class="cleaning-row" title=${strings.cleaning.clickedTitle}>
      <span>${strings.cleaning.clicked}</span>
      <input
        type="checkbox"
        data-test="cleaning-clicked"
        .checked=${values.clicked}
        @change=${() => {
          session.cleaning.move({ clicked: !values.clicked });
          session.cleaning.release();
        }}
      />
    </label>
    ${sliders.map((slider) => row(panel, slider, values[slider.name]))}
  </section>`;
}

function row({ session }: PanelContext, { name, low, high, step, cubic }: Slider, value: number): TemplateResult {
  const share = (value - low) / (high - low);
  const at = cubic ? Math.cbrt(share) : share;
  const valueAt = (place: number) => {
    const exact = low + (cubic ? place ** 3 : place) * (high - low);
    return Math.round(exact / step) * step;
  };
  const words = strings.cleaning.amounts[name](value);
  return html`<label class="cleaning-row" title=${strings.cleaning.titles[name]}>
    <span>${strings.cleaning.names[name]}</span>
    <input
      type="range"
      class="range"
      data-test="cleaning-${name}"
      min="0"
      max="1"
      step=${cubic ? 0.01 : step / (high - low)}
      aria-valuetext=${words}
      .value=${String(at)}
      style="--at: ${at}"
      @input=${(event: InputEvent) =>
        session.cleaning.move({ [name]: valueAt(Number((event.target as HTMLInputElement).value)) })}
      @change=${() => session.cleaning.release()}
    />
    <output class="figures">${words}</output>
  </label>`;
}
