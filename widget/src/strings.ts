// Every word that the page shows or says. What comes from Python (its errors, names of formats and examples) is there.

export const page = {
  name: "EdgeTAM",
  stage: "The image. P points with the arrow keys; Enter adds to the selected object, Shift Enter subtracts.",
  drop: "Drop to open",
  close: "Close",
  cancel: "Cancel",
  tryAgain: "Try again",
  progressTitle: (percent: string, title: string) => `(${percent}) ${title}`,
  percent: (share: number) => `${Math.round(100 * share)} %`,
};

export const hosts = {
  noAnswer: "The server does not answer.",
  noAnswerHint: "Check the connection, then try again.",
  cutShort: "The server stopped in the middle of an answer.",
  status: (status: number) => `The server answered with status ${status}.`,
  tooLarge: "The file is too large for this server.",
  tooLargeHint: "Try a smaller one.",
  login: "The server asks for its password again.",
  loginHint: "Reload the page.",
  kernelSilent: "The notebook's kernel does not answer.",
  kernelGone: "The notebook's kernel is not connected.",
};

export const notebook = {
  busy: "The kernel is busy. The canvas appears when it answers.",
  failed: (why: string) => `The canvas could not be loaded: ${why} Run the cell again.`,
};

export const camera = {
  label: "Camera",
  use: "Use the camera",
  detail: "Live",
  starting: "Starting the camera…",
  live: "Live",
  recordingNow: "Recording",
  rate: (framesPerSecond: number) => `${framesPerSecond.toFixed(1)} frames/s`,
  dropped: (frames: number) => `${frames.toLocaleString("en")} dropped`,
  droppedTitle: "Frames that came while one was at work. None wait, so what you see is now.",
  recorded: (frames: number) => `${frames.toLocaleString("en")} recorded`,
  record: "Record",
  recordTitle: "Frames and masks from now on, to be opened as a video",
  stop: "Stop",
  stopAndOpen: "Stop and open",
  recording: "Recording.",
  stopped: "The camera is off.",
  refused: "The browser does not let this page use the camera.",
  refusedHint: "Allow it in the address bar, then try again.",
  missing: "There is no camera.",
  missingHint: "Connect one, then try again.",
  taken: "The camera cannot be used.",
  takenHint: "Another program may have it. Close that, then try again.",
  insecure: "The browser allows no camera on this address.",
  insecureHint: "Serve it over https, or open it as localhost on the same machine.",
  unplugged: "The camera was disconnected.",
  unpluggedHint: "Connect it, then start it again.",
};

export const problems = {
  openFirst: "There is nothing to put these masks on yet.",
  openFirstHint: "Open the image or video first, then the file of its masks.",
  unexpected: "Something went wrong in the page.",
  startAgain: "Start again",
  dismiss: "Dismiss",
  tooLarge: "The file has more than 4 GB.",
  tooLargeHint: "Cut it, or use the command line.",
  noAddresses: "This server does not open addresses.",
  noAddressesHint: "Download the file, and drop it here.",
  openImages: "Open the images in it",
  opensLater: (name: string) => `${name} opens once the masks are exported.`,
  opensLaterHint: "An overlay does not count: it does not keep the masks.",
  staying: "Keep working",
  ended: "The server was restarted and no longer has this session.",
  endedHint: "What you see is not kept: open the file again.",
  reloaded: "Reloading the page stopped the tracking.",
  reloadedHint: "What was done is kept.",
  propagateAgain: "Track again",
};

/** Over the image, until it is done. */
export const pill = {
  first: "Click what you want. Right click takes away. Drag for a box.",
  firstTouch: "Tap what you want. Hold, then drag, for a box.",
  nothingHere: "No mask on this frame yet. Track, or click.",
};

/** What is good to know: a sentence, and what to try. */
export const hints: {
  linkEnded: [string, string];
  slowPreviews(milliseconds: number): [string, string];
  nothingToSubtract: [string, string];
  sliver: [string, string];
  noArea: [string, string];
} = {
  nothingToSubtract: ["There is nothing to subtract from yet.", "Click on the object first."],
  linkEnded: ["The session of this link has ended.", "Open an image or a video to begin a new one."],
  slowPreviews: (milliseconds) => [
    "The mask under the mouse is switched off.",
    `Each takes ${milliseconds} ms here, which is too slow to help.`,
  ],
  noArea: ["A polygon has three corners or more.", "Click its corners, or drag round what you mean."],
  sliver: ["That is too thin for a box.", "Drag from one corner of the object to the opposite one."],
};

