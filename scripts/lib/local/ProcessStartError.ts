/** A program of the local network did not come up. Carries the last lines that it printed. */
export class ProcessStartError extends Error {
  override readonly name = "ProcessStartError";

  constructor(
    readonly program: string,
    reason: string,
    tail: readonly string[],
    logFile: string,
  ) {
    super([`${program} did not start: ${reason}. Its last lines (all of them in ${logFile}):`, ...tail].join("\n  "));
  }
}
