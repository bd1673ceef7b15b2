// On a Space: the headers by which ZeroGPU knows whose GPU time a request takes. The page of Hugging Face around ours gives
// them to who asks; that it does, it tells Gradio's own client, which notes it on the window.
const WAIT_MS = 2000;

interface Told extends Window {
  supports_zerogpu_headers?: boolean;
}

export async function visitorHeaders(): Promise<Record<string, string>> {
  const around = origin(globalThis.location?.hostname ?? "");
  if (!around || window.parent === window || !(window as Told).supports_zerogpu_headers) return {};
  const { port1, port2 } = new MessageChannel();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answered = new Promise<Record<string, string>>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data ?? {});
    // Without them the work is done all the same, slower.
    timer = setTimeout(() => resolve({}), WAIT_MS);
  });
  window.parent.postMessage("zerogpu-headers", around, [port2]);
  const headers = await answered;
  clearTimeout(timer);
  port1.close();
  // A person at a page, not a program: what is refused is told to them so.
  return { "X-Gradio-User": "app", ...headers };
}

/** Where the page around that of a Space's host is from. */
function origin(host: string): string {
  return host.endsWith(".hf.space") ? "https://huggingface.co" : "";
}
