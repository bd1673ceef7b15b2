// <edgetam-canvas>: puts the panels around the canvas, and hands what the user does to the session.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Session } from "../actions/session";
import { Drawing } from "../canvas/drawing";
import { bindGestures } from "../canvas/gesture-bindings";
import type { GestureRecognizer } from "../canvas/gestures";
import { Stage } from "../canvas/stage";
import type { Stats } from "../state/context";
import * as strings from "../strings";
import { cellBelow } from "./cells";
import { exportSheet } from "./export/sheet";
import { fromAddress, receiveFiles } from "./file-drop";
import { Keyboard } from "./keyboard";
import type { KeyContext } from "./keys";
import { heightAround, heightInSight, isBeside, stageHeight } from "./layout";
import { showMenu } from "./menus";
import type { PanelContext } from "./panel-context";
import { cameraBar } from "./panels/camera";
import { candidatesPanel, paintCandidates } from "./panels/candidates";
import { cleaningPanel } from "./panels/cleaning";
import { codeSheet } from "./panels/code-sheet";
import { dataSheet } from "./panels/data-sheet";
import { emptyState } from "./panels/empty";
import { filmstrip, showCurrent } from "./panels/filmstrip";
import { handBar } from "./panels/hand";
import { cardSheet } from "./panels/model-card";
import { objectsPanel } from "./panels/objects";
import { pill } from "./panels/pill";
import { keySheet } from "./panels/shortcuts";
import { statusBar } from "./panels/status";
import { paintTimelines, timeline } from "./panels/timeline";
import { openingNote, reconnectingNote, toast } from "./panels/toast";
import { toolbar } from "./panels/toolbar";
import { showUnsaved, unsavedSheet } from "./panels/unsaved";
import { zoomWhole } from "./panels/zoom";
import { showSelected } from "./selected";
import { styles } from "./styles/index";
import { type Theme, watchTheme } from "./theme";
import { showInTitle } from "./title";

const MASK_FILES = ".png,.npy,.npz,.json,.txt,.zip";

export class EdgetamCanvas extends LitElement implements PanelContext, KeyContext {
  static override styles = styles;
  static override properties = {
    menu: { state: true },
    renaming: { state: true },
    cleaning: { state: true },
    shade: { state: true },
    dropping: { state: true },
  };

  session!: Session;
  theme: Theme = "auto";
  stage: Stage | null = null;
  drawing: Drawing | null = null;
  declare menu: string;
  declare renaming: number;
  declare cleaning: boolean;
  declare shade: "light" | "dark";
  declare dropping: boolean;
  #gestures: GestureRecognizer | null = null;
  #stops: (() => void)[] = [];
  #keyboard = new Keyboard(this);
  #bound = Infinity;
  /** Where the mask goes that is being chosen. */
  #maskFor = { object: 0, frame: 0 };
  /** What had the focus before the page was rendered anew. */
  #focused: Element | null = null;

  constructor() {
    super();
    this.menu = "";
    this.renaming = 0;
    this.cleaning = false;
    this.shade = "light";
    this.dropping = false;
  }

  get ui() {
    return this.session.ui;
  }

  /** Counters and times, for tests and benchmarks. */
  get stats(): Stats {
    return this.session.stats;
  }

