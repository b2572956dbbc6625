import { PageStorage } from "../lib/PageStorage.ts";
import { readStored, writeStored } from "../lib/stored.ts";

const KEY = "sonm.help.seen";

const read = (storage: Storage): readonly string[] =>
  readStored(storage, KEY, (json) =>
    Array.isArray(json) ? json.filter((one): one is string => typeof one === "string") : undefined,
  ) ?? [];

/** Whether a page is new to whoever uses this browser. Where it remembers nothing no page is: else each visit would be the first. */
export const isFirstVisit = (storage: Storage, path: string): boolean =>
  !(storage instanceof PageStorage) && !read(storage).includes(path);

/** Remembers that a page was explained. */
export function rememberVisit(storage: Storage, path: string): void {
  const seen = read(storage);
  if (!seen.includes(path)) writeStored(storage, KEY, [...seen, path]);
}
