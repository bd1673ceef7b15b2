// Below a video's image: going from frame to frame, propagation, and a timeline for each object.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { SPEEDS } from "../../actions/playback";
import type { Range } from "../../actions/propagation";
import { changed } from "../../canvas/memo";
import type { ObjectData } from "../../protocol/messages";
import { objectOf } from "../../state/selectors";
import * as strings from "../../strings";
import { iconButton, menu, menuItem } from "../controls";
import { type IconName, icon } from "../icons";
import type { PanelContext } from "../panel-context";
import { frameAt, frameOrDiamondAt, paintTimeline, type View, zoomed } from "./timeline-row";

/** How many frames "some" are. */
const SOME = 10;

export function timeline(panel: PanelContext): TemplateResult | typeof nothing {
  const { ui, session } = panel;
  const { medium, objects } = ui.state;
  if (medium?.kind !== "video") return nothing;
  const last = medium.frames - 1;
  const view = viewOf(panel);
  const at = view[1] > view[0] ? (ui.frame - view[0]) / (view[1] - view[0]) : 0;
  const words = strings.video;
  const go = (name: IconName & keyof typeof words, frame: number, key: string) =>
    iconButton(name, name, words[name], () => session.seek(frame), {
      key,
      disabled: ui.frame === Math.min(Math.max(frame, 0), last),
    });
  const toggle = ui.playing ? "pause" : "play";
  return html`<section class="timeline" aria-label=${strings.video.label}>
    <div class="transport">
      <div class="group">
        ${go("first", 0, "Home")} ${go("previous", ui.frame - 1, "←")}
        ${iconButton("play", toggle, words[toggle], () => session.playback.toggle(), { key: "Space" })}
        ${go("next", ui.frame + 1, "→")} ${go("last", last, "End")}
        ${iconButton("loop", "loop", words.loop, () => session.playback.setLoop(!ui.loop), { key: "L", pressed: ui.loop })}
        ${menu(
          panel,
          "speed",
          {
            label: `${words.speed} ${words.times(ui.speed)}`,
            content: words.times(ui.speed),
            key: "< >",
            classes: "figures speed",
          },
          () =>
            SPEEDS.map((speed) =>
              menuItem(panel, `speed-${speed}`, words.times(speed), "", () => session.playback.setSpeed(speed)),
            ),
          "up",
        )}
      </div>
      ${counter(panel)} ${reviewGroup(panel)}
      ${ui.propagation ? progress(panel) : html`<div class="runs">${propagateButton(panel)}</div>`}
    </div>
    <div class="timeline-rows" style="--at: ${at}" @wheel=${zoomBy(panel)}
      @pointermove=${preview(panel)} @pointerleave=${() => session.thumbnails.hide()}>
      ${thumbnail(panel)}
      <div class="timeline-row">
        <span class="timeline-label"></span>
        <input
          class="range"
          type="range"
          data-test="frame-slider"
          aria-label=${strings.video.frame}
          aria-valuetext=${strings.video.frameOf(ui.frame, last)}
          min=${view[0]}
          max=${view[1]}
          step="1"
          .value=${String(ui.frame)}
          @input=${(event: InputEvent) => session.seek(Number((event.target as HTMLInputElement).value))}
        />
      </div>
      <div class="lanes">
        <div class="object-rows">${repeat(
          objects,
          (o) => o.id,
          (o) => objectRow(panel, o),
        )}</div>
        ${
          objects.length
            ? html`<div class="playhead-lane">
                ${rangeShade(panel)}${at >= 0 && at <= 1 ? html`<i class="playhead"></i>` : nothing}
              </div>`
            : nothing
        }
      </div>
    </div>
  </section>`;
}

/** The frames that the timeline shows. */
function viewOf({ ui }: PanelContext): View {
  return ui.zoom ?? [0, (ui.state.medium?.frames ?? 1) - 1];
}

