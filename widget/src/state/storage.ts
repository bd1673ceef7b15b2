// What the page remembers in the browser. Storage may be forbidden (a sandboxed frame, a private window), and then
// even to name it throws: nothing is remembered.
import type { KeptData } from "../protocol/messages";
import type { Settings } from "./store";

type Memory = "localStorage" | "sessionStorage";

const TOKEN = "edgetam-token";
const KEPT_TOKEN = "edgetam-kept-token";
const SETTINGS = "edgetam-settings";
const PLACE = "edgetam-place";
const NAMES = "edgetam-names";
const CLASSES = "edgetam-classes";
const MAX_NAMES = 30;
const ADDRESS_PARAMETER = "edgetam";

/** Where the user is in a session, for the page that a reload makes. `P` is what was being propagated. */
export interface Place<P> {
  session: string;
  frame: number;
  selected: number;
  propagating: P | null;
}

/** Names that users gave to objects, the latest first, for the next image. */
export function rememberName(name: string): void {
  remember("localStorage", NAMES, [name, ...rememberedNames().filter((other) => other !== name)].slice(0, MAX_NAMES));
}

export function rememberedNames(): string[] {
  return remembered<string[]>("localStorage", NAMES) ?? [];
}

export function rememberToken(token: string): void {
  remember("sessionStorage", TOKEN, token);
}

export function rememberedToken(): string | null {
  return remembered<string>("sessionStorage", TOKEN);
}

/** Notes that this tab has something open under a token; another may go on with it, once this one is gone, where work is kept. */
export function keepToken(token: string, kept: KeptData | null): void {
  if (!kept || kept.hours === 0 || held === token) return;
  held = token;
  remember("localStorage", KEPT_TOKEN, token);
  void locks()?.request(lockOf(token), { mode: "shared" }, () => new Promise(() => {}));
}

/** The token that a tab which is gone by now worked under last, if any; null where that cannot be told. */
export async function abandonedToken(): Promise<string | null> {
  const token = remembered<string>("localStorage", KEPT_TOKEN);
  if (!token) return null;
  const free = await locks()?.request(lockOf(token), { ifAvailable: true }, (lock) => lock !== null);
  return free ? token : null;
}

/** Forgets the tokens of this tab. */
export function forgetToken(): void {
  remember("sessionStorage", TOKEN, null);
  remember("localStorage", KEPT_TOKEN, null);
}

let held = "";

/** Browsers have locks on pages from https or this machine alone. */
function locks(): LockManager | undefined {
  return globalThis.navigator?.locks;
}

function lockOf(token: string): string {
  return `edgetam ${token}`;
}

export function rememberSettings(settings: Settings): void {
  remember("localStorage", SETTINGS, settings);
}

export function rememberedSettings(): Partial<Settings> {
  return remembered<Partial<Settings>>("localStorage", SETTINGS) ?? {};
}

export function rememberPlace<P>(place: Place<P>): void {
  remember("sessionStorage", PLACE, place);
}

/** The session that was on screen before a reload. */
export function rememberedSession(): string {
  return remembered<Place<unknown>>("sessionStorage", PLACE)?.session ?? "";
}

/** The classes of a set, in the order of their digits. */
export function rememberClasses(classes: readonly string[]): void {
  remember("sessionStorage", CLASSES, classes);
}

export function rememberedClasses(): string[] {
  return remembered<string[]>("sessionStorage", CLASSES) ?? [];
}

export function rememberedPlace<P>(session: string): Place<P> | null {
  const place = remembered<Place<P>>("sessionStorage", PLACE);
  return place?.session === session ? place : null;
}

/**
 * Remembers the token in the page's address, `?edgetam=<token>`, and takes it out: a bare address can be shared. Returns
 * it, null where there is none.
 */
export function takeTokenFromAddress(): string | null {
  const address = new URL(location.href);
  const token = address.searchParams.get(ADDRESS_PARAMETER);
  if (!token) return null;
  rememberToken(token);
  address.searchParams.delete(ADDRESS_PARAMETER);
  history.replaceState(history.state, "", address);
  return token;
}

function remember(memory: Memory, key: string, value: unknown): void {
  try {
    window[memory].setItem(key, JSON.stringify(value));
  } catch {}
}

function remembered<T>(memory: Memory, key: string): T | null {
  try {
    return JSON.parse(window[memory].getItem(key) ?? "null") as T | null;
  } catch {
    return null;
  }
}
