// The classes that objects are given: one list for all images of a set.
import type { Context } from "../state/context";
import { objectOf } from "../state/selectors";
import { rememberClasses, rememberName } from "../state/storage";
import * as strings from "../strings";
import type { Edits } from "./edits";

export class Classes {
  constructor(
    readonly context: Context,
    readonly edits: Edits,
  ) {}

  /** Gives the selected object a class, which is added to the list where it is new. */
  give(name: string): void {
    const { ui, store } = this.context;
    if (!ui.classes.includes(name)) {
      store.update({ classes: [...ui.classes, name] });
      rememberClasses(this.context.ui.classes);
      rememberName(name);
    }
    const object = objectOf(ui, ui.selected);
    if (!object || object.category === name) return;
    this.edits.change(object.id, { category: name });
    store.update({ announcement: strings.classes.given(object.name, name) });
  }

  /** Gives the selected object the class of a digit, 1 to 9. Says whether there is one. */
  giveDigit(digit: number): boolean {
    const name = this.context.ui.classes[digit - 1];
    if (name) this.give(name);
    return name !== undefined;
  }
}
