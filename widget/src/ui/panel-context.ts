// What panels may ask of the component that shows them.
import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "./icons";
import type { Session } from "../actions/session";
import type { Stage } from "../canvas/stage";
import type { Ui } from "../state/store";

export interface App {
  readonly ui: Ui;
  readonly session: Session;
  readonly stage: Stage | null;
  /** The menu that is open, if any. */
  readonly menu: string;
  /** The object whose name is being edited, or 0. */
  renaming: number;
  toggleMenu(name: string): void;
  closeMenu(): void;
  /** Lets the user choose a file to open. */
  chooseFile(): void;
  showKeys(): void;
  /** Shows what the practice checkpoint is. */
  showCard(): void;
}

/** An icon that does something. The label is what a screen reader says and the tooltip, with the key after it. */
export function iconButton(
  test: string,
  name: IconName,
  label: string,
  run: (event: MouseEvent) => void,
  { key = "", disabled = false, pressed }: { key?: string; disabled?: boolean; pressed?: boolean } = {},
): TemplateResult {
  return html`<button
    class="button icon-button"
    data-test=${test}
    aria-label=${label}
    title=${key ? `${label} (${key})` : label}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    ?disabled=${disabled}
    @click=${run}
  >
    ${icon(name)}
  </button>`;
}

/** A button with a menu below it (or "up", above it); a "dialog" holds more than things to choose from. */
export function menu(
  app: App,
  name: string,
  button: { label: string; content: unknown; disabled?: boolean; classes?: string },
  items: () => unknown,
  placement = "",
  role: "menu" | "dialog" = "menu",
): TemplateResult {
  const open = app.menu === name;
  return html`<div class="menu-anchor">
    <button
      class="button ${button.classes ?? ""}"
      data-test=${name}
      aria-label=${button.label}
      title=${button.label}
      aria-haspopup=${role}
      aria-expanded=${String(open)}
      ?disabled=${button.disabled ?? false}
      @click=${() => app.toggleMenu(name)}
    >
      ${button.content}
    </button>
    ${open ? html`<div class="menu ${placement}" role=${role} aria-label=${button.label}>${items()}</div>` : nothing}
  </div>`;
}

export function menuItem(app: App, test: string, label: unknown, detail: unknown, run: () => void): TemplateResult {
  return html`<button
    class="menu-item"
    role="menuitem"
    data-test=${test}
    @click=${() => {
      app.closeMenu();
      run();
    }}
  >
    <span>${label}</span>${detail ? html`<small>${detail}</small>` : nothing}
  </button>`;
}
