// What the server keeps of the user: told in the menu, deleted after a question.
import { html, nothing, type TemplateResult } from "lit";
import type { KeptData } from "../../protocol/messages";
import * as strings from "../../strings";
import { menuItem } from "../controls";
import { icon } from "../icons";
import type { PanelContext } from "../panel-context";
import { sheet } from "./sheet";

export function dataItems(panel: PanelContext): TemplateResult | typeof nothing {
  const { kept } = panel.ui;
  if (!kept) return nothing;
  const label = html`${icon("remove")}${strings.data.remove}`;
  return menuItem(panel, "delete-data", label, howLong(kept), () => panel.askToDelete(), "button");
}

export function dataSheet({ session }: PanelContext, close: () => void): TemplateResult {
  const run = () => {
    close();
    void session.deleteData();
  };
  const body = html`<div class="question">
    <p>${strings.data.what}</p>
    <div class="answers">
      <button class="button outlined" data-test="delete-data-cancel" @click=${close}>${strings.page.cancel}</button>
      <button class="button danger" data-test="delete-data-confirm" @click=${run}>${strings.data.confirm}</button>
    </div>
  </div>`;
  return sheet("data", strings.data.label, strings.data.title, body, close);
}

function howLong({ hours }: KeptData): string {
  if (hours === null) return strings.data.forGood;
  return hours ? strings.data.hours(hours) : strings.data.untilLeaving;
}
