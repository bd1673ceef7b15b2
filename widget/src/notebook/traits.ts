// In a notebook, what is on screen and who is selected are values that Python reads and sets, shared by all views. The
// revision goes along for notebooks that run cells again when a widget's value changes.
import type { WidgetModel } from "../hosts/comm";
import type { Session } from "../actions/session";

const STILL = "edgetam-still";
const SAVE_AFTER_MS = 50;
/** Widgets that a view of this page has met, by their still's id: later views follow. */
const known = new Set<unknown>();

/** Keeps the model's values equal to the view's, until the returned function is called. */
export function shareWithModel(model: WidgetModel, session: Session): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let met = false;

  const goToFrame = () => {
    const frame = Number(model.get("frame"));
    if (session.ui.state.medium && frame !== session.ui.frame) session.seek(frame);
  };

  const select = () => {
    const selected = Number(model.get("selected"));
    const there = session.ui.state.objects.some(({ id }) => id === selected);
    if (there && selected !== session.ui.selected) session.select(selected);
  };

  const toModel = () => {
    clearTimeout(timer);
    const { frame, selected, state, playing } = session.ui;
    // While frames pass by, each would be a message; where they stop is what counts.
    const passing = playing || session.tracking.following;
    const values = Object.entries({ ...(passing ? {} : { frame }), selected, revision: state.revision });
    if (values.every(([name, value]) => value === model.get(name))) return;
    timer = setTimeout(() => {
      for (const [name, value] of values) model.set(name, value);
      model.save_changes();
    }, SAVE_AFTER_MS);
  };

  const onStore = () => {
    if (session.ui.phase !== "ready") return;
    if (!met && session.ui.state.medium) {
      met = true;
      // A new widget begins where its first prompt is, one that was moved where it was moved to.
      if (model.get("frame") || known.has(model.get("still_id"))) goToFrame();
      known.add(model.get("still_id"));
      select();
    }
    toModel();
  };

  const stopListening = session.core.store.subscribe(onStore);
  model.on("change:frame", goToFrame);
  model.on("change:selected", select);
  return () => {
    clearTimeout(timer);
    stopListening();
    model.off("change:frame", goToFrame);
    model.off("change:selected", select);
  };
}

/** Hides the picture that stands in for the widget, once the canvas has met Python. The returned function shows it. */
export function hideStill(model: WidgetModel, session: Session): () => void {
  const style = document.createElement("style");
  style.textContent = `.${STILL}[data-widget="${CSS.escape(String(model.get("still_id")))}"]{display:none!important}`;
  const stop = session.core.store.subscribe(() => {
    if (session.ui.phase === "ready" && !style.isConnected) document.head.append(style);
  });
  return () => {
    stop();
    style.remove();
  };
}
