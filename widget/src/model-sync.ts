// In a notebook, what is on screen and who is selected are values that Python reads and sets, shared by all views. The
// revision goes along for notebooks that run cells again when a widget's value changes.
import type { WidgetModel } from "./host-anywidget";
import type { Session } from "./session";

const STILL = "edgetam-still";
const SAVE_AFTER_MS = 50;

/** Keeps the model's values equal to the view's, until the returned function is called. */
export function shareWithModel(model: WidgetModel, session: Session): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let met = false;

  const fromModel = () => {
    if (!session.ui.state.medium) return;
    const frame = Number(model.get("frame"));
    const selected = Number(model.get("selected"));
    if (frame !== session.ui.frame) session.seek(frame);
    if (selected !== session.ui.selected && session.ui.state.objects.some(({ id }) => id === selected))
      session.select(selected);
  };

  const toModel = () => {
    clearTimeout(timer);
    // While frames pass by, each would be a message; where they stop is what counts.
    if (session.ui.playing || session.ui.propagation) return;
    const { frame, selected, state } = session.ui;
    const values = Object.entries({ frame, selected, revision: state.revision });
    if (values.every(([name, value]) => value === model.get(name))) return;
    timer = setTimeout(() => {
      for (const [name, value] of values) model.set(name, value);
      model.save_changes();
    }, SAVE_AFTER_MS);
  };

  const onStore = () => {
    if (session.ui.phase !== "ready") return;
    if (!met) {
      met = true;
      fromModel();
    }
    toModel();
  };

  const stopListening = session.core.store.subscribe(onStore);
  model.on("change:frame", fromModel);
  model.on("change:selected", fromModel);
  return () => {
    clearTimeout(timer);
    stopListening();
    model.off("change:frame", fromModel);
    model.off("change:selected", fromModel);
  };
}

/** Hides the picture that stands in for the widget, once the canvas has met Python. The returned function shows it. */
export function hideStill(model: WidgetModel, session: Session): () => void {
  const style = document.createElement("style");
  style.textContent = `.${STILL}[data-widget="${CSS.escape(String(model.get("still")))}"]{display:none!important}`;
  const stop = session.core.store.subscribe(() => {
    if (session.ui.phase === "ready" && !style.isConnected) document.head.append(style);
  });
  return () => {
    stop();
    style.remove();
  };
}
