// A session as the page sees it: connecting, opening a picture or video, going from frame to frame, exporting.
import { Core } from "../state/context";
import { Edits, type Prompt } from "./edits";
import { HostError, isAbort, type Host } from "../hosts/host";
import { Loader } from "../state/frame-loader";
import type { Message } from "../protocol/envelope";
import type { FormatData, ExportPart, OpenPart, Push, StateData } from "../protocol/messages";
import { Player } from "./playback";
import { mayHaveMask, objectOf, restart, tookWork, type Settings } from "../state/store";
import { Tracking, type Range } from "./propagation";

const TOKEN_KEY = "edgetam-token";
const ADDRESS_KEY = "edgetam";
const SETTINGS_KEY = "edgetam-settings";
const PLACE_KEY = "edgetam-place";
const ENGINE_POLL_MS = 1000;
/** What an envelope's 32 bits can tell. */
const MAX_UPLOAD_BYTES = 2 ** 32 - 1;
const OPENING = { reading: "Reading the file…", encoding: "Getting it ready for clicks…" };

interface Place {
  session: string;
  frame: number;
  selected: number;
  exported: number;
  /** What was being propagated, where a reload stops it: a notebook goes on. */
  range: Range | null;
}

export class Session {
  readonly core: Core;
  readonly edits: Edits;
  readonly player: Player;
  readonly tracking: Tracking;
  #loader: Loader;
  #opening: AbortController | null = null;
  #exporting: AbortController | null = null;
  /** The revision that was exported last, or -1. */
  #exported = -1;
  #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(readonly host: Host) {
    this.core = new Core(host);
    this.core.startAgain = () => void this.connect(true);
    this.core.show = (state) => this.#show(state);
    this.#loader = new Loader(this.core);
    const goTo = (frame: number) => this.#goTo(frame);
    this.edits = new Edits(this.core, this.#loader, goTo);
    this.player = new Player(this.core, this.#loader, goTo);
    this.tracking = new Tracking(this.core, this.#loader, goTo, () => this.edits.settled());
    this.core.store.update({ settings: { ...this.ui.settings, ...remembered<Settings>("localStorage", SETTINGS_KEY) } });
    this.#stops.push(host.onPush({ onPush: (message) => this.#hear(message), onMissed: () => void this.#catchUp() }));
    const leaving = new AbortController();
    const { signal } = leaving;
    window.addEventListener("pagehide", this.#keepPlace, { signal });
    // Who closes the page cannot come back to it. A notebook keeps what was done.
    const ask = (event: Event) => this.host.kind === "gradio" && this.#unsaved && event.preventDefault();
    window.addEventListener("beforeunload", ask, { signal });
    this.#stops.push(() => leaving.abort());
  }

  get ui() {
    return this.core.ui;
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.player.pause();
    this.tracking.abort();
    for (const stop of this.#stops) stop();
    this.host.dispose();
    this.#loader.clear();
    for (const { thumbnail } of this.ui.examples) URL.revokeObjectURL(thumbnail);
  }

  /** Begins, or goes on with what this tab had open before a reload. */
  async connect(fresh = false): Promise<void> {
    const { store } = this.core;
    store.update({ phase: "connecting", problem: null });
    if (fresh) this.host.token = "new";
    if (this.host.kind === "gradio") takeTokenFromAddress();
    const token = fresh ? null : remembered<string>("sessionStorage", TOKEN_KEY);
    try {
      const { meta, buffers } = await this.core.call("hello", token ? { token } : {});
      if (this.#disposed) return;
      this.host.token = meta.token;
      remember("sessionStorage", TOKEN_KEY, meta.token);
      const { engine, exports, accept } = meta;
      const examples = meta.examples.map((example, i) => ({
        example,
        thumbnail: URL.createObjectURL(new Blob([buffers[i] as BlobPart], { type: "image/jpeg" })),
      }));
      store.update({ engine, exports, accept, examples });
      this.#show(meta.state);
      store.update({ phase: "ready" });
      if (!engine.ready) this.#pollEngine();
    } catch (error) {
      store.update({ phase: "lost" });
      this.core.fail(error, () => void this.connect(fresh));
    }
  }

  /** Opens a file or one of the examples. If it fails, what was open stays. Asks first where work would be lost. */
  async open(source: File | { example: string; name: string }, sure = false): Promise<void> {
    const { core } = this;
    if (this.ui.phase === "lost") await this.connect();
    if (this.ui.phase === "lost") return;
    if (source instanceof File && source.size > MAX_UPLOAD_BYTES) {
      return core.fail(new HostError("media", "The file has more than 4 GB.", "Cut it, or use the command line."));
    }
    if (!sure && this.#unsaved) {
      const run = () => void this.open(source, true);
      const message = "These masks are not exported.";
      const hint = "Export them first: the next file discards them.";
      return core.store.update({ problem: { message, hint, action: { label: `Open ${source.name}`, run } } });
    }
    this.#opening?.abort();
    this.player.pause();
    const controller = new AbortController();
    this.#opening = controller;
    core.store.update({ opening: `Opening ${source.name}…`, problem: null });
    const [meta, buffers] = source instanceof File ? [{ name: source.name }, [source]] : [{ example: source.example }, []];
    try {
      const onPart = (part: { meta: OpenPart }) => {
        if (part.meta.status) core.store.update({ opening: OPENING[part.meta.status] });
        // The file could be read: what is exported is about to be closed.
        if (part.meta.status === "encoding") this.cancelExport();
      };
      const end = await core.stream("open", meta, buffers, onPart, { signal: controller.signal });
      if (end.meta.state) this.#show(end.meta.state);
    } catch (error) {
      core.fail(error, () => void this.open(source, true));
    } finally {
      if (this.#opening === controller) {
        this.#opening = null;
        core.store.update({ opening: null });
      }
    }
  }

  /** Whether there is work that no export holds. */
  get #unsaved(): boolean {
    const { state, propagation } = this.ui;
    // Until a propagation ends, the page's state does not tell of it.
    return (propagation !== null || state.revision !== this.#exported) && tookWork(this.ui);
  }

  cancelOpening(): void {
    this.#opening?.abort();
  }

  /** The user goes to a frame. */
  seek(frame: number): void {
    this.tracking.unfollow();
    this.player.pause();
    const before = this.ui.frame;
    this.#goTo(frame);
    const { frame: now, state } = this.ui;
    if (now !== before) this.core.store.update({ announcement: `Frame ${now + 1} of ${state.medium?.frames}.` });
  }

  /** A prompt on the frame that the user sees. */
  prompt(prompt: Prompt, frame: number): void {
    if (frame < 0) return; // nothing to be seen yet
    this.seek(frame);
    if (!("box" in prompt) && !prompt.labels.includes(1) && !mayHaveMask(this.ui)) {
      const problem = { message: "There is nothing to subtract from yet.", hint: "Click on the object first.", action: null };
      return this.core.store.update({ problem });
    }
    this.edits.prompt(prompt);
  }

  select(object: number): void {
    const name = objectOf(this.ui, object)?.name;
    this.core.store.update({ selected: object, announcement: name ? `${name} is selected.` : "" });
  }

  set(settings: Partial<Settings>): void {
    const next = { ...this.ui.settings, ...settings };
    this.core.store.update({ settings: next });
    remember("localStorage", SETTINGS_KEY, next);
    this.core.redraw();
  }

  /** Makes a file and hands it to the browser to save. */
  async export(format: FormatData): Promise<void> {
    const { store } = this.core;
    if (this.#exporting) return;
    const controller = new AbortController();
    this.#exporting = controller;
    store.update({ exporting: { format, done: 0, total: 0 }, problem: null });
    try {
      if (!(await this.edits.settled())) return;
      const { state, propagation } = this.ui;
      // A picture of the masks does not keep them, nor does a part of what a propagation will find.
      const whole = format.format !== "overlay" && !propagation;
      // The browser can put blobs on disk: a long video's file need not lie in memory twice.
      const pieces: Blob[] = [];
      const hold = ({ buffers }: Message<ExportPart>) => void pieces.push(new Blob(buffers as BlobPart[]));
      const end = await this.core.stream(
        "export",
        { format: format.format },
        [],
        (part) => {
          const { done, total } = part.meta;
          if (done && total) store.update({ exporting: { format, done, total } });
          hold(part);
        },
        { signal: controller.signal },
      );
      hold(end);
      const name = end.meta.name ?? format.format;
      save(new Blob(pieces, { type: end.meta.mime ?? "application/octet-stream" }), name);
      if (whole) this.#exported = state.revision;
      store.update({ announcement: `Saved ${name}.` });
    } catch (error) {
      if (!isAbort(error)) this.core.fail(error, () => void this.export(format));
    } finally {
      this.#exporting = null;
      store.update({ exporting: null });
    }
  }

  cancelExport(): void {
    this.#exporting?.abort();
  }

  /** A medium that is new to the page. */
  #show(state: StateData): void {
    this.tracking.abort();
    this.edits.clear();
    this.#loader.clear();
    const place = remembered<Place>("sessionStorage", PLACE_KEY);
    const before = place?.session === state.session ? place : null;
    this.#exported = before?.exported ?? -1;
    this.core.store.update(restart(this.ui, state));
    const first = Math.min(...state.objects.flatMap((o) => Object.keys(o.prompts).map(Number)));
    this.#goTo(before?.frame ?? (Number.isFinite(first) ? first : 0));
    const selected = before?.selected ?? 0;
    if (objectOf(this.ui, selected)) this.core.store.update({ selected });
    if (before?.range) this.#tellOfStopped(before.range);
  }

  #tellOfStopped(range: Range): void {
    const action = { label: "Propagate again", run: () => void this.tracking.run(range) };
    const problem = { message: "Reloading the page stopped the propagation.", hint: "What was done is kept.", action };
    this.core.store.update({ problem });
  }

  /** Where the user is, for the page that a reload makes. */
  #keepPlace = (): void => {
    const { state, frame, selected } = this.ui;
    const range = this.host.kind === "gradio" ? this.tracking.range : null;
    const place: Place = { session: state.session, frame, selected, exported: this.#exported, range };
    if (state.medium) remember("sessionStorage", PLACE_KEY, place);
  };

  #goTo(frame: number): void {
    const { medium } = this.ui.state;
    if (!medium) return;
    const next = Math.min(Math.max(Math.round(frame), 0), medium.frames - 1);
    if (next !== this.ui.frame) this.core.store.update({ frame: next });
    this.#loader.want(next);
    this.core.redraw();
  }

  #pollEngine(): void {
    this.#timer = setTimeout(async () => {
      try {
        const { meta } = await this.core.quietly("engine", {});
        this.core.store.update({ engine: meta.engine });
      } catch {
        // A poll that fails is followed by another.
      }
      if (!this.#disposed && !this.ui.engine?.ready) this.#pollEngine();
    }, ENGINE_POLL_MS);
  }

  /** What other clients did may have gone unheard: shows what Python holds by now. */
  async #catchUp(): Promise<void> {
    if (this.ui.phase !== "ready") return;
    const before = this.ui.state.revision;
    try {
      const state = await this.core.currentState();
      const missed = this.tracking.forgetElsewhere();
      if (!this.core.accept(state) || (state.revision <= before && !missed)) return;
      this.core.masks.clear();
      this.#loader.refresh();
      this.core.redraw();
    } catch {
      // The user waits for nothing here: what they do next tells of a lost connection.
    }
  }