/** Zooms the timeline with Ctrl and the wheel, or a pinch; the wheel sideways moves along it. */
function zoomBy(panel: PanelContext) {
  return (event: WheelEvent) => {
    const lane = (event.currentTarget as HTMLElement).querySelector<HTMLElement>(".range")!.getBoundingClientRect();
    const frames = panel.ui.state.medium?.frames ?? 1;
    const view = viewOf(panel);
    const { store } = panel.session.context;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const factor = Math.exp(Math.min(Math.max(event.deltaY, -100), 100) / 150);
      store.update({ zoom: zoomed(view, factor, event.clientX - lane.left, lane.width, frames) });
    } else if (panel.ui.zoom && event.deltaX) {
      event.preventDefault();
      const span = view[1] - view[0];
      const wish = view[0] + Math.round((event.deltaX / lane.width) * span);
      const first = Math.min(Math.max(0, wish), frames - 1 - span);
      store.update({ zoom: [first, first + span] });
    }
  };
}

/** Shows the frame that the pointer is over, unless a finger hides it. */
function preview(panel: PanelContext) {
  return (event: PointerEvent) => {
    const rows = event.currentTarget as HTMLElement;
    const lane = rows.querySelector<HTMLElement>(".range")!.getBoundingClientRect();
    const inside = lane.left <= event.clientX && event.clientX <= lane.right;
    const { thumbnails } = panel.session;
    if (event.pointerType === "touch" || !inside) return thumbnails.hide();
    const frame = frameAt(event.clientX - lane.left, viewOf(panel), lane.width);
    thumbnails.show(frame, event.clientX - rows.getBoundingClientRect().left);
  };
}

/** The frame under the pointer, with its masks. */
function thumbnail({ ui }: PanelContext): TemplateResult | typeof nothing {
  if (!ui.thumbnail) return nothing;
  const { frame, x, url } = ui.thumbnail;
  const { width, height } = ui.state.medium!;
  return html`<figure class="thumbnail" data-test="thumbnail" style="--x: ${x}px" aria-hidden="true">
    <div style="aspect-ratio: ${width} / ${height}">${url ? html`<img src=${url} alt="" />` : nothing}</div>
    <figcaption class="figures">${frame}</figcaption>
  </figure>`;
}

/** What lies between the in and out point. */
function rangeShade(panel: PanelContext): TemplateResult | typeof nothing {
  const { first, last } = panel.ui.range;
  if (first === null && last === null) return nothing;
  const view = viewOf(panel);
  const part = (frame: number) => Math.min(Math.max((frame - view[0]) / Math.max(1, view[1] - view[0]), 0), 1);
  const [from, to] = [part(first ?? view[0]), part(last ?? view[1])];
  return html`<i class="range-shade" data-test="range-shade" style="--from: ${from}; --to: ${to}"></i>`;
}

/** The frame on screen, and where to type another one, or a time. */
function counter(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const { frames, fps } = ui.state.medium!;
  const time = fps > 0 ? clock(ui.frame / fps) : "";
  const go = (event: Event) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem("to") as HTMLInputElement;
    const frame = frameOf(field.value, fps);
    if (frame === null && field.value.trim()) {
      field.setCustomValidity(strings.video.goTo);
      field.reportValidity();
      return;
    }
    panel.closeMenu();
    // Not the button: the space bar plays now.
    panel.focusCanvas();
    if (frame !== null) session.seek(frame);
  };
  return menu(
    panel,
    "counter",
    {
      label: `${ui.frame} / ${frames - 1} ${time} ${strings.video.goTo}`,
      content: html`<span class="counter figures"><b>${ui.frame}</b> / ${frames - 1} <span class="time">${time}</span></span>`,
      classes: "plain",
    },
    () => html`<form class="go-to" @submit=${go}>
        <input
          class="field"
          name="to"
          data-test="go-to"
          aria-label=${strings.video.goTo}
          placeholder=${ui.frame}
          autofocus
          @input=${(event: Event) => (event.target as HTMLInputElement).setCustomValidity("")}
        />
      </form>
      ${endItem(panel, "first", strings.keys.rangeFirst)} ${endItem(panel, "last", strings.keys.rangeLast)}`,
    "up",
    "dialog",
  );
}

