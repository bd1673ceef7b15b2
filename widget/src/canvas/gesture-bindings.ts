// Connects gestures on the canvas to what they do in the session.

import type { Session } from "../actions/session";
import type { Point } from "../protocol/messages";
import { GestureRecognizer } from "./gestures";
import type { Stage } from "./stage";
import { boxBetween, distanceOutside } from "./viewport";

// A click this close to the image's edge is on the edge.
const EDGE_PX = 16;

export function bindGestures(
  element: HTMLElement,
  stage: Stage,
  session: Session,
  hasFocus: () => boolean,
): GestureRecognizer {
  const near = (at: Point) => stage.image !== null && distanceOutside(stage.view, at, stage.image) <= EDGE_PX;
  let pressed = { frame: -1, at: [0, 0] as Point, near: false };
  return new GestureRecognizer(element, {
    at: (event) => stage.canvasAt(event.clientX, event.clientY),
    tool: () => session.ui.tool,
    press: (at) => (pressed = { frame: stage.shown, at: stage.imageAt(at), near: near(at) }),
    drag: () => {
      if (pressed.frame >= 0) session.seek(pressed.frame);
    },
    draft: (at) => stage.setDraft(at && boxBetween(pressed.at, stage.imageAt(at))),
    point: (label) => {
      if (pressed.near) session.prompt({ points: [pressed.at], labels: [label] }, pressed.frame);
    },
    box: (at) => {
      const box = boxBetween(pressed.at, stage.imageAt(at));
      // A box drawn beside the image holds nothing.
      if (box[0] < box[2] && box[1] < box[3]) session.prompt({ box }, pressed.frame);
    },
    pan: (dx, dy) => stage.pan(dx, dy),
    zoom: (factor, at) => stage.zoom(factor, at),
    wheel: (event) => {
      // Zooming out of a whole image scrolls the page instead; in a notebook the wheel scrolls past the image until
      // the component has the focus.
      if (!stage.image || (stage.fitted && event.deltaY > 0)) return false;
      return session.host.ownsPage || event.ctrlKey || hasFocus();
    },
  });
}
