/** A chain's time that stands still until a test moves it: a block at each step. */
export class StepClock {
  /** Unix seconds. */
  time: number;
  #number = 1;

  constructor(time: number) {
    this.time = time;
  }

  get block() {
    return { number: this.#number, timestamp: this.time };
  }

  now(): number {
    return this.time;
  }

  advance(seconds: number): void {
    this.time += seconds;
    this.#number += 1;
  }
}
