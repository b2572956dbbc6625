/**
 * The one JSON text of a value: keys in ascending order, no white space, bigints as decimal strings.
 * Equal values always give equal bytes, so that their hash can be signed and compared.
 *
 * @throws TypeError if the value holds something that JSON can't carry, or a number that is no safe integer
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `"${value}"`;
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is no safe integer: carry it as a bigint.`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(",")}}`;
  }
  throw new TypeError(`A ${typeof value} has no JSON text.`);
}
