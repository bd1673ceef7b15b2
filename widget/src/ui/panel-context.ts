// What panels may ask of the component that shows them.
import type { Session } from "../actions/session";
import type { Drawing } from "../canvas/drawing";
import type { Stage } from "../canvas/stage";
import type { Ui } from "../state/store";

export interface PanelContext {
  readonly ui: Ui;
  readonly session: Session;
  readonly stage: Stage | null;
  /** What draws by hand. */
  readonly drawing: Drawing | null;
  /** The menu that is open, if any. */
  readonly menu: string;
  /** Whether it is shown how the selected object is cleaned up. */
  readonly cleaning: boolean;
  /** Shows that, or puts it away. */
  showCleaning(shown: boolean): void;
  /** The object whose name is being edited, or 0. */
  renaming: number;
  toggleMenu(name: string): void;
  closeMenu(): void;
  /** Gives the canvas the focus, and with it the keys. */
  focusCanvas(): void;
  /** Lets the user choose a file to open. */
  chooseFile(): void;
  /** Lets the user choose a file whose mask becomes the object's on the frame on screen. */
  chooseMask(object: number): void;
  showKeys(): void;
  /** Shows what was done as a program. */
  showCode(): void;
  /** Puts text into a new cell below the component's; null where there are none. */
  cellBelow(): ((text: string) => Promise<void>) | null;
  /** Lets the user put an export together. */
  showExport(): void;
  /** Asks whether all that the server has of the user shall be deleted. */
  askToDelete(): void;
  /** Shows what the practice checkpoint is. */
  showCard(): void;
}
