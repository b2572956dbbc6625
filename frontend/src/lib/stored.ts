import { PageStorage } from "./PageStorage.ts";

/**
 * Reads a JSON value that an earlier visit stored. Whatever doesn't fit (blocked storage, broken JSON, another version)
 * reads as nothing: no stored convenience may break the page.
 *
 * @param accept turns the parsed JSON into the value, or into undefined if it doesn't fit
 */
export function readStored<T>(storage: Storage, key: string, accept: (json: unknown) => T | undefined): T | undefined {
  try {
    const text = storage.getItem(key);
    return text === null ? undefined : accept(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Stores a JSON value for later visits.
 *
 * @returns whether a later visit will find it; blocked or full, the page works without what it would have remembered
 */
export function writeStored(storage: Storage, key: string, value: unknown): boolean {
  try {
    storage.setItem(key, JSON.stringify(value));
    return !(storage instanceof PageStorage);
  } catch {
    return false;
  }
}
