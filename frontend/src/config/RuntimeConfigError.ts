/** The page's configuration can't be used. The message says what to change and where. */
export class RuntimeConfigError extends Error {
  override readonly name = "RuntimeConfigError";
}