  /** Whether no request, edit or painting is under way: what is on screen stays until somebody acts. */
  get idle(): boolean {
    return this.session.context.idle && !this.isUpdatePending && (this.stage?.settled ?? false);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // JupyterLab handles keys before the component gets them, unless this attribute is set.
    this.setAttribute("data-lm-suppress-shortcuts", "true");
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("resize", () => this.#layout(), { signal });
    this.#keyboard.listenToPage(signal);
    this.#stops = [
      () => listening.abort(),
      this.session.subscribe(() => this.requestUpdate()),
      watchTheme(this, this.theme, (shade) => (this.shade = shade)),
      receiveFiles(this, this.#receiver),
    ];
    // JupyterLab detaches cells that are scrolled out of sight, and attaches them again.
    if (this.hasUpdated) this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    this.#gestures?.dispose();
    this.stage?.dispose();
    this.stage = null;
  }

  override render(): TemplateResult {
    const { ui } = this;
    const open = ui.state.medium !== null || ui.preview !== null;
    const working = ui.busy || ui.opening !== null;
    return html`<div
      class="app"
      role="region"
      aria-label=${strings.page.name}
      data-theme=${this.shade}
      data-phase=${ui.phase}
      ?data-open=${open}
      ?data-page=${this.session.host.ownsPage}
      ?data-folded=${!ui.settings.panel}
      aria-busy=${String(working)}
      @keydown=${this.#keyboard.onDown}
      @keyup=${this.#keyboard.onUp}
      @pointerdown=${this.#onPointerDown}
      @focusin=${this.#keyboard.onField}
      @change=${this.#keyboard.onField}
      @focusout=${this.#keyboard.release}
    >
      ${open && this.session.host.ownsPage ? html`<h1 class="unseen">${strings.page.name}</h1>` : nothing}
      <div class="frame">
        ${toolbar(this)}
        <div class="stage-frame">
          <div
            class="stage"
            data-test="canvas"
            data-tool=${ui.tool}
            ?data-zoomed=${this.stage && !this.stage.fitted}
            tabindex=${open ? 0 : -1}
            role="application"
            aria-label=${strings.page.stage}
          >
            <canvas class="layer-image"></canvas><canvas class="layer-overlay"></canvas>
          </div>
          <div class="busy" ?data-on=${working}></div>
          ${open ? [pill(this), zoomWhole(this)] : emptyState(this)} ${openingNote(this)}
          <div class="over">
            ${open ? handBar(this) : nothing} ${reconnectingNote(this)} ${toast(this)}
            ${open ? cleaningPanel(this) : nothing}
          </div>
          ${this.dropping ? dropping() : nothing}
        </div>
        ${timeline(this)} ${cameraBar(this)} ${filmstrip(this)}
        ${open ? html`<aside class="panel">${objectsPanel(this)} ${ui.camera ? nothing : candidatesPanel(this)}</aside>` : ""}
        ${statusBar(this)}
      </div>
      <div class="unseen" aria-live="polite" data-test="announcement">${ui.announcement}</div>
      <input
        class="unseen"
        type="file"
        tabindex="-1"
        aria-hidden="true"
        data-test="file-input"
        multiple
        accept=${ui.accept}
        @change=${this.#onFile}
      />
      <input
        class="unseen"
        type="file"
        tabindex="-1"
        aria-hidden="true"
        data-test="mask-input"
        accept=${MASK_FILES}
        @change=${this.#onMask}
      />
      ${keySheet(() => this.#sheet("keys").close())} ${cardSheet(() => this.#sheet("card").close())}
      ${exportSheet(this, () => this.#sheet("export-sheet").close())} ${unsavedSheet(this)}
      ${dataSheet(this, () => this.#sheet("data").close())} ${codeSheet(this, () => this.#sheet("code").close())}
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
    const layers = { image: layer("image"), overlay: layer("overlay") };
    this.stage = new Stage(this.session.context, element, layers, () => this.requestUpdate());
    // Thumbnails are painted after the large image, which the user waits for.
    element.addEventListener("edgetam-drawn", () => void paintCandidates(this, this.renderRoot));
    this.drawing = new Drawing(this.stage, this.session);
    this.#gestures = bindGestures(element, this.stage, this.session, this.drawing, () => this.matches(":focus-within"));
  }

  override willUpdate(): void {
    this.#focused = (this.renderRoot as ShadowRoot).activeElement;
  }

  override updated(changed: PropertyValues): void {
    // If the focused button is gone, the focus goes to the stage: else the next key would miss the component.
    if (this.#focused && (!this.#focused.isConnected || this.#focused.matches(":disabled"))) this.focusCanvas();
    this.#layout();
    paintTimelines(this, this.renderRoot);
    if (this.stage?.settled) void paintCandidates(this, this.renderRoot);
    showSelected(this.renderRoot);
    showCurrent(this.renderRoot);
    showUnsaved(this, this.#sheet("unsaved"));
    if (this.session.host.ownsPage) showInTitle(this.ui);
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

  focusCanvas(): void {
    this.#find<HTMLElement>(".stage").focus({ preventScroll: true });
  }

  chooseFile(): void {
    const input = this.#find<HTMLInputElement>('[data-test="file-input"]');
    input.value = ""; // so that choosing the same file again is a change
    input.click();
  }

  chooseMask(object: number): void {
    this.#maskFor = { object, frame: this.ui.frame };
    const input = this.#find<HTMLInputElement>('[data-test="mask-input"]');
    input.value = "";
    input.click();
  }

  showCleaning(shown: boolean): void {
    this.cleaning = shown;
    if (!shown) this.focusCanvas();
  }

  showKeys(): void {
    this.closeMenu();
    this.#sheet("keys").showModal();
  }

  showCode(): void {
    this.closeMenu();
    void this.session.code.show();
    this.#sheet("code").showModal();
  }

  cellBelow() {
    return this.session.host.ownsPage ? null : cellBelow(this);
  }

  showExport(): void {
    this.closeMenu();
    this.session.exporting.draft.open();
    this.#sheet("export-sheet").showModal();
  }

  askToDelete(): void {
    this.closeMenu();
    this.#sheet("data").showModal();
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

  get sheetOpen(): boolean {
    return this.renderRoot.querySelector("dialog[open]") !== null;
  }

  holdSpace(held: boolean): void {
    if (this.#gestures) this.#gestures.space = held;
  }

  /** Gives up a gesture that is under way. Says whether there was one. */
  cancelGesture(): boolean {
    return (this.#gestures?.cancel() ?? false) || (this.drawing?.cancel() ?? false);
  }

  zoomToWhatCounts(): void {
    const { stage, session } = this;
    if (stage?.crosshair) return stage.zoom(2);
    const bounds = session.boundsOfSelected;
    if (bounds) stage?.lookAt(bounds);
  }

  pressButton(name: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-test="${name}"]:not(:disabled)`)?.click();
  }

