/** Why a transaction was not made. `reason` is the contract's error with its arguments, or what stopped it. */
export class ChainError extends Error {
  override readonly name = "ChainError";
  /** Name of the contract's error, if it was one. */
  readonly contractError: string | undefined;

  constructor(action: string, reason: string, contractError?: string) {
    super(`${action} failed: ${reason}`);
    this.contractError = contractError;
  }
}