  /** Another client did something, or a cell. */
  #hear(message: Message<Push>): void {
    const { meta } = message;
    if (this.ui.phase !== "ready") return;
    if (meta.error) return this.core.fail(new HostError(meta.error.code, meta.error.message, meta.error.hint));
    if (meta.push === "propagate") this.tracking.hear(message);
    else if (meta.push === "edit") this.edits.accept(message, this.host.sharesView);
    else if (meta.state) this.core.accept(meta.state);
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of the blob when it has begun to save; there is no event that tells of it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** An address with `?edgetam=<token>` joins that token's sessions. It says so once: what is shared on is the bare page. */
function takeTokenFromAddress(): void {
  const address = new URL(location.href);
  const token = address.searchParams.get(ADDRESS_KEY);
  if (!token) return;
  remember("sessionStorage", TOKEN_KEY, token);
  address.searchParams.delete(ADDRESS_KEY);
  history.replaceState(history.state, "", address);
}

// Storage may be forbidden (a sandboxed frame, a private window), and then even to name it throws: nothing is remembered.
type Memory = "localStorage" | "sessionStorage";

function remember(memory: Memory, key: string, value: unknown): void {
  try {
    window[memory].setItem(key, JSON.stringify(value));
  } catch {}
}

function remembered<T>(memory: Memory, key: string): T | null {
  try {
    return JSON.parse(window[memory].getItem(key) ?? "null") as T | null;
  } catch {
    return null;
  }
}
