// Files that are dropped on the component or pasted.

/**
 * Calls `onFile` with the first of the files and the number of others, `onOver` when a file is dragged in or out.
 * Returns how to stop.
 */
export function receiveFiles(
  element: HTMLElement,
  onFile: (file: File, others: number) => void,
  onOver: (over: boolean) => void,
): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  // Moving between children fires both events: the file is gone when there were as many leaves as enters.
  let depth = 0;
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const over = (change: number) => {
    depth = Math.max(0, depth + change);
    onOver(depth > 0);
  };
  element.addEventListener("dragenter", (event) => carriesFiles(event) && over(1), { signal });
  element.addEventListener("dragleave", (event) => carriesFiles(event) && over(-1), { signal });
  element.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault(), { signal });
  element.addEventListener(
    "drop",
    (event) => {
      over(-depth);
      const [file, ...others] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      event.stopPropagation();
      onFile(file, others.length);
    },
    { signal },
  );
  document.addEventListener(
    "paste",
    (event) => {
      const [file, ...others] = event.clipboardData?.files ?? [];
      if (!file || !isFor(element, event)) return;
      event.preventDefault();
      onFile(file, others.length);
    },
    { signal },
  );
  return () => abort.abort();
}

/** A paste is for the component that has the focus, or if nothing has it for the only one on the page. */
function isFor(element: HTMLElement, event: ClipboardEvent): boolean {
  if (event.composedPath().includes(element)) return true;
  const nothingFocused = document.activeElement === null || document.activeElement === document.body;
  return nothingFocused && document.querySelectorAll(element.localName).length === 1;
}
