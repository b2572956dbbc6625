import { writeFile } from "node:fs/promises";

import type { RecordedBook } from "./RecordedBook.ts";

/** The recorded books by their name: the one for which the agent was made, and one that was not looked at meanwhile. */
export const BOOKS = {
  book: new URL("./books/book.json", import.meta.url),
  holdout: new URL("./books/holdout.json", import.meta.url),
} as const;

/** Keeps a book, an entry a line. */
export async function writeBook(file: URL, book: RecordedBook): Promise<void> {
  const parts = Object.entries(book).map(([name, value]) => {
    if (!Array.isArray(value)) return `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
    return `${JSON.stringify(name)}: [\n${value.map((entry) => JSON.stringify(entry)).join(",\n")}\n]`;
  });
  await writeFile(file, `{\n${parts.join(",\n")}\n}\n`);
}
