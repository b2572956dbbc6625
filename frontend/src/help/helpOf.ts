import type { PagePath } from "./PagePath.ts";

const loaded = new Map<PagePath, Promise<string>>();

const isFront = (path: PagePath) => path === "/" || path === "/earn" || path === "/find";

/** What one does on a page, loaded when it is shown. The same promise each time, as React's `use` wants it. */
export function helpOf(path: PagePath): Promise<string> {
  const known = loaded.get(path);
  if (known !== undefined) return known;
  const text = isFront(path)
    ? import("./frontHelp.ts").then(({ FRONT_HELP }) => FRONT_HELP[path])
    : import("./pageHelp.ts").then(({ PAGE_HELP }) => PAGE_HELP[path]);
  loaded.set(path, text);
  // What could not be loaded is tried again the next time.
  text.catch(() => loaded.delete(path));
  return text;
}
