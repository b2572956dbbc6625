import { PageStorage } from "./PageStorage.ts";

function open(): Storage {
  try {
    return localStorage;
  } catch {
    return new PageStorage();
  }
}

/** What the browser keeps for later visits; where it forbids that, something that lasts as long as the page. */
export const browserStorage: Storage = open();
