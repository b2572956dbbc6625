import { MemoryStorage } from "./MemoryStorage.ts";

function open(): Storage {
  try {
    return localStorage;
  } catch {
    return new MemoryStorage();
  }
}

/** What the browser keeps for later visits; where it forbids that, something that lasts as long as the page. */
export const browserStorage: Storage = open();
