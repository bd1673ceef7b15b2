// Before a reload: asks about unsaved work and remembers where the user is. After it: takes them back there.
import type { Context } from "../state/context";
import { isUnsaved, objectOf } from "../state/selectors";
import { rememberedPlace, rememberPlace } from "../state/storage";
import * as strings from "../strings";
import type { Navigation } from "./navigation";
import type { Propagation, Range } from "./propagation";

export class Reload {
  #listening = new AbortController();

  constructor(
    readonly context: Context,
    readonly navigation: Navigation,
    readonly propagation: Propagation,
  ) {
    const { signal } = this.#listening;
    window.addEventListener("pagehide", () => this.#keep(), { signal });
    window.addEventListener("beforeunload", (event) => this.#ask(event), { signal });
  }

  dispose(): void {
    this.#listening.abort();
  }

  /** Goes where the user was before a reload, if it was in this session. */
  restore(): void {
    const { store, ui } = this.context;
    const place = rememberedPlace<Range>(ui.state.session);
    if (!place) return;
    this.navigation.goTo(place.frame);
    if (objectOf(ui, place.selected)) store.update({ selected: place.selected });
    if (place.propagating) this.#tellOfStopped(place.propagating);
  }

  #keep(): void {
    const { state, frame, selected } = this.context.ui;
    // Where the work is kept, a propagation goes on without the page.
    const propagating = this.context.host.keepsWork ? null : this.propagation.range;
    if (state.medium) rememberPlace({ session: state.session, frame, selected, propagating });
  }

  #ask(event: Event): void {
    const { host, ui } = this.context;
    const keeps = host.keepsWork || ui.kept?.hours === null;
    // What a camera recorded is kept nowhere until it is opened.
    if (ui.camera?.recorded || (!keeps && isUnsaved(ui))) event.preventDefault();
  }

  #tellOfStopped(range: Range): void {
    const { due, unfinished } = this.context.ui.state;
    const action = unfinished
      ? { label: due.label, run: () => void this.propagation.update() }
      : { label: strings.problems.propagateAgain, run: () => void this.propagation.run(range) };
    const { reloaded: message, reloadedHint: hint } = strings.problems;
    this.context.store.update({ problem: { kind: "hint", message, hint, action } });
  }
}
