// Connects gestures on the canvas to what they do in the session.

import type { Session } from "../actions/session";
import type { Point } from "../protocol/messages";
import * as strings from "../strings";
import { type Drawing, isHand } from "./drawing";
import { GestureRecognizer } from "./gestures";
import { cursorOf, type Grip, gripAt, resized } from "./grips";
import { grippable } from "./marks";
import type { Stage } from "./stage";
import { boxBetween, distanceOutside } from "./viewport";

// A click this close to the image's edge is on the edge.
const EDGE_PX = 16;
const BUZZ_MS = 10;

export function bindGestures(
  element: HTMLElement,
  stage: Stage,
  session: Session,
  drawing: Drawing,
  hasFocus: () => boolean,
): GestureRecognizer {
  const near = (at: Point) => stage.image !== null && distanceOutside(stage.view, at, stage.image) <= EDGE_PX;
  let pressed = { frame: -1, at: [0, 0] as Point, near: false };
  const gripUnder = (at: Point, finger: boolean): Grip | null => {
    const prompts = stage.image && grippable(session.ui, stage.shown);
    return prompts && gripAt(prompts, stage.view, at, finger);
  };
  const move = (grip: Grip, to: Point) => {
    const { frame } = pressed;
    const box = grippable(session.ui, frame)?.box;
    if ("point" in grip) session.edits.movePoint(grip.point, to, frame);
    else if (box) session.prompt({ box: resized(box, grip.sides, to) }, frame, "selected");
  };
  return new GestureRecognizer(element, {
    at: (event) => stage.canvasAt(event.clientX, event.clientY),
    tool: () => session.ui.tool,
    medium: () => session.ui.state.session,
    zoomed: () => !stage.fitted,
    press: (at) => (pressed = { frame: stage.shown, at: stage.imageAt(at), near: near(at) }),
    take: (at, finger) => {
      const grip = gripUnder(at, finger);
      stage.do({ grip });
      if (grip) session.seek(stage.shown); // and a video that plays stands still
      return grip !== null;
    },
    carry: (at) => stage.do({ to: stage.imageAt(at) }),
    drop: (how) => {
      const { grip, to } = stage.doing;
      stage.do({ grip: null, to: null });
      if (!grip) return false;
      if (how === "moved" && to) move(grip, to);
      if (how === "clicked" && "point" in grip) session.edits.removePoint(grip.point, pressed.frame);
      return "point" in grip;
    },
    held: (at) => {
      stage.do({ held: at && stage.imageAt(at) });
      if (at) navigator.vibrate?.(BUZZ_MS);
    },
    drag: () => {
      if (pressed.frame >= 0) session.seek(pressed.frame);
    },
    draft: (at) => stage.do({ draft: at && boxBetween(pressed.at, stage.imageAt(at)) }),
    point: (label, fresh) => {
      if (!pressed.near) return;
      if (fresh) session.pointAnew(pressed.at, pressed.frame);
      else session.prompt({ points: [pressed.at], labels: [label] }, pressed.frame);
    },
    box: (at, fresh) => {
      const box = boxBetween(pressed.at, stage.imageAt(at));
      // A box drawn beside the image holds nothing.
      if (box[0] < box[2] && box[1] < box[3]) session.prompt({ box }, pressed.frame, fresh ? "new" : "fitting");
    },
    refuse: () => session.hint(strings.hints.sliver),
    draws: () => isHand(session.ui.tool),
    draw: (event, negative) => drawing.begin(stage.canvasAt(event.clientX, event.clientY), event, negative),
    drawTo: (events) => drawing.move(events.map((event) => [stage.canvasAt(event.clientX, event.clientY), event])),
    drawn: (how) => (how === "ended" ? drawing.end() : drawing.drop()),
    hover: (at) => {
      const hand = isHand(session.ui.tool);
      const seen = at && !hand && near(at) && stage.shown === session.ui.frame ? stage.imageAt(at) : null;
      element.title = seen ? session.nameAt(seen) : "";
      if (hand) {
        element.style.cursor = "";
        session.hover.move(null);
        return drawing.hover(at);
      }
      const grip = at && session.ui.tool !== "pan" ? gripUnder(at, false) : null;
      element.style.cursor = grip ? cursorOf(grip) : "";
      if (grip || stage.doing.grip) stage.do({ grip });
      session.hover.move(grip ? null : seen);
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
