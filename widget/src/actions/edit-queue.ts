// Edits run one after the other, in the order they were made. One that could not be delivered holds back those after it
// until all are tried again: none is lost, and none overtakes another.

/** Resolves with whether it was delivered. */
type Job = () => Promise<boolean>;

export class EditQueue {
  #jobs: Job[] = [];
  #running: Promise<boolean> | null = null;

  /** Runs `job` after all before it. */
  add(job: Job): void {
    this.#jobs.push(job);
    void this.run();
  }

  /** Runs what waits, until one is not delivered. Says whether nothing is left. */
  async run(): Promise<boolean> {
    if (this.#jobs.length === 0) return true;
    return (this.#running ??= Promise.resolve().then(() => this.#work()));
  }

  async #work(): Promise<boolean> {
    for (let job = this.#jobs[0]; job; job = this.#jobs[0]) {
      const delivered = await job();
      if (this.#jobs[0] !== job) continue; // the queue was cleared meanwhile
      if (!delivered) break;
      this.#jobs.shift();
    }
    this.#running = null;
    return this.#jobs.length === 0;
  }

  /** Drops the jobs that have not ended. */
  clear(): void {
    this.#jobs = [];
  }
}
