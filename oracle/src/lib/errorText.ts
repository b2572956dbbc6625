/** What went wrong, in one line, whatever was thrown. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return (cause === undefined ? error.message : `${error.message}: ${cause}`).split("\n")[0] ?? error.name;
}