export const announcements = {
  refining: "Refining the mask.",
  loaded: (name: string, objects: number, images: number) =>
    `${name}: ${count(objects, "object", "objects")}${images ? ` on ${count(images, "image", "images")}` : ""}.`,
  selected: (name: string) => `${name} is selected.`,
  frame: (frame: number, last: number) => `Frame ${frame} (0 to ${last}).`,
  speed: (speed: number) => `Speed ${speed}.`,
  propagated: "Tracking is done.",
  tracking: (percent: string) => `Tracking: ${percent}.`,
  cancelled: "Tracking was stopped. What was done is kept.",
  deleted: "Your data is deleted.",
  mask: (name: string, area: number) => `Mask of ${name}: ${area.toLocaleString("en")} pixels.`,
  corner: "A corner of a box. Move to the opposite one, then Enter.",
  onPoint: (index: number, count: number) => `Point ${index + 1} of ${count}.`,
  carrying: "The point comes along. G or Enter puts it down.",
  noPoints: "There are no points here.",
  elsewhere: "The box is elsewhere: a new object begins.",
  removedPoint: "The point is removed.",
  unnamed: (object: number) => `object ${object}`,
  objects: (count: number) => (count === 1 ? "1 object." : `${count || "No"} objects.`),
  point: (x: number, y: number) => `${Math.floor(x)}, ${Math.floor(y)}`,
  adds: "A click adds.",
  subtracts: "A click subtracts.",
  boxes: "A drag draws a box.",
  pans: "A drag moves the image.",
  brushes: "A drag paints.",
  erases: "A drag erases.",
  polygons: "Clicks are a polygon's corners.",
};

export const unsaved = {
  title: "These masks are not exported",
  text: (next: string, open: string) => `Opening ${next} deletes the masks of ${open}.`,
  export: "Export, then open",
  discard: (name: string) => `Discard and open ${name}`,
  stay: "Keep working",
};

export const opening = {
  loading: (name: string) => `Reading the masks of ${name}…`,
  opening: (name: string) => `Opening ${name}…`,
  /** How far it is. */
  status: (status: "downloading" | "unpacking" | "reading" | "encoding", done = 0, total = 0) => {
    if (status === "downloading")
      return total ? `Downloading, ${fileSize(done)} of ${fileSize(total)}…` : `Downloading, ${fileSize(done)}…`;
    if (status === "unpacking") return `Unpacking image ${done} of ${total}…`;
    if (status === "reading" && total > 1) return `Reading the file, ${Math.floor((100 * done) / total)} %…`;
    return status === "reading" ? "Reading the file…" : "Getting it ready for clicks…";
  },
};

export const empty = {
  title: "Click anything, get its mask",
  about: "EdgeTAM marks what you point at, in an image or through a whole video.",
  open: "Choose a file",
  take: "Choose or take a photo",
  ways: "or drop files or a folder here, or paste an image",
  inNotebook: "Files stay in this notebook's kernel.",
  /** Where files go. `hours`: how long they are kept after the last visit; null: for good. */
  kept: (hours: number | null) =>
    hours === null
      ? "Files go to this page's server and to nobody else. They are kept until you delete them."
      : hours === 0
        ? "Files go to this page's server and to nobody else. They are deleted soon after you leave."
        : `Files go to this page's server and to nobody else. They are deleted ${span(hours)} after your last visit.`,
  lost: "Not connected.",
  examples: "Examples",
  example: (name: string) => `Open the example ${name}`,
};

export const connection = {
  lost: "Connection lost, trying again…",
};

export const code = {
  item: "Show code…",
  label: "Code",
  title: "What was done, as code",
  language: "Language",
  languages: { python: "Python", transformers: "transformers", shell: "Shell", http: "HTTP" },
  about: {
    python: "With edgetam-ui: the same masks, bit for bit, on the same device in the same precision.",
    transformers: "Without edgetam-ui, as the library's documentation shows it. What it cannot say is a comment.",
    shell: "On the command line: the same masks, bit for bit, on the same device in the same precision.",
    http: "With curl and jq, to a server's HTTP API.",
  },
  files: { python: "masks.py", transformers: "masks_transformers.py", shell: "masks.sh", http: "masks_http.sh" },
  writing: "…",
  save: "Save",
  copy: "Copy",
  copied: "Copied",
  toCell: "To the next cell",
  copySession: "Copy the token and the session",
  session: "To continue here from a program or an agent. Anyone who has them can change what is open.",
  noClipboard: "The browser does not let this page copy.",
  noClipboardHint: "Select the text and copy it with the keyboard, or save it.",
};

