// Files that are dropped on the component or pasted.

/**
 * Calls `onFiles` with the files, `onOver` when a file is dragged in or out.
 * Returns how to stop.
 */
export function receiveFiles(
  element: HTMLElement,
  onFiles: (files: readonly File[]) => void,
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
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      event.stopPropagation();
      onFiles(files);
    },
    { signal },
  );
  document.addEventListener(
    "paste",
    (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files.length || !isFor(element, event)) return;
      event.preventDefault();
      onFiles(files);
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
