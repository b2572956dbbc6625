/** Ends a request once it took too long, or is not wanted any more. */
export function within(milliseconds: number, given?: AbortSignal | null): AbortSignal {
  const late = AbortSignal.timeout(milliseconds);
  return given === undefined || given === null ? late : AbortSignal.any([late, given]);
}