export const data = {
  label: "Your data",
  forGood: "Your files and masks are kept here until you delete them.",
  hours: (hours: number) =>
    hours === 1
      ? "Your files and masks are kept for an hour after you leave."
      : `Your files and masks are kept for ${Number(hours.toFixed(1))} hours after you leave.`,
  untilLeaving: "Your files and masks are deleted soon after you leave.",
  remove: "Delete my data…",
  title: "Delete my data?",
  what: "Your files, objects and masks are deleted from the server, at once and for good. An open page starts over.",
  confirm: "Delete",
};

export const toolbar = {
  label: "Tools",
  open: "Open",
  openTitle: "Open an image or a video (O)",
  examples: "Examples",
  video: "Video",
  image: "Image",
  undo: "Undo",
  redo: "Redo",
  reset: "Remove all objects",
  resetDetail: "Undo brings them back",
  foldPanel: "Fold the panel away",
  showPanel: "Show objects and candidates",
  tools: "What a click does",
  add: "Add to the object: click, or drag a box",
  subtract: "Subtract from the object: click",
  box: "Draw a box around the object: drag",
  hand: "Draw by hand",
  pan: "Move the image",
  zoom: "Zoom",
  zoomOut: "Zoom out",
  zoomIn: "Zoom in",
  zoomFit: "Whole image",
  settings: "More",
  view: "Masks as",
  views: { fill: "Fill", outline: "Outline", spotlight: "Spotlight", cutout: "Cut-out" },
  opacity: "Mask opacity",
  prompts: "Show points and boxes",
  preview: "Show the mask under the mouse",
  keys: "Mouse and keys",
  help: "Keys",
};

export const hand = {
  label: "Draw by hand",
  brush: "Brush: right button erases",
  eraser: "Eraser",
  polygon: "Polygon: right button cuts out",
  size: "Width of the brush",
  sizeKeys: "Width of the brush ([ and ])",
  pixels: (size: number) => `${size} px`,
  corners: "Click corners, or drag round. Enter ends it.",
};

export const address = {
  label: "Address of an image or a video",
  placeholder: "Address: https://…",
  open: "Open",
};

export const cleaning = {
  label: "Clean-up",
  title: (name: string) => `Clean up ${name}`,
  on: "Clean up, in exports too",
  clicked: "Only what was clicked",
  clickedTitle: "Keeps the parts that were clicked; where none was, the largest",
  names: { specks: "Drop specks", holes: "Fill holes", smooth: "Smooth", grow: "Shrink or grow", feather: "Feather" },
  titles: {
    specks: "Parts smaller than this go; the largest stays",
    holes: "Holes up to this size are filled",
    smooth: "Bumps and dents smaller than this are evened out",
    grow: "Moves the border inward or outward",
    feather: "A soft border, in exports with alpha",
  },
  amounts: {
    specks: (value: number) => (value ? `under ${value.toLocaleString("en")} px` : "off"),
    holes: (value: number) => (value ? `up to ${value.toLocaleString("en")} px` : "off"),
    smooth: (value: number) => (value ? `${value} px` : "off"),
    grow: (value: number) => (value ? `${value > 0 ? "+" : "−"}${Math.abs(value)} px` : "off"),
    feather: (value: number) => (value ? `${value} px` : "off"),
  },
};

export const saving = {
  label: "Session",
  save: "Save session",
  detail: "To go on with anywhere",
  set: (images: number) => `${images} images, to go on with anywhere`,
  small: (kind: string) => `Save without the ${kind}`,
  smallDetail: (kind: string) => `Small; needs the same ${kind}`,
  smallSet: "Save without the images",
  smallSetDetail: "Small; needs the same images",
};

