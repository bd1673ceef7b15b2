// A camera: its frames go to Python one at a time, and each is shown with its masks once these are here. While one is at
// work the camera goes on; the frames that nobody waited for are dropped, and counted.
import { HostError } from "../hosts/host";
import type { Message } from "../protocol/envelope";
import type { PushAnswer, StateData } from "../protocol/messages";
import type { Context } from "../state/context";
import type { FrameLoader } from "../state/frame-loader";
import { masksOf } from "../state/mask-cache";
import { isUnsaved } from "../state/selectors";
import { acceptState } from "../state/store";
import * as strings from "../strings";
import type { ImageSet } from "./image-set";
import type { Navigation } from "./navigation";

const WIDTH = 1280;
const HEIGHT = 720;
const QUALITY = 0.9;
/** Over how many frames the rate is told. */
const RATE_FRAMES = 8;
const RETRY_MS = 500;

/** What was on screen before, to go back to. */
interface Before {
  frame: number;
  session: string;
  unsaved: boolean;
}

export class Camera {
  #video: HTMLVideoElement | null = null;
  #session = "";
  /** Width and height of the first frame, which all others are fitted into. */
  #size: readonly [number, number] | null = null;
  #before: Before | null = null;
  #running: Promise<void> = Promise.resolve();
  #shown: number[] = [];
  /** Whether the session that comes on screen is the camera's own. */
  #entering = false;

  constructor(
    readonly context: Context,
    readonly navigation: Navigation,
    readonly loader: FrameLoader,
    readonly images: ImageSet,
  ) {
    context.leaving.subscribe(() => this.#video && !this.#entering && void this.#release());
  }

  get on(): boolean {
    return this.#video !== null;
  }

  /** Asks for the camera, and shows what it sees. */
  async start(): Promise<void> {
    const { store, ui } = this.context;
    if (this.on || ui.camera) return;
    store.update({ camera: { starting: true, rate: 0, dropped: 0, recorded: null }, problem: null });
    try {
      const video = await openCamera();
      const { meta } = await this.context.call("live", {});
      this.#video = video;
      this.#session = meta.session;
      this.#before = { frame: ui.frame, session: ui.state.session, unsaved: isUnsaved(ui) };
      for (const track of tracksOf(video)) track.addEventListener("ended", () => this.#unplugged());
      this.#running = this.#run(video);
    } catch (error) {
      store.update({ camera: null });
      this.context.fail(cameraError(error), () => void this.start());
    }
  }

  /** Records from the next frame on. */
  async record(): Promise<void> {
    const { store, ui } = this.context;
    if (!ui.camera || ui.camera.recorded !== null) return;
    try {
      await this.context.call("record", {});
      this.#note({ recorded: 0 });
      store.update({ announcement: strings.camera.recording });
    } catch (error) {
      this.context.fail(error);
    }
  }

  /** Ends the camera. What was recorded is opened; else what was there before is shown again. */
  async stop(): Promise<void> {
    if (!this.on) return;
    const before = this.#before!;
    const session = this.#session;
    await this.#release();
    try {
      const answer = await this.context.host.call("end_live", { session, keep: before.unsaved });
      const { state } = answer.meta as unknown as { state: StateData };
      this.navigation.show(state);
      if (state.session === before.session) this.navigation.goTo(before.frame);
      await this.images.refresh();
      this.context.store.update({ announcement: strings.camera.stopped });
    } catch (error) {
      this.context.fail(error);
      await this.navigation.refetch();
    }
  }

  dispose(): void {
    void this.#release();
  }

  /** Lets go of the camera, and waits for the frame that is at work. */
  async #release(): Promise<void> {
    const video = this.#video;
    this.#video = null;
    for (const track of tracksOf(video)) track.stop();
    this.context.store.update({ camera: null });
    await this.#running;
  }

  #unplugged(): void {
    if (!this.on) return;
    this.context.fail(new HostError("camera", strings.camera.unplugged, strings.camera.unpluggedHint));
    void this.stop();
  }

