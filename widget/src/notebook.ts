// What a notebook loads with every widget: it asks Python for the canvas once a page, and all widgets share it. Sent
// with each of them, the canvas would stay in the page's memory once for every run of a cell.
import type { WidgetModel } from "./hosts/comm";
import * as strings from "./strings";

type Canvas = typeof import("./index");

// A kernel that is busy with a cell may answer late: then the canvas comes late.
const BUSY_AFTER_MS = 20_000;
const shelf = ((globalThis as { edgetamCanvas?: Map<string, Promise<Canvas>> }).edgetamCanvas ??= new Map());

export default {
  async render({ model, el }: { model: WidgetModel; el: HTMLElement }): Promise<() => void> {
    const say = (text: string) => (el.textContent = text);
    const timer = setTimeout(() => say(strings.notebook.busy), BUSY_AFTER_MS);
    try {
      const { default: canvas } = await shelved(model);
      return canvas.render({ model, el });
    } catch (error) {
      say(strings.notebook.failed(error instanceof Error ? error.message : String(error)));
      return () => {};
    } finally {
      clearTimeout(timer);
    }
  },
};

/** The canvas of the package's version that made the widget, from the page's shelf or from Python. */
function shelved(model: WidgetModel): Promise<Canvas> {
  const version = String(model.get("canvas_version"));
  return shelf.get(version) ?? fetched(model, version);
}

/** Each widget asks for itself, since another may be gone before it is answered; the first answer is for all. */
function fetched(model: WidgetModel, version: string): Promise<Canvas> {
  const id = `canvas-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
  return new Promise((resolve, reject) => {
    const receive = (content: { id?: string }, buffers: DataView[]) => {
      if (content.id !== id) return;
      model.off("msg:custom", receive as never);
      if (!shelf.has(version)) shelf.set(version, imported(buffers[0]!));
      shelf.get(version)!.then(resolve, reject);
    };
    model.on("msg:custom", receive as never);
    model.send({ id, type: "canvas" });
  });
}

function imported(source: DataView): Promise<Canvas> {
  const url = URL.createObjectURL(new Blob([source as BlobPart], { type: "text/javascript" }));
  return import(/* @vite-ignore */ url).finally(() => URL.revokeObjectURL(url));
}