export const exporting = {
  export: "Export",
  nothing: "Export (click on something first)",
  progress: (format: string) => `Export of ${format}`,
  cancel: "Cancel the export",
  share: "Share…",
  saved: (name: string) => `Saved ${name}.`,
  notShared: "The file could not be shared. It is among your downloads.",
  title: "Export",
  format: "Format",
  groups: { data: "To train and annotate", masks: "Masks", looks: "To look at", films: "To edit" },
  loses: (what: string) => `Does not keep: ${what}.`,
  frames: "Frames",
  to: "to",
  every: "Every n-th frame",
  unmasked: "Frames without a mask, too",
  objects: "Objects",
  longerSide: "Longer side",
  full: "full",
  pixels: "pixels",
  images: "The pictures themselves",
  imageKinds: { none: "No", jpg: "As JPEG", png: "As PNG" } as Record<string, string>,
  fields: {
    start: "First frame",
    end: "Last frame",
    step: "Every how many frames",
    size: "Longer side in pixels",
    images: "The pictures themselves",
  } as Record<string, string>,
  counting: "Counting…",
  size: (frames: number, masks: number, bytes: number, kind: "image" | "frame") =>
    `${count(masks, "mask", "masks")} on ${count(frames, kind, `${kind}s`)}, about ${fileSize(bytes)}`,
};

export const copying: {
  item: string;
  detail: string;
  done: string;
  nothing: [string, string];
  refused: [string, string];
} = {
  item: "Copy cut-out",
  detail: "The selected object, without background",
  done: "The cut-out is copied.",
  nothing: ["There is nothing to copy yet.", "Click on the object first."],
  refused: ["The browser does not let this page copy images.", "Export a cut-out instead."],
};

export const objects = {
  label: "Objects",
  add: "New object",
  looking: "Looking…",
  none: "Point at something in the image.",
  color: "Colour",
  colorOf: (name: string) => `Colour of ${name}`,
  select: (name: string, key: string) => `${name}${key && ` (${key})`}`,
  name: "Name",
  rename: (name: string) => `Rename ${name}`,
  clear: (name: string) => `Clear the points and boxes of ${name} on this frame`,
  clearPrompts: "Clear points and boxes here",
  cleanUp: "Clean up…",
  cleanUpDetail: "Specks, holes, rough borders",
  clean: (name: string) => `Clean up ${name}: specks, holes, rough borders`,
  hide: (name: string) => `Hide ${name}`,
  show: (name: string) => `Show ${name}`,
  remove: (name: string) => `Delete ${name}`,
  more: (name: string) => `More for ${name}`,
  lock: "Lock",
  lockDetail: "No click and no tracking changes it",
  unlock: (name: string) => `Unlock ${name}`,
  gone: "Out of sight",
  notGone: "In sight after all",
  goneDetail: (first: number, last: number) => (first === last ? `On frame ${first}` : `On frames ${first} to ${last}`),
  fromFile: "Mask from a file…",
  fromFileDetail: "PNG, NPY, COCO, LabelMe",
  take: (name: string) => `The mask of ${name}`,
  nameAndClass: (name: string, category: string) => `${name}, ${category}`,
};

export const classes = {
  label: "Classes",
  none: "Name the classes. A class's digit gives it to the selected object.",
  add: "New class",
  give: (name: string, digit: number) => `Give the selected object the class ${name}${digit < 10 ? ` (${digit})` : ""}`,
  given: (object: string, name: string) => `${object} has the class ${name}.`,
};

export const candidates = {
  label: "Candidates",
  title: "Did you mean…?",
  ask: "Show alternatives",
  confidence: "confidence",
  hint: "One point can mean a part or the whole. The candidates appear here.",
  refine: "Refine",
  refineCost: (seconds: number) => `about ${Math.max(0.1, seconds).toFixed(seconds < 10 ? 1 : 0)} s`,
  refineTooltip: "Looks once more, closer where the object is small, and finds the edges (Shift R)",
  extents: { part: "part", whole: "whole", between: "" },
  candidate: (index: number) => `Candidate ${index + 1}`,
  tooltip: (index: number) => `Candidate ${index + 1} (C for the next)`,
};

