import { useEffect, useRef } from "react";

import type { NoticeEntry } from "./NoticeEntry.ts";
import { isTelling } from "./browserNotices.ts";

/**
 * Tells what comes up while the reader looks at something else, as the browser tells such things. What was there when the page
 * opened is no news.
 *
 * @param loading whether not all is known yet that is there
 */
export function useBrowserNotices(fresh: readonly NoticeEntry[], loading: boolean): void {
  const told = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    if (loading) return;
    const names = fresh.map(({ key, facts }) => `${key} ${facts}`);
    const before = told.current;
    told.current = new Set([...(before ?? []), ...names]);
    if (before === undefined || !document.hidden || !isTelling()) return;
    for (const [index, { key, text }] of fresh.entries()) {
      if (before.has(names[index] ?? "")) continue;
      const notification = new Notification("SONM", { body: text, tag: key });
      notification.onclick = () => {
        window.focus();
        notification.close();
      };
    }
  }, [fresh, loading]);
}
