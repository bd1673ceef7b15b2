// Files, folders and addresses that are dropped on the component or pasted.

const ADDRESS = /^https?:[/][/]\S+$/i;
/** What is taken from folders, where other files lie beside the images. */
const IMAGES = /^[^.].*\.(jpe?g|png|webp|bmp|tiff?|gif|avif|hei[cf]|jxl|jp2)$/i;

export interface Receiver {
  onFiles(files: readonly File[]): void;
  onAddress(url: string): void;
  /** Something is dragged in, or out. */
  onOver(over: boolean): void;
}

/** Hands what is dropped on `element`, or pasted, to `receiver`. Returns how to stop. */
export function receiveFiles(element: HTMLElement, receiver: Receiver): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  // Moving between children fires both events: the file is gone when there were as many leaves as enters.
  let depth = 0;
  const carries = ({ dataTransfer }: DragEvent) =>
    ["Files", "text/uri-list"].some((type) => dataTransfer?.types.includes(type));
  const over = (change: number) => {
    depth = Math.max(0, depth + change);
    receiver.onOver(depth > 0);
  };
  element.addEventListener("dragenter", (event) => carries(event) && over(1), { signal });
  element.addEventListener("dragleave", (event) => carries(event) && over(-1), { signal });
  element.addEventListener("dragover", (event) => carries(event) && event.preventDefault(), { signal });
  element.addEventListener(
    "drop",
    (event) => {
      over(-depth);
      const { dataTransfer } = event;
      if (!dataTransfer || !carries(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const address = addressIn(dataTransfer.getData("text/uri-list").split(/\r?\n/)[0] ?? "");
      // An image that is dragged out of another page comes as both; its file is here already.
      if (dataTransfer.files.length)
        void filesOf(dataTransfer).then((files) => files.length && receiver.onFiles(files));
      else if (address) receiver.onAddress(address);
    },
    { signal },
  );
  document.addEventListener(
    "paste",
    (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const typing = event.composedPath().some((node) => node instanceof HTMLInputElement);
      const address = typing ? "" : addressIn(event.clipboardData?.getData("text/plain") ?? "");
      if ((!files.length && !address) || !isFor(element, event)) return;
      event.preventDefault();
      if (files.length) receiver.onFiles(files);
      else receiver.onAddress(address);
    },
    { signal },
  );
  return () => abort.abort();
}

/** What to open for an address that was pasted, dropped or typed. */
export function fromAddress(url: string): { url: string; name: string } {
  const name = url
    .replace(/[?#].*$/, "")
    .split("/")
    .at(-1);
  return { url, name: name || url };
}

function addressIn(text: string): string {
  const trimmed = text.trim();
  return ADDRESS.test(trimmed) ? trimmed : "";
}

/** The files that were dropped; of folders the images in them and below, in the order of their numbers. */
async function filesOf(dropped: DataTransfer): Promise<File[]> {
  // The list is empty once this function waits.
  const plain = [...dropped.files];
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some(({ isDirectory }) => isDirectory)) return plain;
  const found: [string, File][] = [];
  for (const entry of entries) await walk(entry, entry.isDirectory, found);
  const order = new Intl.Collator(undefined, { numeric: true });
  return found.sort(([a], [b]) => order.compare(a, b)).map(([, file]) => file);
}

async function walk(entry: FileSystemEntry, inFolder: boolean, found: [string, File][]): Promise<void> {
  if (entry.isDirectory && !entry.name.startsWith(".")) {
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    // A reader gives a hundred at a time.
    let some: FileSystemEntry[];
    do {
      some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
      for (const one of some) await walk(one, true, found);
    } while (some.length);
  } else if (entry.isFile && (!inFolder || IMAGES.test(entry.name))) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    found.push([entry.fullPath, file]);
  }
}

/** A paste is for the component that has the focus, or if nothing has it for the only one on the page. */
function isFor(element: HTMLElement, event: ClipboardEvent): boolean {
  if (event.composedPath().includes(element)) return true;
  const nothingFocused = document.activeElement === null || document.activeElement === document.body;
  return nothingFocused && document.querySelectorAll(element.localName).length === 1;
}
