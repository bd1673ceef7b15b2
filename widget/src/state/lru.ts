// A map bounded by weight, and by the number of its entries: what was used longest ago goes first.

export class Lru<K, V> {
  #entries = new Map<K, { value: V; weight: number }>();
  #weight = 0;

  constructor(
    readonly limit: number,
    readonly onEvict: (value: V) => void = () => {},
    readonly most = Infinity,
  ) {}

  get weight(): number {
    return this.#weight;
  }

  has(key: K): boolean {
    return this.#entries.has(key);
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // A map keeps the order of insertion: the first entry is the one to go.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: K, value: V, weight: number): void {
    this.delete(key);
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      // The newest stays even if it alone is too heavy: it is about to be shown.
      if ((this.#weight <= this.limit && this.#entries.size <= this.most) || oldest === key) break;
      this.delete(oldest);
    }
  }

  delete(key: K): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
    this.onEvict(entry.value);
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) this.delete(key);
  }
}
