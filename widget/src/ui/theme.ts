// The theme: light or dark as set, or as the page around the component.

export type Theme = "auto" | "light" | "dark";

/** Calls back with the theme now and whenever it changes. Returns how to stop. */
export function watchTheme(element: Element, theme: Theme, callback: (theme: "light" | "dark") => void): () => void {
  if (theme !== "auto") {
    callback(theme);
    return () => {};
  }
  const system = matchMedia("(prefers-color-scheme: dark)");
  const tell = () => callback(pageTheme(element) ?? (system.matches ? "dark" : "light"));
  const observer = new MutationObserver(tell);
  const attributeFilter = ["class", "theme", "data-theme", "data-jp-theme-light", "data-vscode-theme-kind"];
  for (const ancestor of [...ancestors(element), document.body, document.documentElement])
    observer.observe(ancestor, { attributes: true, attributeFilter });
  system.addEventListener("change", tell);
  tell();
  return () => {
    observer.disconnect();
    system.removeEventListener("change", tell);
  };
}

/** The theme of the nearest ancestor that has one. */
function pageTheme(element: Element): "light" | "dark" | null {
  for (const ancestor of [...ancestors(element), document.body, document.documentElement]) {
    const { classList, dataset } = ancestor as HTMLElement;
    if (classList.contains("dark") || classList.contains("vscode-dark")) return "dark"; // Gradio; VS Code
    if (dataset.jpThemeLight) return dataset.jpThemeLight === "false" ? "dark" : "light"; // Jupyter
    const theme = dataset.theme ?? ancestor.getAttribute("theme"); // marimo and others; Colab
    if (theme === "dark" || theme === "light") return theme;
  }
  // Gradio marks only the dark theme: without a mark its app is light, whatever the system prefers.
  return document.querySelector("gradio-panel, .gradio-container") ? "light" : null;
}

/** The elements around `element`, out of shadow roots too. */
function* ancestors(element: Element): Generator<Element> {
  for (let node: Node | null = element.parentNode; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null)
    if (node instanceof Element) yield node;
}
