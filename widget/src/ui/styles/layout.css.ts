// Where things are. The component's own width decides, not the window's.
import { css } from "lit";

export const layout = css`
  .app {
    container: app / inline-size;
    position: relative;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--page);
    color: var(--text);
    font: 400 14px/1.4 var(--font);
    -webkit-font-smoothing: antialiased;
  }

  /* A page of its own is filled from edge to edge. */
  .app[data-page] {
    border: 0;
    border-radius: 0;
  }

  .toolbar {
    display: flex;
    align-items: center;
    gap: 4px 8px;
    min-height: 48px;
    padding: 6px 8px;
    border-bottom: 1px solid var(--line);
  }

  /* Below one another; where the width allows it the panel is beside the image. A part that is not there takes no
     room. */
  .frame {
    display: grid;
    grid-template:
      "banner" "toolbar" "stage" "filmstrip" "timeline" "panel" "status"
      / minmax(0, 1fr);
  }
  .banner {
    grid-area: banner;
  }
  .toolbar {
    grid-area: toolbar;
  }
  .stage-frame {
    grid-area: stage;
  }
  .filmstrip {
    grid-area: filmstrip;
  }
  .timeline {
    grid-area: timeline;
  }
  .panel {
    grid-area: panel;
  }
  .status {
    grid-area: status;
  }
  /* The least width shows a name of eight letters beside the selected object's buttons. */
  .app {
    --panel-least: 246px;
  }
  @media (pointer: coarse) {
    .app {
      --panel-least: 328px;
    }
  }
  .app[data-beside] .frame:has(.panel) {
    grid-template:
      "banner banner" "toolbar toolbar" "stage panel" "filmstrip filmstrip" "timeline timeline" "status status"
      / minmax(0, 1fr) clamp(var(--panel-least), 120px + 16cqw, 420px);
  }
  .app[data-beside][data-folded] .frame:has(.panel) {
    grid-template-columns: minmax(0, 1fr) 0;
  }
  .app[data-beside][data-folded] .panel {
    display: none;
  }

  .stage-frame {
    position: relative;
    min-width: 0;
    overflow: hidden;
    background: var(--stage);
  }
  .stage {
    position: absolute;
    inset: 0;
    cursor: crosshair;
    /* A finger scrolls the page where the image fits. Its pinch is ours. */
    touch-action: pan-x pan-y;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  .stage[data-zoomed],
  .stage:is([data-tool="pan"], [data-tool="box"], [data-tool="brush"], [data-tool="eraser"], [data-tool="polygon"]) {
    touch-action: none;
  }
  .stage:focus-visible {
    outline: none;
  }
  /* Over the layers, which would hide an outline. */
  .stage:focus-visible::after {
    content: "";
    position: absolute;
    inset: 0;
    box-shadow: inset 0 0 0 2px var(--accent);
    pointer-events: none;
  }
  .app:not([data-open]) .stage {
    cursor: default;
    pointer-events: none;
  }
  .stage[data-tool="pan"],
  .stage[data-space] {
    cursor: grab;
  }
  .stage[data-moving] {
    cursor: grabbing;
  }
  .stage canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }
  .zoom-whole {
    position: absolute;
    right: 10px;
    bottom: 10px;
    display: none;
    box-shadow: var(--shadow);
  }

  .panel {
    display: flex;
    flex-direction: column;
    min-width: 0;
    border-top: 1px solid var(--line);
  }
  .app[data-beside] .panel {
    border-top: 0;
    border-left: 1px solid var(--line);
    /* As high as the image, whatever is in it. */
    height: 0;
    min-height: 100%;
    overflow-y: auto;
    container: panel / size;
  }

  .timeline {
    border-top: 1px solid var(--line);
  }

  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 16px;
    min-height: 32px;
    padding: 4px 12px;
    border-top: 1px solid var(--line);
    color: var(--muted);
    font-size: 12px;
  }
  .status > span {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
  }
  .status b {
    font-weight: 600;
    color: var(--text);
  }
  .status .practice,
  .status .place {
    height: 24px;
    margin-left: -6px;
    padding: 0 6px;
    gap: 4px;
    border-radius: 6px;
  }
  .status .practice {
    color: var(--warning);
    font-weight: 600;
  }
  .status .practice .icon,
  .status .place .icon {
    width: 16px;
    height: 16px;
  }
  .medium-name {
    overflow: hidden;
    max-width: 240px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .narrow,
  .narrowest {
    display: none;
  }

  @container app (max-width: 819px) {
    .toolbar .wide {
      display: none;
    }
    .toolbar .button:has(.wide) {
      width: 32px;
      padding: 0;
    }
    .zoom output {
      display: none;
    }
  }

  /* What does not fit into one row of a phone is in the menu. */
  @container app (max-width: 559px) {
    .toolbar {
      justify-content: space-between;
      gap: 2px;
      padding: 6px;
    }
    .toolbar > .space,
    .toolbar .zoom,
    .toolbar [data-test="help"],
    .toolbar [data-test="panel"],
    .toolbar [data-test="examples"],
    .app[data-open] .toolbar [data-test="redo"],
    .status > .medium,
    .status .encode,
    .status .way,
    .transport [data-test="first"],
    .transport [data-test="last"] {
      display: none;
    }
    .zoom-whole {
      display: inline-flex;
    }
    .narrow {
      display: block;
    }
    .toolbar [data-test="export"]:has(.wide) {
      width: auto;
      padding: 0 10px;
    }
    .toolbar [data-test="export"] .wide {
      display: inline;
    }
    .status:has([data-test="waiting"]) > :not([data-test="waiting"]) {
      display: none;
    }
    .status {
      flex-wrap: nowrap;
      min-height: 28px;
      padding: 0 10px;
      overflow-x: clip;
      white-space: nowrap;
    }
  }

  @container app (max-width: 399px) {
    .toolbar [data-test="export"] .wide {
      display: none;
    }
  }

  /* Among others on a phone's page. Two fingers move the image. */
  @container app (max-width: 339px) {
    .toolbar [data-test="tool-pan"] {
      display: none;
    }
  }

  /* A low window, a phone on its side: the image needs the height. */
  @media (max-height: 500px) {
    .app[data-page] .toolbar {
      min-height: 44px;
      padding-block: 4px;
    }
    .app[data-page] .status {
      flex-wrap: nowrap;
      min-height: 24px;
      padding-block: 0;
      overflow-x: clip;
      white-space: nowrap;
    }
    .app[data-page] .status:has([data-test="waiting"]) > :not([data-test="waiting"]) {
      display: none;
    }
    .app[data-page] .status > [data-test="waiting"] {
      white-space: normal;
    }
  }

  /* Fingers need 44 pixels. */
  @media (pointer: coarse) {
    .button,
    .segments .button,
    .status .button {
      min-width: 44px;
      min-height: 44px;
    }
    .toolbar,
    .app[data-page] .toolbar {
      min-height: 56px;
      padding-block: 4px;
    }
    .menu-item,
    .menu-row,
    .menu-row .range {
      min-height: 44px;
    }
    .for-mouse {
      display: none;
    }
    /* Fingers move and zoom the image with any tool. */
    .toolbar [data-test="tool-pan"],
    .toolbar .zoom {
      display: none;
    }
    .zoom-whole {
      display: inline-flex;
    }
    /* Eight buttons fit into the width of a phone. */
    .app:not([data-beside]) .toolbar {
      gap: 0;
      padding-inline: 4px;
    }
    .app:not([data-beside]) .toolbar .segments {
      gap: 0;
      padding-inline: 0;
    }
    .status {
      padding-block: 0;
    }
  }

  /* A phone on its side: the line at the bottom is below the panel, and the image has its height. */
  @media (pointer: coarse) and (max-height: 500px) {
    .app[data-page] .toolbar {
      min-height: 52px;
    }
    .app[data-page][data-beside]:not([data-folded]) .frame:has(.panel) {
      grid-template:
        "banner banner" auto "toolbar toolbar" auto "stage panel" 1fr "stage status" max-content
        "filmstrip filmstrip" auto "timeline timeline" auto
        / minmax(0, 1fr) clamp(var(--panel-least), 120px + 16cqw, 420px);
    }
    .app[data-page][data-beside]:not([data-folded]) .panel + .status {
      border-left: 1px solid var(--line);
    }
    .transport :is([data-test="first"], [data-test="last"], .time),
    .panel + .status :is(.medium, .way, [data-test="took"]),
    .app[data-page][data-beside] .frame:has(:is(.filmstrip, .timeline)) .status:not(:has([role="status"])) {
      display: none;
    }
  }

  /* Without zoom and pan there is room for words. */
  @media (pointer: coarse) {
    @container app (min-width: 700px) {
      .toolbar .wide {
        display: inline;
      }
      .toolbar .button:has(.wide) {
        width: auto;
        padding: 0 10px;
      }
    }
  }

  /* On a phone Export is a word alone; on a small one drawing by hand is in the menu. */
  @media (pointer: coarse) {
    @container app (max-width: 419px) {
      .toolbar [data-test="export"] {
        width: auto;
        padding: 0 6px;
      }
      .toolbar [data-test="export"] .icon {
        display: none;
      }
      .toolbar [data-test="export"] .wide {
        display: inline;
      }
    }
    @container app (max-width: 379px) {
      .toolbar [data-test="tool-hand"] {
        display: none;
      }
      .narrowest {
        display: block;
      }
    }
    @container app (max-width: 335px) {
      .toolbar [data-test="export"] .icon {
        display: inline;
      }
      .toolbar [data-test="export"] .wide {
        display: none;
      }
    }
  }
`;
