/** One value as JSON on one line. Numbers that JSON would round are decimal strings. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, part: unknown) => (typeof part === "bigint" ? String(part) : part));
