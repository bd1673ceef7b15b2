// The cells of JupyterLab and Notebook 7, where their server shows its application to the page
// (`expose_app_in_browser`).

interface Cell {
  node: HTMLElement;
  model: { sharedModel: { setSource(text: string): void } };
}

interface Application {
  commands: { execute(name: string): Promise<unknown> };
  shell: { currentWidget: { content: { widgets?: Cell[]; activeCellIndex: number; activeCell: Cell } } | null };
}

/** Puts text into a new cell below the one that shows `element`; null where this page cannot. */
export function cellBelow(element: Element): ((text: string) => Promise<void>) | null {
  const { jupyterapp } = globalThis as { jupyterapp?: Application };
  const notebook = jupyterapp?.shell.currentWidget?.content;
  const index = notebook?.widgets?.findIndex(({ node }) => node.contains(element)) ?? -1;
  if (!jupyterapp || !notebook || index < 0) return null;
  return async (text) => {
    notebook.activeCellIndex = index;
    await jupyterapp.commands.execute("notebook:insert-cell-below");
    notebook.activeCell.model.sharedModel.setSource(text);
  };
}
