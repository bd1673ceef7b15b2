// Buttons and menus, as all panels have them.
import { html, nothing, type TemplateResult } from "lit";
import { type IconName, icon } from "./icons";
import type { PanelContext } from "./panel-context";

/** A button with an icon. The label is its accessible name and, with the key after it, its tooltip. */
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
  panel: PanelContext,
  name: string,
  button: { label: string; content: unknown; key?: string; disabled?: boolean; classes?: string },
  items: () => unknown,
  placement = "",
  role: "menu" | "dialog" = "menu",
): TemplateResult {
  const open = panel.menu === name;
  return html`<div class="menu-anchor">
    <button
      class="button ${button.classes ?? ""}"
      data-test=${name}
      aria-label=${button.label}
      title=${button.key ? `${button.label} (${button.key})` : button.label}
      aria-haspopup=${role}
      aria-expanded=${String(open)}
      ?disabled=${button.disabled ?? false}
      @click=${() => panel.toggleMenu(name)}
    >
      ${button.content}
    </button>
    ${open ? html`<div class="menu ${placement}" role=${role} aria-label=${button.label}>${items()}</div>` : nothing}
  </div>`;
}

/** Something to choose: in a menu, or as a button of a "dialog" that holds more. */
export function menuItem(
  panel: PanelContext,
  test: string,
  label: unknown,
  detail: unknown,
  run: () => void,
  role: "menuitem" | "button" = "menuitem",
): TemplateResult {
  return html`<button
    class="menu-item"
    role=${role}
    data-test=${test}
    @click=${() => {
      panel.closeMenu();
      run();
    }}
  >
    <span>${label}</span>${detail ? html`<small>${detail}</small>` : nothing}
  </button>`;
}
