/**
 * Why a transaction was not made. `reason` is the contract's error with its arguments, or what stopped it; `action` what was to be
 * done.
 */
export class ChainError extends Error {
  override readonly name = "ChainError";
  readonly action: string;
  /** Name of the contract's error, if it was one. */
  readonly contractError: string | undefined;

  /** @param cause what the endpoint said */
  constructor(action: string, reason: string, contractError?: string, cause?: unknown) {
    super(`${action} failed: ${reason}`, { cause });
    this.action = action;
    this.contractError = contractError;
  }
}
