// The entry: mounts the web component on a host.

import { Session } from "./actions/session";
import { anywidgetHost, type WidgetModel } from "./hosts/comm";
import type { Host } from "./hosts/host";
import { hideStill, shareWithModel } from "./notebook/traits";
import { EdgetamCanvas } from "./ui/edgetam-canvas";
import type { Theme } from "./ui/theme";

export { anywidgetHost } from "./hosts/comm";
export { gradioHost } from "./hosts/http";

export interface MountOptions {
  /** "auto" follows the page around the component. */
  theme?: Theme;
}

export interface Mounted {
  element: EdgetamCanvas;
  dispose(): void;
}

const TAG = "edgetam-canvas";

/** Puts a component into `el` and connects it. `dispose` takes it out and ends its requests. */
export function mount(el: Element, host: Host, options: MountOptions = {}): Mounted {
  // A notebook may load this module more than once; a name can be defined only once. The first one stays.
  if (!customElements.get(TAG)) customElements.define(TAG, EdgetamCanvas);
  const element = document.createElement(TAG) as EdgetamCanvas;
  const session = new Session(host);
  element.session = session;
  element.theme = options.theme ?? "auto";
  el.replaceChildren(element);
  return {
    element,
    dispose() {
      element.remove();
      session.dispose();
    },
  };
}

/** anywidget's entry point. */
export default {
  render({ model, el }: { model: WidgetModel; el: HTMLElement }): () => void {
    const { element, dispose } = mount(el, anywidgetHost(model));
    const stops = [shareWithModel(model, element.session), hideStill(model, element.session), dispose];
    return () => {
      for (const stop of stops) stop();
    };
  },
};
