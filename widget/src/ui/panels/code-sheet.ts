// What was done as a program, in the language that the user chooses.
import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../actions/code";
import * as strings from "../../strings";
import { iconButton } from "../controls";
import { icon } from "../icons";
import type { PanelContext } from "../panel-context";
import { sheet } from "./sheet";

export function codeSheet(panel: PanelContext, close: () => void): TemplateResult {
  const { code } = panel.session;
  const { code: texts, language } = panel.ui;
  const isPython = language === "python" || language === "transformers";
  const toCell = isPython ? panel.cellBelow() : null;
  const languages = Object.keys(strings.code.languages) as Language[];
  const body = html`<div class="code">
    <div class="segments" role="group" aria-label=${strings.code.language}>
      ${languages.map(
        (one) =>
          html`<button
            class="button"
            data-test="code-${one}"
            aria-pressed=${String(one === language)}
            @click=${() => code.choose(one)}
          >
            ${strings.code.languages[one]}
          </button>`,
      )}
    </div>
    <p class="quiet">${strings.code.about[language]}</p>
    <pre tabindex="0" data-test="code-text">${texts?.[language] ?? strings.code.writing}</pre>
    ${language === "http" ? hereAndNow(panel) : nothing}
    <div class="answers">
      <button class="button outlined" data-test="code-save" ?disabled=${!texts} @click=${() => code.save()}>
        ${icon("download")}${strings.code.save}
      </button>
      <button
        class="button outlined"
        data-test="code-copy"
        ?disabled=${!texts}
        @click=${() => void code.copy(texts?.[language] ?? "")}
      >
        ${strings.code.copy}
      </button>
      ${
        toCell
          ? html`<button
              class="button outlined"
              data-test="code-cell"
              ?disabled=${!texts}
              @click=${() => void toCell(texts?.[language] ?? "").then(close)}
            >
              ${strings.code.toCell}
            </button>`
          : nothing
      }
    </div>
  </div>`;
  return sheet("code", strings.code.label, strings.code.title, body, close);
}

/** The session on screen, for a program or an agent to go on with. */
function hereAndNow({ session, ui }: PanelContext): TemplateResult | typeof nothing {
  if (!session.host.ownsPage) return nothing;
  const handle = `${session.host.token}/${ui.state.session}`;
  return html`<p class="code-session">
    <span>${strings.code.session}</span>
    ${iconButton("code-session", "link", strings.code.copySession, () => void session.code.copy(handle))}
  </p>`;
}