function endItem(panel: PanelContext, end: "first" | "last", label: string): TemplateResult {
  return menuItem(panel, `range-${end}`, label, "", () => panel.session.playback.setRange(end), "button");
}

/** The frame that "120" or, at `fps` frames a second, "0:04.8" means; null for neither. */
export function frameOf(typed: string, fps: number): number | null {
  const text = typed.trim();
  if (/^\d+$/.test(text)) return Number(text);
  const [, minutes, seconds] = /^(\d+):(\d{1,2}(?:[.,]\d*)?)$/.exec(text) ?? [];
  if (minutes === undefined || seconds === undefined || fps <= 0) return null;
  return Math.round((60 * Number(minutes) + Number(seconds.replace(",", "."))) * fps);
}

/** How many doubtful stretches are left, the way to them, and "fine". */
function reviewGroup(panel: PanelContext): TemplateResult | typeof nothing {
  const { ui, session } = panel;
  const { doubtful } = ui.state;
  if (ui.propagation || (doubtful.length === 0 && !ui.state.objects.some((object) => object.timeline.length > 1)))
    return nothing;
  const words = strings.review;
  const disabled = doubtful.length === 0;
  const reviewed = session.review.kind === "reviewed";
  return html`<div class="group review" role="group" aria-label=${words.label}>
    <span class="figures doubtful" data-test="doubtful" ?data-none=${disabled}
      >${disabled ? words.none : words.left(doubtful.length)}</span
    >
    ${iconButton("doubtful-previous", "previous", words.previous, () => session.review.go(-1), { key: "Shift D", disabled })}
    ${iconButton("doubtful-next", "next", words.next, () => session.review.go(1), { key: "D", disabled })}
    ${iconButton("fine", "fine", reviewed ? words.notFine : words.fine, () => session.review.fine(), { key: "F", pressed: reviewed })}
  </div>`;
}

function objectRow(panel: PanelContext, object: ObjectData): TemplateResult {
  const view = viewOf(panel);
  const seek = (event: PointerEvent) => {
    if (event.type === "pointermove" && !(event.buttons & 1)) return;
    const timeline = event.currentTarget as HTMLElement;
    const box = timeline.getBoundingClientRect();
    const prompted = event.type === "pointerdown" ? Object.keys(object.prompts).map(Number) : [];
    panel.session.seek(frameOrDiamondAt(event.clientX - box.left, view, box.width, prompted));
    if (event.type === "pointerdown") timeline.setPointerCapture(event.pointerId);
  };
  return html`<div class="timeline-row" ?data-selected=${object.id === panel.ui.selected}>
    <button
      class="timeline-label"
      title=${object.name}
      tabindex="-1"
      @click=${() => panel.session.navigation.select(object.id)}
    >
      <i class="dot" style="--color: ${object.color}"></i><span>${object.name}</span>
    </button>
    <canvas
      class="object-timeline"
      data-test="timeline-${object.id}"
      data-object=${object.id}
      role="img"
      aria-label=${summary(object)}
      @dblclick=${() => panel.session.context.store.update({ zoom: null })}
      @pointerdown=${seek}
      @pointermove=${seek}
    ></canvas>
  </div>`;
}

export function paintTimelines(panel: PanelContext, root: ParentNode): void {
  const { ui } = panel;
  const section = root.querySelector(".timeline");
  if (!section) return;
  const style = getComputedStyle(section);
  const [line, warning, text] = ["--line", "--warning", "--text"].map((name) => style.getPropertyValue(name));
  const colors = { line: line!, warning: warning!, text: text! };
  const view = viewOf(panel);
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas.object-timeline")) {
    const object = ui.state.objects.find((o) => o.id === Number(canvas.dataset.object));
    if (object && changed(canvas, object, ui.live.get(object.id), canvas.clientWidth, line, ...view))
      paintTimeline(canvas, object, ui.live, view, colors);
  }
}

