// Drawing by hand: what a press, its way and its end mean with the brush, the eraser and the polygon.

import type { Session } from "../actions/session";
import type { Point } from "../protocol/messages";
import type { Tool } from "../state/store";
import type { Dab } from "../state/stroke";
import * as strings from "../strings";
import type { Stage } from "./stage";
import { distance, toView } from "./viewport";

/** What of a pointer's event a stroke depends on. */
export interface Pen {
  pointerType: string;
  pressure: number;
}

const HAND: readonly Tool[] = ["brush", "eraser", "polygon"];
/** How near to a polygon's first corner a press ends it, in CSS pixels. */
const CLOSE_PX: Record<string, number> = { mouse: 9, pen: 10, touch: 18 };
/** How far apart the corners are that a drag leaves, in CSS pixels. */
const STEP_PX = 4;
/** The radius of a pen that barely touches, as a share of the full one. */
const LIGHT = 0.25;

export function isHand(tool: Tool): boolean {
  return HAND.includes(tool);
}

/** The brush's radius in image pixels: what its size on screen covers, less where a pen is pressed less. */
export function radiusOf(size: number, scale: number, { pointerType, pressure }: Pen): number {
  const share = pointerType === "pen" ? LIGHT + (1 - LIGHT) * pressure : 1;
  return (share * size) / 2 / scale;
}

export class Drawing {
  /** Whether the press that is under way began the polygon: a drag then draws all of it. */
  #first = false;

  constructor(
    readonly stage: Stage,
    readonly session: Session,
  ) {}

  /** Corners of the polygon that is under way. */
  get corners(): readonly Point[] {
    const { stroke } = this.stage.doing;
    return stroke && "corners" in stroke.what ? stroke.what.corners : [];
  }

  /** A press at a point of the canvas. */
  begin(at: Point, pen: Pen, negative: boolean): void {
    const { stage, session } = this;
    const frame = stage.shown;
    if (frame < 0 || !stage.image) return;
    session.seek(frame); // a video that plays stands still
    const { tool } = session.ui;
    const point = stage.imageAt(at);
    if (tool === "polygon") return this.#corner(point, at, frame, negative, pen);
    const what = { erase: negative || tool === "eraser", dabs: [this.#dab(at, pen)] };
    stage.do({ stroke: { frame, what }, tip: point });
  }

  /** The press goes on, over these points of the canvas. */
  move(way: readonly (readonly [Point, Pen])[]): void {
    const { stage } = this;
    const { stroke } = stage.doing;
    const last = way.at(-1);
    if (!stroke || !last) return;
    const tip = stage.imageAt(last[0]);
    if ("dabs" in stroke.what) {
      const dabs = [...stroke.what.dabs, ...way.map(([at, pen]) => this.#dab(at, pen))];
      return stage.do({ stroke: { ...stroke, what: { ...stroke.what, dabs } }, tip });
    }
    const { corners, erase } = stroke.what;
    const far = distance(toView(stage.view, corners.at(-1)!), last[0]) >= STEP_PX;
    stage.do({ tip, ...(far ? { stroke: { ...stroke, what: { erase, corners: [...corners, tip] } } } : {}) });
  }

  /** The press ended. */
  end(): void {
    const { stroke } = this.stage.doing;
    if (!stroke) return;
    if ("dabs" in stroke.what || (this.#first && this.corners.length > 2)) this.finish();
    this.#first = false;
  }

  /** The press became something else: what it drew goes. */
  drop(): void {
    const { corners } = this;
    if (corners.length > 1 && !this.#first) this.back();
    else this.cancel();
  }

  /** Takes the polygon's last corner away. Says whether there was one. */
  back(): boolean {
    const { stroke } = this.stage.doing;
    if (!stroke || !("corners" in stroke.what)) return false;
    const corners = stroke.what.corners.slice(0, -1);
    const what = { erase: stroke.what.erase, corners };
    this.stage.do({ stroke: corners.length ? { ...stroke, what } : null });
    return true;
  }

  /** Gives up what is being drawn. Says whether there was anything. */
  cancel(): boolean {
    const had = this.stage.doing.stroke !== null;
    if (had) this.stage.do({ stroke: null });
    return had;
  }

  /** Makes a prompt of what was drawn. Says whether there was anything. */
  finish(): boolean {
    const { stage, session } = this;
    const { stroke } = stage.doing;
    if (!stroke) return false;
    stage.do({ stroke: null });
    if ("corners" in stroke.what && stroke.what.corners.length < 3) session.hint(strings.hints.noArea);
    else session.prompt({ stroke: stroke.what }, stroke.frame);
    return true;
  }

  /** Where the pointer is while nothing is pressed; null: elsewhere. */
  hover(at: Point | null): void {
    const { stage } = this;
    stage.do({ tip: at && stage.image ? stage.imageAt(at) : null });
  }

  #corner(point: Point, at: Point, frame: number, erase: boolean, { pointerType }: Pen): void {
    const { stage } = this;
    const { stroke } = stage.doing;
    const corners = stroke?.frame === frame ? this.corners : [];
    const near = (corner: Point | undefined) =>
      corner !== undefined && distance(toView(stage.view, corner), at) <= (CLOSE_PX[pointerType] ?? 9);
    // A press on the first corner ends it, and so does a second one on the last, which is a double click.
    if (corners.length > 2 && (near(corners[0]) || near(corners.at(-1)))) return void this.finish();
    this.#first = corners.length === 0;
    const what = { erase: corners.length ? (stroke?.what.erase ?? erase) : erase, corners: [...corners, point] };
    stage.do({ stroke: { frame, what }, tip: point });
  }

  #dab(at: Point, pen: Pen): Dab {
    const { stage, session } = this;
    const [x, y] = stage.freeAt(at);
    return [x, y, radiusOf(session.ui.settings.brush, stage.view.scale, pen)];
  }
}
