// The component among others on somebody's Gradio page: its value says which session it shows, both ways.
import type { Session } from "./actions/session";
import { gradioHost } from "./hosts/http";
import { type Mounted, mount } from "./mount";

const TELL_AFTER_MS = 50;

/** What the value is, as JSON: who has which session open, and the frame on screen. */
interface Value {
  token: string;
  session: string;
  frame: number;
  revision: number;
}

export interface Embedded extends Mounted {
  /** Shows the session of a value that Python set. */
  show(value: unknown): void;
}

/** Puts a component into `el`, which calls `tell` with its value after every change. */
export function embed(el: Element, base: string, value: unknown, tell: (value: string) => void): Embedded {
  const given = read(value);
  const host = gradioHost({ base, token: given?.token ?? "new", ownsPage: false });
  const { element, dispose } = mount(el, host);
  const { session } = element;
  let told = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = session.subscribe(() => {
    clearTimeout(timer);
    const now = currentValue(session);
    if (now && now !== told) timer = setTimeout(() => tell((told = now)), TELL_AFTER_MS);
  });
  return {
    element,
    show(value) {
      const wanted = read(value);
      if (!wanted || value === told || wanted.token === host.token) return;
      host.token = wanted.token;
      void session.connect();
    },
    dispose() {
      clearTimeout(timer);
      stop();
      dispose();
    },
  };
}

/** The value; null while nothing is open, or frames go by. */
function currentValue(session: Session): string | null {
  const { phase, state, frame, playing } = session.ui;
  if (phase !== "ready" || !state.medium || playing || session.propagation.following) return null;
  const value: Value = { token: session.host.token, session: state.session, frame, revision: state.revision };
  return JSON.stringify(value);
}

function read(value: unknown): Value | null {
  try {
    return typeof value === "string" && value ? (JSON.parse(value) as Value) : null;
  } catch {
    return null;
  }
}