function summary({ name, timeline, prompts }: ObjectData): string {
  const count = (wanted: string) => timeline.reduce((sum, [, n, kind]) => sum + (kind === wanted ? n : 0), 0);
  return strings.video.timeline(name, {
    prompted: Object.keys(prompts).length,
    tracked: count("tracked"),
    stale: count("stale"),
    absent: count("absent"),
  });
}

function propagateButton(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const prompted = ui.state.objects.some((object) => Object.keys(object.prompts).length > 0);
  const item = (test: string, label: string, detail: string, range: Range) =>
    menuItem(panel, test, label, detail, () => void session.propagation.run({ ...range, ...chosen }));
  const start = ui.frame;
  const last = (ui.state.medium?.frames ?? 1) - 1;
  const { due, unfinished } = ui.state;
  const words = strings.video;
  const chosen = ui.only && ui.selected ? { objects: [ui.selected] } : {};
  const title = unfinished ? words.resumeTitle(unfinished.done, unfinished.total) : words.propagateTitle;
  return html`<div class="joined">
    <button
      class="button primary"
      data-test="propagate"
      ?disabled=${!prompted || (due.frames === 0 && ui.pending.length === 0)}
      title=${prompted ? title : words.nothing}
      @click=${() => void session.propagation.update()}
    >
      ${icon("propagate")}<span>${due.label || words.propagate}</span>
    </button>
    ${menu(
      panel,
      "propagate-menu",
      { label: strings.video.how, content: icon("down"), disabled: !prompted, classes: "primary icon-button slim" },
      () => [
        item("propagate-forward", strings.video.forward, strings.video.forwardDetail, { direction: "forward", start }),
        item("propagate-backward", strings.video.backward, strings.video.backwardDetail, {
          direction: "backward",
          start,
        }),
        item("propagate-some", strings.video.some(SOME), "", {
          direction: "forward",
          start,
          end: Math.min(start + SOME, last),
        }),
        item("propagate-one", strings.video.one, "", { direction: "both", start, end: start }),
        ...rangeItem(panel, item),
        item("propagate-all", strings.video.all, strings.video.allDetail, { direction: "both" }),
        onlyItem(panel),
      ],
      "right up",
    )}
  </div>`;
}

/** Whether these ways are for the selected object alone, where there are several. */
function onlyItem({ ui, session }: PanelContext): TemplateResult | typeof nothing {
  const name = objectOf(ui, ui.selected)?.name;
  if (!name || ui.state.objects.length < 2) return nothing;
  return html`<button
    class="menu-item menu-check"
    role="menuitemcheckbox"
    data-test="propagate-only"
    aria-checked=${String(ui.only)}
    @click=${() => session.context.store.update({ only: !ui.only })}
  >
    <span>${icon("fine")}${strings.video.only(name)}</span>
  </button>`;
}

/** Tracking from the in to the out point, where one is set. */
function rangeItem(
  { ui }: PanelContext,
  item: (test: string, label: string, detail: string, range: Range) => TemplateResult,
): TemplateResult[] {
  const { first, last } = ui.range;
  if (first === null && last === null) return [];
  const [start, end] = [first ?? 0, last ?? (ui.state.medium?.frames ?? 1) - 1];
  return [item("propagate-range", strings.video.range(start, end), "", { direction: "both", start, end })];
}

function progress({ ui, session }: PanelContext): TemplateResult {
  const { done, total, framesPerSecond, secondsLeft, stopping } = ui.propagation!;
  const running = done ? strings.video.progress(framesPerSecond, secondsLeft) : strings.video.starting;
  return html`<div class="propagating">
    <span class="figures" data-test="progress">${stopping ? strings.video.stopping : running}</span>
    <progress max=${total || 1} .value=${done} aria-label=${strings.video.propagating(done, total)}></progress>
    <button
      class="button outlined"
      data-test="cancel"
      ?disabled=${stopping}
      title=${strings.video.stop}
      @click=${() => session.propagation.cancel()}
    >
      ${strings.page.cancel}
    </button>
  </div>`;
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds - 60 * minutes).toFixed(2).padStart(5, "0")}`;
}