export const video = {
  label: "Video",
  first: "First frame",
  previous: "Previous frame",
  next: "Next frame",
  last: "Last frame",
  play: "Play",
  pause: "Pause",
  frame: "Frame",
  goTo: "Go to a frame, or to a time as 0:12.5",
  loop: "Play in a loop",
  speed: "Speed",
  times: (speed: number) => `${speed} ×`,
  range: (first: number, last: number) => `From in to out: ${first} to ${last}`,
  frameOf: (frame: number, last: number) => `Frame ${frame} (0 to ${last})`,
  propagate: "Track",
  propagateTitle: "Track what is out of date or missing (T)",
  nothing: "Click on something first",
  how: "Other ways to track",
  forward: "Forward from here",
  forwardDetail: "To the end of the video",
  backward: "Backward from here",
  backwardDetail: "To its beginning",
  some: (count: number) => `The next ${count} frames`,
  one: "This frame",
  all: "The whole video",
  allDetail: "Before the first prompt too",
  only: (name: string) => `Only ${name}`,
  starting: "Starting…",
  stopping: "Stopping…",
  progress: (framesPerSecond: number, secondsLeft: number) =>
    `${framesPerSecond.toFixed(1)} frames/s, ${duration(secondsLeft)} left`,
  propagating: (done: number, total: number) => `Tracking, ${done} of ${total} frames`,
  resumeTitle: (done: number, total: number) => `Go on with tracking: ${done} of ${total} frames are done (T)`,
  stop: "Stop, and keep what is done (Esc)",
  timeline: (name: string, counts: { prompted: number; tracked: number; stale: number; absent: number }) => {
    const parts = [
      counts.prompted && `prompted on ${frames(counts.prompted)}`,
      counts.tracked && `tracked on ${frames(counts.tracked)}`,
      counts.stale && `out of date on ${frames(counts.stale)}`,
      counts.absent && `not visible on ${frames(counts.absent)}`,
    ].filter(Boolean);
    return `${name}: ${parts.join(", ") || "no prompts yet"}`;
  },
};

export const images = {
  label: "Images",
  previous: "The image before",
  next: "The next image",
  adding: (index: number, count: number) => `Opening file ${index} of ${count}…`,
  position: (index: number, count: number, name: string) => `Image ${index} of ${count}: ${name}.`,
  done: (done: number, count: number) => `${done} of ${count} with masks`,
  join: "As a video",
  joinTitle: "Open these images as the frames of a video",
  count: (count: number) => `${count} images`,
  none: (count: number) => `None of the ${count} files can be read.`,
  joining: "Making a video of the images…",
  prepareTitle: "Has the next images ready before you get to them, so that a click need not wait",
  preparing: (done: number, total: number) => `Preparing image ${Math.min(done + 1, total)} of ${total}…`,
  marks: { todo: "not looked at", empty: "without masks", done: "with masks", failed: "cannot be read" },
};

export const values = {
  title: "Values from black to white",
  range: (low: string, high: string) => `${low} to ${high}`,
  data: (lowest: string, highest: string) => `The file has values from ${lowest} to ${highest}.`,
  model: "The model sees what you see: masks are made anew from it.",
  black: "Black",
  white: "White",
  reset: "As opened",
};

export const review = {
  label: "Doubtful masks",
  left: (count: number) => (count === 1 ? "1 doubtful" : `${count} doubtful`),
  none: "Nothing is doubtful",
  next: "Next doubtful frame",
  previous: "Doubtful frame before",
  fine: "This is fine: keep it",
  notFine: "This was found fine: take that back",
  noPrompts: "Nothing is prompted on other frames.",
  doubt: (frame: number, doubt: number) => `Frame ${frame}, ${Math.round(doubt * 100)} % doubtful.`,
};

export const status = {
  loading: "Loading the model…",
  waiting: (place: number, seconds: number) =>
    `Waiting for the model: ${place} before this, about ${duration(Math.max(1, seconds))}`,
  /** The way that images are encoded; nothing for the library's own. */
  way: (accelerate: string) => ({ openvino: ", OpenVINO", torch: ", accelerated" })[accelerate] ?? "",
  encode: (took: number) => `encode ${milliseconds(took)}`,
  click: (took: number) => `click ${milliseconds(took)}`,
  size: (width: number, height: number) => `${width} × ${height}`,
  video: (frames: number, fps: number) => `${frames} frames, ${Number(fps.toFixed(2))} fps`,
  practice: "Practice model (rough)",
  placeWhy: "Where this page runs: what to expect?",
  practiceWhy: "Practice model: why?",
  notPublished: "These are not the published EdgeTAM weights.",
  rougher: "The practice model is small and was trained to try things out: its masks of photographs are rough.",
  card: "Model card",
  realWeights: "How to use the published weights",
  /** With the command to copy after it. */
  realWeightsHow: "Stop the program, and start it where the Hugging Face hub can be reached:",
  command: "edgetam-ui --checkpoint yonigozlan/EdgeTAM-hf",
  realWeightsOnce: "They are downloaded once, about 56 MB; later they are found without the network.",
  figures: "Figures, data and limits of the practice model",
};

