// Where the user is: which medium, frame and object are on screen, with which tool and settings.
import type { StateData } from "../protocol/messages";
import type { Context } from "../state/context";
import type { FrameLoader } from "../state/frame-loader";
import { objectOf, sameValues } from "../state/selectors";
import { rememberSettings } from "../state/storage";
import { acceptState, restart, type Settings, type Tool } from "../state/store";
import * as strings from "../strings";

export class Navigation {
  #hand: Tool = "brush";

  constructor(
    readonly context: Context,
    readonly loader: FrameLoader,
  ) {}

  /** Takes in a state from Python. Says whether it is of the session on screen; another session is shown afresh. */
  accept(state: StateData): boolean {
    const { store, ui } = this.context;
    const same = state.session === ui.state.session;
    if (same) {
      store.update({ ...acceptState(ui, state), ...(ui.propagation ? {} : { live: new Map() }) });
      if (!sameValues(ui.state.medium?.values, this.context.ui.state.medium?.values)) this.loader.reload();
    } else this.show(state);
    return same;
  }

  /** Shows a session from its first prompt on. */
  show(state: StateData): void {
    const { context } = this;
    context.leaving.emit();
    this.loader.clear();
    context.store.update(restart(context.ui, state));
    const first = Math.min(...state.objects.flatMap((object) => Object.keys(object.prompts).map(Number)));
    this.goTo(Number.isFinite(first) ? first : 0);
  }

  /** Shows what Python holds. Resolves with whether it answered. `always`: even where the revision is the same. */
  async refetch(always = true): Promise<boolean> {
    const before = this.context.ui.state;
    try {
      const state = await this.context.currentState();
      // Tracking makes no new revision: what came meanwhile, its end say, is newer than this answer.
      if (this.context.ui.state !== before && state.revision <= this.context.ui.state.revision) return true;
      if (this.accept(state) && (always || state.revision > before.revision)) this.forgetMasks();
      return true;
    } catch {
      return false; // the request that failed before this one, or the next one, reports the lost connection
    }
  }

  /** The masks that the page holds are no longer right: those on screen are asked for anew. */
  forgetMasks(): void {
    this.context.masks.clear();
    this.loader.refresh();
    this.context.pixels.emit();
  }

  goTo(frame: number): void {
    const { medium } = this.context.ui.state;
    if (!medium) return;
    const next = Math.min(Math.max(Math.round(frame), 0), medium.frames - 1);
    if (next !== this.context.ui.frame) this.context.store.update({ frame: next, trying: -1 });
    this.loader.want(next);
    this.context.pixels.emit();
  }

  select(object: number): void {
    const name = objectOf(this.context.ui, object)?.name;
    this.context.store.update({
      selected: object,
      trying: -1,
      announcement: name ? strings.announcements.selected(name) : "",
    });
  }

  setTool(tool: Tool, announcement = this.context.ui.announcement): void {
    if (tool === "brush" || tool === "eraser" || tool === "polygon") this.#hand = tool;
    this.context.store.update({ tool, announcement });
  }

  /** Takes the brush, or whatever the user last drew by hand with. */
  takeHand(): void {
    this.setTool(this.#hand);
  }

  set(settings: Partial<Settings>): void {
    const next = { ...this.context.ui.settings, ...settings };
    this.context.store.update({ settings: next });
    rememberSettings(next);
  }
}
