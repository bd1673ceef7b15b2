// Edits run one after the other, in the order they were made: a click made while another is under way waits its turn
// and is never lost.

export class Queue {
  #last: Promise<void> = Promise.resolve();
  #epoch = 0;

  /** Runs `job` after all before it. A job that fails does not stop those after it. */
  add(job: () => Promise<void>): Promise<void> {
    const epoch = this.#epoch;
    this.#last = this.#last.then(() => (epoch === this.#epoch ? job() : undefined)).catch(() => {});
    return this.#last;
  }

  /** Forgets the jobs that have not begun: what they were about is gone. */
  clear(): void {
    this.#epoch++;
  }
}
