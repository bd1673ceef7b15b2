// <edgetam-canvas>: puts the panels around the canvas, and hands what the user does to the session.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { App } from "./panel-context";
import type { Stats } from "../state/context";
import { connectPointers } from "../canvas/gesture-bindings";
import { point, press, type KeyContext } from "./keys";
import { heightAround, stageHeight } from "./layout";
import { moveInMenu, showMenu } from "./menus";
import { candidatesPanel, paintCandidates } from "./panels/candidates";
import { cardSheet } from "./panels/model-card";
import { emptyState } from "./panels/empty";
import { keySheet } from "./panels/shortcuts";
import { objectsPanel } from "./panels/objects";
import { statusBar } from "./panels/status";
import { paintStrips, showSelected, timeline } from "./panels/timeline";
import { openingNote, toast } from "./panels/toast";
import { toolbar } from "./panels/toolbar";
import type { Pointers } from "../canvas/gestures";
import type { Session } from "../actions/session";
import { Stage } from "../canvas/stage";
import { styles } from "./styles/index";
import { watchTheme, type Theme } from "./theme";
import { receiveFiles } from "./file-drop";

// A press of the space bar this short plays or pauses; longer ones hold the picture to move it.
const TAP_MS = 300;

export class EdgetamCanvas extends LitElement implements App, KeyContext {
  static override styles = styles;
  static override properties = { menu: { state: true }, renaming: { state: true }, shade: { state: true }, dropping: { state: true } };

  session!: Session;
  theme: Theme = "auto";
  stage: Stage | null = null;
  declare menu: string;
  declare renaming: number;
  declare shade: "light" | "dark";
  declare dropping: boolean;
  #pointers: Pointers | null = null;
  #stops: (() => void)[] = [];
  #spaceAt = 0;
  #bound = Infinity;
  /** What had the focus before the page was rendered anew. */
  #focused: Element | null = null;

  constructor() {
    super();
    this.menu = "";
    this.renaming = 0;
    this.shade = "light";
    this.dropping = false;
  }

  get ui() {
    return this.session.ui;
  }

  /** Counters and times, for tests and benchmarks. */
  get stats(): Stats {
    return this.session.core.stats;
  }

