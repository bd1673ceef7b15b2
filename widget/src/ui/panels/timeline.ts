// Below a video's image: going from frame to frame, propagation, and a timeline for each object.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { changed } from "../../canvas/memo";
import type { ObjectData } from "../../protocol/messages";
import * as strings from "../../strings";
import { iconButton, menu, menuItem } from "../controls";
import { type IconName, icon } from "../icons";
import type { PanelContext } from "../panel-context";
import { frameAt, paintTimeline } from "./timeline-row";

/** How many frames "some" are. */
const SOME = 10;

export function timeline(panel: PanelContext): TemplateResult | typeof nothing {
  const { ui, session } = panel;
  const { medium, objects } = ui.state;
  if (medium?.kind !== "video") return nothing;
  const last = medium.frames - 1;
  const at = last > 0 ? ui.frame / last : 0;
  const words = strings.video;
  const go = (name: IconName & keyof typeof words, frame: number, key: string) =>
    iconButton(name, name, words[name], () => session.seek(frame), {
      key,
      disabled: ui.frame === Math.min(Math.max(frame, 0), last),
    });
  const toggle = ui.playing ? "pause" : "play";
  const time = medium.fps > 0 ? html`<span class="time">${clock(ui.frame / medium.fps)}</span>` : nothing;
  return html`<section class="timeline" aria-label=${strings.video.label}>
    <div class="transport">
      <div class="group">
        ${go("first", 0, "Home")} ${go("previous", ui.frame - 1, "←")}
        ${iconButton("play", toggle, words[toggle], () => session.playback.toggle(), { key: "Space" })}
        ${go("next", ui.frame + 1, "→")} ${go("last", last, "End")}
      </div>
      <span class="counter figures" data-test="counter">
        <b>${ui.frame}</b> / ${last}${time}
      </span>
      ${ui.propagation ? progress(panel) : html`<div class="runs">${resumeButton(panel)}${propagateButton(panel)}</div>`}
    </div>
    <div class="timeline-rows" style="--at: ${at}">
      <div class="timeline-row">
        <span class="timeline-label"></span>
        <input
          class="range"
          type="range"
          data-test="frame-slider"
          aria-label=${strings.video.frame}
          aria-valuetext=${strings.video.frameOf(ui.frame, last)}
          min="0"
          max=${last}
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
        ${objects.length ? html`<div class="playhead-lane"><i class="playhead"></i></div>` : nothing}
      </div>
    </div>
  </section>`;
}

function objectRow(panel: PanelContext, object: ObjectData): TemplateResult {
  const frames = panel.ui.state.medium?.frames ?? 1;
  const seek = (event: PointerEvent) => {
    if (event.type === "pointermove" && !(event.buttons & 1)) return;
    const timeline = event.currentTarget as HTMLElement;
    const box = timeline.getBoundingClientRect();
    panel.session.seek(frameAt(event.clientX - box.left, frames, box.width));
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
      @pointerdown=${seek}
      @pointermove=${seek}
    ></canvas>
  </div>`;
}

export function paintTimelines(panel: PanelContext, root: ParentNode): void {
  const { ui } = panel;
  const section = root.querySelector(".timeline");
  if (!section) return;
  const line = getComputedStyle(section).getPropertyValue("--line");
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas.object-timeline")) {
    const object = ui.state.objects.find((o) => o.id === Number(canvas.dataset.object));
    if (object && changed(canvas, object, ui.live.get(object.id), canvas.clientWidth, line))
      paintTimeline(canvas, object, ui.live, ui.state.medium?.frames ?? 1, line);
  }
}

/** Scrolls the rows, and nothing else of the page, to the selected object's. */
export function showSelected(root: ParentNode): void {
  const row = root.querySelector<HTMLElement>(".timeline-row[data-selected]");
  const rows = row?.parentElement;
  if (!row || !rows || !changed(rows, row, rows.childElementCount)) return;
  const top = row.offsetTop - rows.offsetTop;
  rows.scrollTop = Math.min(top, Math.max(rows.scrollTop, top + row.offsetHeight - rows.clientHeight));
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

function resumeButton({ ui, session }: PanelContext): TemplateResult | typeof nothing {
  const { unfinished } = ui.state;
  if (!unfinished) return nothing;
  const { done, total } = unfinished;
  return html`<button
    class="button outlined figures"
    data-test="resume"
    title=${strings.video.resumeTitle(done, total)}
    @click=${() => void session.propagation.resume()}
  >
    ${strings.video.resume(done, total)}
  </button>`;
}

function propagateButton(panel: PanelContext): TemplateResult {
  const { ui, session } = panel;
  const prompted = ui.state.objects.some((object) => Object.keys(object.prompts).length > 0);
  const item = (test: string, label: string, detail: string, range: Parameters<typeof session.propagation.run>[0]) =>
    menuItem(panel, test, label, detail, () => void session.propagation.run(range));
  const start = ui.frame;
  const last = (ui.state.medium?.frames ?? 1) - 1;
  return html`<div class="joined">
    <button
      class="button primary"
      data-test="propagate"
      ?disabled=${!prompted || (ui.state.due.frames === 0 && ui.pending.length === 0)}
      title=${prompted ? strings.video.propagateTitle : strings.video.nothing}
      @click=${() => void session.propagation.run({ direction: "update" })}
    >
      ${icon("propagate")}<span>${ui.state.due.label || strings.video.propagate}</span>
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
        item("propagate-all", strings.video.all, strings.video.allDetail, { direction: "both" }),
      ],
      "right up",
    )}
  </div>`;
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
