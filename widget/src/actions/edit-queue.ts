// Edits run one after the other, in the order they were made. One that could not be delivered holds back those after it
// until all are tried again: none is lost, and none overtakes another.

/** Says whether it was delivered. */
type Job = () => Promise<boolean>;

export class Queue {
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
      if (this.#jobs[0] !== job) continue; // what it was about is gone
      if (!delivered) break;
      this.#jobs.shift();
    }
    this.#running = null;
    return this.#jobs.length === 0;
  }

  /** Forgets the jobs that have not come to their end: what they were about is gone. */
  clear(): void {
    this.#jobs = [];
  }
}