  /** Nothing is asked for, nothing waits to be sent or painted: what is on screen stays until someone does something. */
  get idle(): boolean {
    const { core } = this.session;
    return core.inFlight === 0 && this.ui.pending.length === 0 && !this.isUpdatePending && (this.stage?.settled ?? false);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Notebooks take keys before we see them, unless told not to.
    this.setAttribute("data-lm-suppress-shortcuts", "true");
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("resize", () => this.#layout(), { signal });
    for (const type of ["keydown", "keyup"] as const) document.addEventListener(type, this.#onPageKey, { signal });
    this.#stops = [
      () => listening.abort(),
      this.session.core.store.subscribe(() => this.requestUpdate()),
      watchTheme(this, this.theme, (shade) => (this.shade = shade)),
      receiveFiles(this, this.#onFiles, (over) => (this.dropping = over)),
    ];
    // A notebook takes cells that are out of sight out of the page, and puts them back.
    if (this.hasUpdated) this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    this.#pointers?.dispose();
    this.stage?.dispose();
    this.stage = null;
  }

  override render(): TemplateResult {
    const { ui } = this;
    const open = ui.state.medium !== null;
    const working = ui.busy || ui.opening !== null;
    return html`<div
      class="app"
      role="region"
      aria-label="EdgeTAM"
      data-theme=${this.shade}
      data-phase=${ui.phase}
      ?data-open=${open}
      aria-busy=${String(working)}
      @keydown=${this.#onKeyDown}
      @keyup=${this.#onKeyUp}
      @pointerdown=${this.#onPointerDown}
      @focusout=${this.#onFocusOut}
    >
      <div class="frame">
        ${toolbar(this)}
        <div class="stage-frame">
          <div
            class="stage"
            data-test="canvas"
            data-tool=${ui.tool}
            tabindex=${open ? 0 : -1}
            role="application"
            aria-label="The picture. Click to add to the selected object, right click to subtract. P points with the arrow keys."
          >
            <canvas class="layer-picture"></canvas><canvas class="layer-overlay"></canvas>
          </div>
          <div class="busy" ?data-on=${working}></div>
          ${open ? nothing : emptyState(this)} ${openingNote(this)} ${toast(this)}
          ${this.dropping ? html`<div class="dropping" data-test="dropping"><span>Drop to open</span></div>` : ""}
        </div>
        ${timeline(this)}
        ${open ? html`<aside class="panel">${objectsPanel(this)} ${candidatesPanel(this)}</aside>` : ""}
        ${statusBar(this)}
      </div>
      <div class="unseen" aria-live="polite" data-test="announcement">${ui.announcement}</div>
      <input class="unseen" type="file" tabindex="-1" aria-hidden="true" data-test="file-input" accept=${ui.accept} @change=${this.#onFile} />
      ${keySheet(() => this.#sheet("keys").close())} ${cardSheet(() => this.#sheet("card").close())}
    </div>`;
  }

  override firstUpdated(): void {
    this.#start();
    void this.session.connect();
  }

  #start(): void {
    this.#bound = heightAround(this);
    const element = this.#find<HTMLElement>(".stage");
    const layer = (name: string) => this.#find<HTMLCanvasElement>(`.layer-${name}`);
    this.#layout();
    const layers = { picture: layer("picture"), overlay: layer("overlay") };
    this.stage = new Stage(this.session.core, element, layers, () => this.requestUpdate());
    // The small pictures wait until the large one is on screen.
    element.addEventListener("edgetam-drawn", () => void paintCandidates(this, this.renderRoot));
    this.#pointers = connectPointers(element, this.stage, this.session, () => this.matches(":focus-within"));
  }

  override willUpdate(): void {
    this.#focused = (this.renderRoot as ShadowRoot).activeElement;
  }

  override updated(changed: PropertyValues): void {
    // Who pressed what is gone now would be out of the page, and his next key with him.
    if (this.#focused && (!this.#focused.isConnected || this.#focused.matches(":disabled")))
      this.#find<HTMLElement>(".stage").focus({ preventScroll: true });
    this.#layout();
    paintStrips(this, this.renderRoot);
    if (this.stage?.settled) void paintCandidates(this, this.renderRoot);
    showSelected(this.renderRoot);
    if (changed.has("renaming") && this.renaming) this.#find<HTMLInputElement>(".object-name-field").select();
    if (changed.has("menu") && this.menu) showMenu(this.#find(".menu"), this);
  }

  toggleMenu(name: string): void {
    this.menu = this.menu === name ? "" : name;
  }

  closeMenu(): void {
    if (this.menu) this.renderRoot.querySelector<HTMLElement>(`[data-test="${this.menu}"]`)?.focus();
    this.menu = "";
  }

  chooseFile(): void {
    const input = this.#find<HTMLInputElement>('[data-test="file-input"]');
    input.value = ""; // so that choosing the same file again is a change
    input.click();
  }

  showKeys(): void {
    this.#sheet("keys").showModal();
  }

  showCard(): void {
    this.closeMenu();
    this.#sheet("card").showModal();
  }

  togglePointing(): void {
    const medium = this.ui.state.medium;
    if (!this.stage || !medium) return;
    this.stage.setCrosshair(this.stage.crosshair ? null : [medium.width / 2, medium.height / 2]);
    this.#find<HTMLElement>(".stage").focus();
  }

  escape(): void {
    if (this.menu) this.closeMenu();
    else if (this.#pointers?.cancel()) return;
    else if (this.stage?.crosshair) this.stage.setCrosshair(null);
    else if (this.session.tracking.running) this.session.tracking.cancel();
    else this.session.core.dismiss();
  }

  #sheet(name: string): HTMLDialogElement {
    return this.#find<HTMLDialogElement>(`.sheet[data-test="${name}"]`);
  }

  #find<T extends Element>(selector: string): T {
    return this.renderRoot.querySelector<T>(selector)!;
  }

  #layout(): void {
    const frame = this.renderRoot.querySelector<HTMLElement>(".stage-frame");
    if (!frame) return;
    const height = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0;
    const chrome = height(".toolbar") + height(".timeline") + height(".status");
    const { kind } = this.session.host;
    const bound = kind === "anywidget" ? this.#bound : Infinity;
    frame.style.height = `${stageHeight(frame.clientWidth, this.ui.state.medium, chrome, kind, bound)}px`;
  }

  #onFiles = async (file: File, others: number): Promise<void> => {
    await this.session.open(file);
    if (others && !this.ui.problem)
      this.session.core.store.update({ problem: { message: `One file at a time: only ${file.name} was opened.`, hint: "", action: null } });
  };

  #onFile = (event: Event): void => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) void this.session.open(file);
  };

  #onPointerDown = (event: Event): void => {
    const inside = event.composedPath().some((node) => node instanceof Element && node.matches(".menu-anchor"));
    if (!inside) this.menu = "";
  };

  #onFocusOut = (): void => {
    if (this.#pointers) this.#pointers.space = false;
  };

  /** A page of our own: keys mean us when nothing else has the focus. In a notebook they are the notebook's. */
  #onPageKey = (event: KeyboardEvent): void => {
    if (event.target !== document.body || this.session.host.kind !== "gradio") return;
    if (event.type === "keydown") this.#onKeyDown(event);
    else this.#onKeyUp(event);
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0] as HTMLElement;
    if (this.renderRoot.querySelector("dialog[open]")) return;
    if (target.closest('[role="menu"]') && moveInMenu(target, event.key)) return event.preventDefault();
    const typing = target.matches("input:not([type=range]):not([type=checkbox])");
    const sliding = target.matches("[type=range]") && /^(Arrow|Home|End|Page)/.test(event.key);
    if ((typing && event.key !== "Escape") || (sliding && !event.shiftKey)) return;
    const onButton = target.matches("button, input");
    if (event.key === " " && !onButton) {
      if (!event.repeat) this.#spaceAt = event.timeStamp;
      if (this.#pointers) this.#pointers.space = true;
    } else if (onButton && event.key === "Enter") return;
    else if (!point(this, event) && !press(this, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #onKeyUp = (event: KeyboardEvent): void => {
    if (event.key !== " " || !this.#spaceAt) return;
    if (this.#pointers) this.#pointers.space = false;
    if (event.timeStamp - this.#spaceAt < TAP_MS) this.session.player.toggle();
    this.#spaceAt = 0;
  };
}
