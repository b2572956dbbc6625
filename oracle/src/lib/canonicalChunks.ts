type TakeText = (piece: string) => void;

/** Characters of a chunk, about. */
const CHUNK = 16 * 1024;

/**
 * Gives the canonical JSON text of a value in chunks: see `canonicalJson`. So the text of a hundred thousand machines can
 * be hashed without ever being in memory.
 *
 * @param take told of each chunk, in order
 * @throws TypeError if the value holds something that JSON can't carry, or a number that is no safe integer
 */
export function canonicalChunks(value: unknown, take: TakeText): void {
  let text = "";
  write(value, (piece) => {
    text += piece;
    if (text.length < CHUNK) return;
    take(text);
    text = "";
  });
  take(text);
}

function write(value: unknown, take: TakeText): void {
  if (value === null || typeof value !== "object") take(scalarText(value));
  else if (Array.isArray(value)) writeList(value, take);
  else writeObject(value as Readonly<Record<string, unknown>>, take);
}

function scalarText(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `"${value}"`;
  if (typeof value !== "number") throw new TypeError(`A ${typeof value} has no JSON text.`);
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is no safe integer: carry it as a bigint.`);
  return String(value);
}

function writeList(list: readonly unknown[], take: TakeText): void {
  take("[");
  for (let index = 0; index < list.length; index += 1) {
    if (index > 0) take(",");
    write(list[index], take);
  }
  take("]");
}

function writeObject(object: Readonly<Record<string, unknown>>, take: TakeText): void {
  let before = "{";
  for (const key of sortedKeys(object)) {
    const field = object[key];
    if (field === undefined) continue;
    take(`${before}${JSON.stringify(key)}:`);
    write(field, take);
    before = ",";
  }
  take(before === "{" ? "{}" : "}");
}

function sortedKeys(object: object): string[] {
  const keys = Object.keys(object);
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index - 1] ?? "") > (keys[index] ?? "")) return keys.sort((a, b) => (a < b ? -1 : 1));
  }
  return keys;
}
