// In a notebook, the frame on screen and the selected object are values that Python reads and sets, shared by all
// views. The revision is among them for notebooks that run cells again when a widget's value changes (marimo).

import type { Session } from "../actions/session";
import type { WidgetModel } from "../hosts/comm";

const STILL = "edgetam-still";
const SAVE_AFTER_MS = 50;
/** Widgets that were shown on this page, by their preview's id: their later views follow the shared frame. */
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
    if (there && selected !== session.ui.selected) session.navigation.select(selected);
  };

  const toModel = () => {
    clearTimeout(timer);
    const { frame, selected, state, playing } = session.ui;
    // While frames change by themselves each would be a message: only where they stop is shared.
    const passing = playing || session.propagation.following;
    const values = Object.entries({ ...(passing ? {} : { frame }), selected, revision: state.revision });
    if (values.every(([name, value]) => value === model.get(name))) return;
    timer = setTimeout(() => {
      for (const [name, value] of values) model.set(name, value);
      model.save_changes();
    }, SAVE_AFTER_MS);
  };

  const onStore = () => {
    // A camera's frames are none of the session's that Python has.
    if (session.ui.phase !== "ready" || session.ui.camera) return;
    if (!met && session.ui.state.medium) {
      met = true;
      // A new widget begins at its first prompt, one whose frame was set at that frame.
      if (model.get("frame") || known.has(model.get("still_id"))) goToFrame();
      known.add(model.get("still_id"));
      select();
    }
    toModel();
  };

  const stopListening = session.subscribe(onStore);
  model.on("change:frame", goToFrame);
  model.on("change:selected", select);
  return () => {
    clearTimeout(timer);
    stopListening();
    model.off("change:frame", goToFrame);
    model.off("change:selected", select);
  };
}

/** Hides the static preview once the canvas is connected. The returned function shows it again. */
export function hideStill(model: WidgetModel, session: Session): () => void {
  const style = document.createElement("style");
  style.textContent = `.${STILL}[data-widget="${CSS.escape(String(model.get("still_id")))}"]{display:none!important}`;
  const stop = session.subscribe(() => {
    if (session.ui.phase === "ready" && !style.isConnected) document.head.append(style);
  });
  return () => {
    stop();
    style.remove();
  };
}
