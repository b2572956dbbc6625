/** What is in every pot from the start and belongs to nobody: decision 43. */
const NOBODYS_WEI = 1n;
const NOBODYS_PARTS = 1n << 30n;

/** SNM that many own in parts. Whoever enters gets no more than it pays, whoever leaves no more than its parts are worth. */
export class Pot {
  #wei = NOBODYS_WEI;
  #parts = NOBODYS_PARTS;

  /** SNM wei without nobody's. */
  get stake(): bigint {
    return this.#wei - NOBODYS_WEI;
  }

  /** Parts without nobody's. */
  get parts(): bigint {
    return this.#parts - NOBODYS_PARTS;
  }

  /** SNM wei that parts are worth, rounded down. */
  worth(parts: bigint): bigint {
    return (parts * this.#wei) / this.#parts;
  }

  /** Parts that an amount takes with it, rounded up. */
  partsFor(amount: bigint): bigint {
    const product = amount * this.#parts;
    const down = product / this.#wei;
    return down * this.#wei === product ? down : down + 1n;
  }

  /**
   * @param amount SNM wei
   * @returns parts that it gives
   */
  put(amount: bigint): bigint {
    const given = (amount * this.#parts) / this.#wei;
    this.#parts += given;
    this.#wei += amount;
    return given;
  }

  /** @returns SNM wei that the parts took with them */
  take(parts: bigint): bigint {
    const amount = this.worth(parts);
    this.#parts -= parts;
    this.#wei -= amount;
    return amount;
  }

  /** All parts gain, or lose where it is negative. */
  change(amount: bigint): void {
    this.#wei += amount;
  }
}
