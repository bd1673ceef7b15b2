// What is done on the canvas, as what it does to the session.
import { boxBetween, distanceOutside } from "./viewport";
import type { Point } from "../protocol/messages";
import { Pointers } from "./gestures";
import type { Session } from "../actions/session";
import type { Stage } from "./stage";

// A click this close to the picture's edge means the edge.
const EDGE_PX = 16;

export function connectPointers(element: HTMLElement, stage: Stage, session: Session, hasFocus: () => boolean): Pointers {
  const near = (at: Point) => stage.picture !== null && distanceOutside(stage.view, at, stage.picture) <= EDGE_PX;
  let pressed = { frame: -1, at: [0, 0] as Point, near: false };
  return new Pointers(element, {
    at: (event) => stage.canvasAt(event.clientX, event.clientY),
    tool: () => session.ui.tool,
    press: (at) => (pressed = { frame: stage.shown, at: stage.pictureAt(at), near: near(at) }),
    drag: () => {
      if (pressed.frame >= 0) session.seek(pressed.frame);
    },
    draft: (at) => stage.setDraft(at && boxBetween(pressed.at, stage.pictureAt(at))),
    point: (label) => {
      if (pressed.near) session.prompt({ points: [pressed.at], labels: [label] }, pressed.frame);
    },
    box: (at) => {
      const box = boxBetween(pressed.at, stage.pictureAt(at));
      // A box drawn beside the picture holds nothing.
      if (box[0] < box[2] && box[1] < box[3]) session.prompt({ box }, pressed.frame);
    },
    pan: (dx, dy) => stage.pan(dx, dy),
    zoom: (factor, at) => stage.zoom(factor, at),
    wheel: (event) => {
      // Over a picture that is seen whole, zooming out is left to the page; in a notebook the wheel scrolls past the
      // picture until it has the focus.
      if (!stage.picture || (stage.fitted && event.deltaY > 0)) return false;
      return session.host.kind === "gradio" || event.ctrlKey || hasFocus();
    },
  });
}