/** What the sheet of keys says of each, and of the mouse. */
export const keys = {
  pages: "PageUp PageDown",
  images: "The image before, the next image",
  label: "Keys",
  title: "Mouse, fingers and keys",
  open: "Open",
  export: "Export",
  copy: "Copy the selected object, cut out",
  save: "Save the session",
  undo: "Undo",
  redo: "Redo",
  newObject: "New object",
  accept: "Accept, and begin a new object",
  oneToNine: "1 to 9",
  select: "Select an object; in a set with classes, give the selected object its class",
  rename: "Rename the selected object",
  hide: "Hide or show the selected object",
  hideAll: "Hide or show all objects",
  lock: "Lock or unlock the selected object",
  peek: "See the image without masks, while held",
  remove: "Delete the selected object; while pointing, the point",
  enterBackspace: "Enter, Backspace",
  brackets: "[, ]",
  cOrBracket: "C or ]",
  nextCandidate: "Next candidate",
  refine: "Refine the mask",
  previousCandidate: "Previous candidate",
  adds: "A click adds",
  subtracts: "A click subtracts",
  box: "A drag draws a box; while pointing, a corner of a box",
  brush: "Brush",
  eraser: "Eraser",
  polygon: "Polygon",
  size: "With the brush: narrower, wider",
  corner: "With the polygon: end it; take the last corner back",
  pan: "Move the image",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  zoomFit: "Whole image",
  zoomTo: "Zoom to where you point, or to the selected object",
  point: "Point with the arrow keys",
  enters: "Enter, Shift Enter",
  commaPeriod: "Comma, Period",
  use: "While pointing: add, subtract, or end the box",
  toPoint: "While pointing: to the previous or next point",
  carry: "While on a point: take it along, and put it down",
  previous: "Previous frame",
  next: "Next frame",
  back: "Ten frames back",
  on: "Ten frames on",
  first: "First frame",
  last: "Last frame",
  propagate: "Track",
  doubtful: "Next doubtful frame",
  doubtfulBefore: "Doubtful frame before",
  prompted: "Next frame with points, boxes or strokes",
  promptedBefore: "The one before",
  fine: "This is fine: no tracking changes it; again: not",
  gone: "Out of sight here, or from in to out; again: not",
  rangeFirst: "In point: here",
  rangeLast: "Out point: here",
  loop: "Play in a loop",
  slower: "Play slower",
  faster: "Play faster",
  goTo: "Go to a frame or a time",
  escape: "Stop drawing, pointing, tracking; leave a field, a menu, the brush or the polygon",
  help: "This sheet",
  play: "Play or pause",
  mouse: [
    ["Click", "Add a point to the object"],
    ["Right click, Alt click", "Subtract a point"],
    ["Drag", "A box around the object"],
    ["Shift click, Shift drag", "Select the object there, or begin a new one"],
    ["Click a point", "Remove it; dragged, it moves"],
    ["Drag a box's edge", "Resize the box"],
    ["Brush, eraser: drag", "Paint or erase; the right button does the other"],
    ["Polygon: click, drag", "Its corners; the first one again ends it"],
    ["Wheel, pinch", "Zoom"],
    ["Space drag, middle drag", "Move the image"],
    ["Tap", "Add a point to the object"],
    ["Hold, then drag", "A box around the object"],
    ["Two fingers", "Zoom and move the image"],
  ] as [string, string][],
};

function frames(count: number): string {
  return count === 1 ? "1 frame" : `${count} frames`;
}

/** Whole days where there are some. */
function span(hours: number): string {
  const [count, unit] = hours >= 48 ? [Math.round(hours / 24), "day"] : [Math.ceil(hours), "hour"];
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

function count(number: number, one: string, more: string): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : more}`;
}

function fileSize(bytes: number): string {
  const units = ["bytes", "KB", "MB", "GB", "TB"];
  const at = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** at;
  return `${at && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[at]}`;
}

function duration(seconds: number): string {
  if (!(seconds >= 0)) return "…";
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}