  async #run(video: HTMLVideoElement): Promise<void> {
    let seen = -1;
    this.#shown = [];
    this.#size = null;
    while (this.#video === video) {
      const presented = await nextFrame(video, seen);
      const dropped = seen < 0 ? 0 : Math.max(0, presented - seen - 1);
      seen = presented;
      if (this.#video !== video) return;
      try {
        await this.#push(video, dropped);
      } catch (error) {
        if (this.#video !== video) return;
        if (this.context.isMended(error)) {
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
          continue;
        }
        this.context.fail(error);
        // What was recorded until now is kept.
        void this.stop();
        return;
      }
    }
  }

  async #push(video: HTMLVideoElement, dropped: number): Promise<void> {
    const bitmap = await this.#look(video);
    try {
      const frame = await jpegOf(bitmap);
      const fields = { session: this.#session, seconds: performance.now() / 1000, dropped };
      const answer = await this.context.quietly("push", fields, "", [frame]);
      if (this.#video !== video || answer.meta.frame === undefined) return bitmap.close();
      this.#show(answer, answer.meta.frame, bitmap);
    } catch (error) {
      bitmap.close();
      throw error;
    }
  }

  /** What the camera sees now. A phone that was turned sees it in another shape: that is shown between bars. */
  async #look(video: HTMLVideoElement): Promise<ImageBitmap> {
    const bitmap = await createImageBitmap(video);
    this.#size ??= [bitmap.width, bitmap.height];
    const [width, height] = this.#size;
    if (bitmap.width === width && bitmap.height === height) return bitmap;
    const canvas = new OffscreenCanvas(width, height);
    const scale = Math.min(width / bitmap.width, height / bitmap.height);
    const [wide, high] = [bitmap.width * scale, bitmap.height * scale];
    canvas.getContext("2d")!.drawImage(bitmap, (width - wide) / 2, (height - high) / 2, wide, high);
    bitmap.close();
    return canvas.transferToImageBitmap();
  }

  #show({ meta, buffers }: Message<PushAnswer>, frame: number, bitmap: ImageBitmap): void {
    const { context } = this;
    if (context.ui.state.session !== this.#session) {
      this.#entering = true;
      context.store.update({ images: [] });
      this.navigation.show(meta.state);
      this.#entering = false;
    }
    context.frames.set(frame, bitmap, bitmap.width * bitmap.height * 4);
    for (const mask of masksOf(meta.masks ?? [], buffers)) context.masks.put(mask);
    this.loader.passed(frame);
    const newer = { ...context.ui, ...acceptState(context.ui, meta.state) };
    const state = withMasks(newer.state, frame, meta);
    context.store.update({ ...newer, state, frame });
    const now = performance.now();
    this.#shown = [...this.#shown.slice(-RATE_FRAMES), now];
    const rate = (1000 * (this.#shown.length - 1)) / Math.max(1, now - this.#shown[0]!);
    const { camera } = context.ui;
    this.#note({
      starting: false,
      rate,
      dropped: meta.dropped,
      recorded: camera?.recorded != null ? meta.recorded : null,
    });
    context.pixels.emit();
  }

  #note(change: Partial<NonNullable<Context["ui"]["camera"]>>): void {
    const { camera } = this.context.ui;
    if (camera) this.context.store.update({ camera: { ...camera, ...change } });
  }
}

/** A state in which every object has what was found on `frame`, although it may be a moment older. */
function withMasks(state: StateData, frame: number, { masks = [] }: PushAnswer): StateData {
  const found = new Map(masks.map((mask) => [mask.object, mask]));
  const objects = state.objects.map((object) => {
    const mask = found.get(object.id);
    if (!mask || object.timeline.some(([first, count]) => frame >= first && frame < first + count)) return object;
    return { ...object, timeline: [...object.timeline, [frame, 1, "tracked", mask.score, 0] as const] };
  });
  const medium = state.medium && { ...state.medium, frames: Math.max(state.medium.frames, frame + 1) };
  return { ...state, medium, objects } as StateData;
}

async function openCamera(): Promise<HTMLVideoElement> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new HostError("camera", strings.camera.insecure, strings.camera.insecureHint);
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  const wanted = { width: { ideal: WIDTH }, height: { ideal: HEIGHT }, facingMode: { ideal: "environment" } };
  video.srcObject = await devices.getUserMedia({ video: wanted, audio: false });
  await video.play();
  return video;
}

function tracksOf(video: HTMLVideoElement | null): MediaStreamTrack[] {
  return video?.srcObject instanceof MediaStream ? video.srcObject.getTracks() : [];
}

/** Resolves with the number of the next frame after `seen` that the camera gives; every one of them has a number. */
function nextFrame(video: HTMLVideoElement, seen: number): Promise<number> {
  return new Promise((resolve) => {
    // Nothing comes any more from a camera that was stopped.
    const [track] = tracksOf(video);
    if (!track || track.readyState === "ended") return resolve(seen + 1);
    video.requestVideoFrameCallback((_, { presentedFrames }) => resolve(presentedFrames));
  });
}

async function jpegOf(bitmap: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d")!.drawImage(bitmap, 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}

/** What went wrong, in words for the user. */
function cameraError(error: unknown): unknown {
  const name = error instanceof DOMException ? error.name : "";
  const words = strings.camera;
  if (name === "NotAllowedError") return new HostError("camera", words.refused, words.refusedHint);
  if (name === "NotFoundError" || name === "OverconstrainedError")
    return new HostError("camera", words.missing, words.missingHint);
  return name === "NotReadableError" ? new HostError("camera", words.taken, words.takenHint) : error;
}
