// What a notebook loads with every widget: it asks Python for the canvas once a page, and all widgets share it. Sent
// with each of them, the canvas would stay in the page's memory once for every run of a cell.
import type { WidgetModel } from "./host-anywidget";

type Canvas = typeof import("./index");

const PATIENCE_MS = 30_000;
const shelf = ((globalThis as { edgetamCanvas?: Map<string, Promise<Canvas>> }).edgetamCanvas ??= new Map());

export default {
  async render({ model, el }: { model: WidgetModel; el: HTMLElement }): Promise<() => void> {
    try {
      const canvas = await shelved(model);
      return canvas.default.render({ model, el });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      el.textContent = `The canvas could not be loaded: ${why} Run the cell again.`;
      return () => {};
    }
  },
};

/** The canvas of the package's version that made the widget, from the page's shelf or from Python. */
async function shelved(model: WidgetModel): Promise<Canvas> {
  const version = String(model.get("version"));
  let canvas = shelf.get(version);
  if (!canvas) {
    canvas = fetched(model);
    shelf.set(version, canvas);
    canvas.catch(() => shelf.delete(version));
  }
  return canvas;
}

function fetched(model: WidgetModel): Promise<Canvas> {
  const id = `canvas-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
  return new Promise((resolve, reject) => {
    const receive = (content: { id?: string }, buffers: DataView[]) => {
      if (content.id !== id) return;
      settle();
      const url = URL.createObjectURL(new Blob([buffers[0] as BlobPart], { type: "text/javascript" }));
      import(/* @vite-ignore */ url).then(resolve, reject).finally(() => URL.revokeObjectURL(url));
    };
    const timer = setTimeout(() => {
      settle();
      reject(new Error("the kernel does not answer."));
    }, PATIENCE_MS);
    const settle = () => {
      clearTimeout(timer);
      model.off("msg:custom", receive as never);
    };
    model.on("msg:custom", receive as never);
    model.send({ id, type: "canvas" });
  });
}
