/** Bytes of a text that is shown on a page. */
const LONGEST = 200_000;

/** What bytes say, where they are plain text of readable length; undefined where they are not. */
export function readableText(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0 || bytes.length > LONGEST) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return /[^\P{Cc}\t\n\r]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
