// All of the component's styles.
import { code } from "./code.css";
import { controls } from "./controls.css";
import { exporting } from "./export.css";
import { filmstrip } from "./filmstrip.css";
import { hand } from "./hand.css";
import { inputs } from "./inputs.css";
import { layout } from "./layout.css";
import { menus } from "./menus.css";
import { overlays } from "./overlays.css";
import { sidebar } from "./sidebar.css";
import { timeline } from "./timeline.css";
import { tokens } from "./tokens.css";
import { values } from "./values.css";

export const styles = [
  tokens,
  controls,
  menus,
  inputs,
  layout,
  sidebar,
  timeline,
  overlays,
  exporting,
  values,
  filmstrip,
  hand,
  code,
];
