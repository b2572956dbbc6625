import { MemoryStorage } from "./MemoryStorage.ts";

/** Where the browser forbids its own storage: lasts until the page is closed. */
export class PageStorage extends MemoryStorage {}
