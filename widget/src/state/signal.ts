// An event without data, and its listeners.

export class Signal {
  #listeners = new Set<() => void>();

  /** Calls `listener` each time. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(): void {
    for (const listener of this.#listeners) listener();
  }
}
