/** The manifest can't be made from what is there. The message says what to do. */
export class ManifestError extends Error {
  override readonly name = "ManifestError";
}
