// Puts the web component into a page.
import { Session } from "./actions/session";
import type { Host } from "./hosts/host";
import { EdgetamCanvas } from "./ui/edgetam-canvas";
import type { Theme } from "./ui/theme";

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
