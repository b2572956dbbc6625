/** What the address of the form says: which action it begins with, and values for its fields by their names. */
export type ProposeSearch = Readonly<Record<string, string>>;

/** Entries and characters that are looked at. */
const MOST_ENTRIES = 200;
const LONGEST = 20_000;

const textOf = (value: unknown): string | undefined => {
  if (typeof value === "string") return value.length > LONGEST ? undefined : value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Number.isSafeInteger(value) ? String(value) : undefined;
};

/** Reads the search of an address. Numbers come as numbers; whatever makes no sense is dropped. */
export const readProposeSearch = (source: Record<string, unknown>): ProposeSearch =>
  Object.fromEntries(
    Object.entries(source)
      .slice(0, MOST_ENTRIES)
      .flatMap(([name, value]) => {
        const text = textOf(value);
        return text === undefined ? [] : [[name, text] as const];
      }),
  );
