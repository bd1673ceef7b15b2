// What a video needs below the picture: going from frame to frame, a strip for each object, tracking.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { iconButton, menu, menuItem, type App } from "../panel-context";
import { changed } from "../../canvas/memo";
import { icon } from "../icons";
import type { ObjectData } from "../../protocol/messages";
import { frameAt, paintStrip } from "./timeline-row";

export function timeline(app: App): TemplateResult | typeof nothing {
  const { ui, session } = app;
  const { medium, objects } = ui.state;
  if (medium?.kind !== "video") return nothing;
  const last = medium.frames - 1;
  const at = last > 0 ? ui.frame / last : 0;
  const go = (frame: number) => () => session.seek(frame);
  return html`<section class="timeline" aria-label="Video">
    <div class="transport">
      <div class="group">
        ${iconButton("first", "first", "First frame", go(0), { key: "Home", disabled: ui.frame === 0 })}
        ${iconButton("previous", "previous", "Previous frame", go(ui.frame - 1), { key: "←", disabled: ui.frame === 0 })}
        ${iconButton("play", ui.playing ? "pause" : "play", ui.playing ? "Pause" : "Play", () => session.player.toggle(), { key: "Space" })}
        ${iconButton("next", "next", "Next frame", go(ui.frame + 1), { key: "→", disabled: ui.frame === last })}
        ${iconButton("last", "last", "Last frame", go(last), { key: "End", disabled: ui.frame === last })}
      </div>
      <span class="counter figures" data-test="counter">
        <b>${ui.frame + 1}</b> / ${medium.frames}${medium.fps > 0 ? html`<span class="time">${clock(ui.frame / medium.fps)}</span>` : nothing}
      </span>
      ${ui.propagation ? progress(app) : html`<span class="space"></span>${trackButton(app)}`}
    </div>
    <div class="tracks" style="--at: ${at}">
      <div class="track-row">
        <span class="track-label"></span>
        <input
          class="range"
          type="range"
          data-test="frame-slider"
          aria-label="Frame"
          aria-valuetext="Frame ${ui.frame + 1} of ${medium.frames}"
          min="0"
          max=${last}
          step="1"
          .value=${String(ui.frame)}
          @input=${(event: InputEvent) => session.seek(Number((event.target as HTMLInputElement).value))}
        />
      </div>
      <div class="lanes">
        <div class="strips">${repeat(objects, (o) => o.id, (o) => stripRow(app, o))}</div>
        ${objects.length ? html`<div class="playhead-lane"><i class="playhead"></i></div>` : nothing}
      </div>
    </div>
  </section>`;
}

function stripRow(app: App, object: ObjectData): TemplateResult {
  const frames = app.ui.state.medium?.frames ?? 1;
  const seek = (event: PointerEvent) => {
    if (event.type === "pointermove" && !(event.buttons & 1)) return;
    const strip = event.currentTarget as HTMLElement;
    const box = strip.getBoundingClientRect();
    app.session.seek(frameAt(event.clientX - box.left, frames, box.width));
    if (event.type === "pointerdown") strip.setPointerCapture(event.pointerId);
  };
  return html`<div class="track-row" ?data-selected=${object.id === app.ui.selected}>
    <button class="track-label" title=${object.name} tabindex="-1" @click=${() => app.session.select(object.id)}>
      <i class="dot" style="--color: ${object.color}"></i><span>${object.name}</span>
    </button>
    <canvas
      class="strip"
      data-test="strip-${object.id}"
      data-object=${object.id}
      role="img"
      aria-label=${summary(object)}
      @pointerdown=${seek}
      @pointermove=${seek}
    ></canvas>
  </div>`;
}

export function paintStrips(app: App, root: ParentNode): void {
  const { ui } = app;
  const section = root.querySelector(".timeline");
  if (!section) return;
  const line = getComputedStyle(section).getPropertyValue("--line");
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas.strip")) {
    const object = ui.state.objects.find((o) => o.id === Number(canvas.dataset.object));
    if (object && changed(canvas, object, ui.live.get(object.id), canvas.clientWidth, line))
      paintStrip(canvas, object, ui.live, ui.state.medium?.frames ?? 1, line);
  }
}

/** Scrolls the strips, and nothing else of the page, to the selected object's. */
export function showSelected(root: ParentNode): void {
  const row = root.querySelector<HTMLElement>(".track-row[data-selected]");
  const strips = row?.parentElement;
  if (!row || !strips || !changed(strips, row, strips.childElementCount)) return;
  const top = row.offsetTop - strips.offsetTop;
  strips.scrollTop = Math.min(top, Math.max(strips.scrollTop, top + row.offsetHeight - strips.clientHeight));
}

function summary({ name, timeline, prompts }: ObjectData): string {
  const count = (wanted: string) => timeline.reduce((sum, [, n, kind]) => sum + (kind === wanted ? n : 0), 0);
  const marks = Object.keys(prompts).length;
  return `${name}: prompted on ${marks} frames, tracked on ${count("tracked")}, out of date on ${count("stale")}, not visible on ${count("absent")}`;
}

function trackButton(app: App): TemplateResult {
  const { ui, session } = app;
  const prompted = ui.state.objects.some((object) => Object.keys(object.prompts).length > 0);
  const item = (test: string, label: string, detail: string, range: Parameters<typeof session.tracking.run>[0]) =>
    menuItem(app, test, label, detail, () => void session.tracking.run(range));
  const start = ui.frame;
  return html`<div class="joined">
    <button
      class="button primary"
      data-test="propagate"
      ?disabled=${!prompted}
      title=${prompted ? "Follow all objects to the end of the video (T)" : "Click on something first"}
      @click=${() => void session.tracking.run({ direction: "forward" })}
    >
      ${icon("track")}<span>Propagate</span>
    </button>
    ${menu(
      app,
      "propagate-menu",
      { label: "How to propagate", content: icon("down"), disabled: !prompted, classes: "primary icon-button slim" },
      () => [
        item("propagate-forward", "Forward from here", "To the end of the video", { direction: "forward", start }),
        item("propagate-backward", "Backward from here", "To its beginning", { direction: "backward", start }),
        item("propagate-both", "Both ways from here", "", { direction: "both", start }),
        item("propagate-all", "The whole video", "From the first frame that has a point or a box", { direction: "both" }),
      ],
      "right up",
    )}
  </div>`;
}

function progress({ ui, session }: App): TemplateResult {
  const { done, total, framesPerSecond, secondsLeft, stopping } = ui.propagation!;
  const words = stopping ? "Stopping…" : done ? `${framesPerSecond.toFixed(1)} frames/s, ${duration(secondsLeft)} left` : "Starting…";
  return html`<div class="tracking">
    <span class="figures" data-test="progress">${words}</span>
    <progress max=${total || 1} .value=${done} aria-label="Propagating, ${done} of ${total} frames"></progress>
    <button class="button outlined" data-test="cancel" ?disabled=${stopping} title="Stop, and keep what is done (Esc)" @click=${() => session.tracking.cancel()}>
      Cancel
    </button>
  </div>`;
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds - 60 * minutes).toFixed(2).padStart(5, "0")}`;
}

function duration(seconds: number): string {
  if (!(seconds >= 0)) return "…";
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}
