// All of the component's styles.
import { controls } from "./controls.css";
import { inputs } from "./inputs.css";
import { layout } from "./layout.css";
import { menus } from "./menus.css";
import { over } from "./overlays.css";
import { side } from "./sidebar.css";
import { timeline } from "./timeline.css";
import { variables } from "./tokens.css";

export const styles = [variables, controls, menus, inputs, layout, side, timeline, over];