  #sheet(name: string): HTMLDialogElement {
    return this.#find<HTMLDialogElement>(`.sheet[data-test="${name}"]`);
  }

  #find<T extends Element>(selector: string): T {
    return this.renderRoot.querySelector<T>(selector)!;
  }

  /** Gives the stage the height that the other parts leave. */
  #layout(): void {
    const app = this.renderRoot.querySelector<HTMLElement>(".app");
    if (!app) return;
    const stage = this.#find<HTMLElement>(".stage-frame");
    const { ownsPage } = this.session.host;
    const beside = isBeside(app.clientWidth, window.innerHeight);
    app.toggleAttribute("data-beside", beside);
    const height = heightInSight();
    const above = ownsPage ? app.getBoundingClientRect().top + window.scrollY : 0;
    // Far down on a page of somebody else's, the component is scrolled to.
    const sight = ownsPage ? height - (above < height / 3 ? above : 0) : Math.min(height, this.#bound);
    const chrome = app.offsetHeight - stage.offsetHeight;
    const room = { width: stage.clientWidth, sight, chrome, ownsPage, beside };
    stage.style.height = `${stageHeight(room, this.ui.state.medium)}px`;
  }

  #receiver = {
    onFiles: (files: readonly File[]) => this.#onFiles(files),
    onAddress: (url: string) => void this.session.open(fromAddress(url)),
    onOver: (over: boolean) => void (this.dropping = over),
  };

  #onFiles = (files: readonly File[]): void => {
    if (files.length > 1) void this.session.openAll(files);
    else if (files[0]) void this.session.open(files[0]);
  };

  #onFile = (event: Event): void => this.#onFiles([...((event.target as HTMLInputElement).files ?? [])]);

  #onMask = (event: Event): void => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) void this.session.loading.run(file, this.#maskFor);
  };

  #onPointerDown = (event: Event): void => {
    const inside = event.composedPath().some((node) => node instanceof Element && node.matches(".menu-anchor"));
    if (!inside) this.menu = "";
  };
}

function dropping(): TemplateResult {
  return html`<div class="dropping" data-test="dropping"><span>${strings.page.drop}</span></div>`;
}
