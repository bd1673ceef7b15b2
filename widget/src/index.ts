// The entry: mounts the web component on a host.
import { anywidgetHost, type WidgetModel } from "./hosts/comm";
import { mount } from "./mount";
import { hideStill, shareWithModel } from "./notebook/traits";

export { embed } from "./embed";
export { anywidgetHost } from "./hosts/comm";
export { gradioHost } from "./hosts/http";
export { type Mounted, type MountOptions, mount } from "./mount";

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
