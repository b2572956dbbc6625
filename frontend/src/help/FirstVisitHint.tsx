import { X } from "lucide-react";
import { use, useEffect } from "react";

import { browserStorage } from "../lib/browserStorage.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { HINT_BOX } from "./hintBox.ts";
import type { PagePath } from "./PagePath.ts";
import { helpOf } from "./helpOf.ts";
import { rememberVisit } from "./seenPages.ts";

interface FirstVisitHintProps {
  readonly path: PagePath;
  readonly onDismiss: () => void;
}

/** What one does on a page, in the page itself: it covers nothing, and does not come again. */
export function FirstVisitHint({ path, onDismiss }: FirstVisitHintProps) {
  useEffect(() => rememberVisit(browserStorage, path), [path]);
  return (
    <aside
      aria-label="New here?"
      data-testid="page-hint"
      className={`${HINT_BOX} flex items-start gap-3 rounded-lg bg-accent-soft py-2 pr-2 pl-3.5`}
    >
      <p className="min-w-0 flex-1 self-center py-1.5 text-pretty">{use(helpOf(path))}</p>
      <IconButton label="Dismiss this hint" testId="page-hint-dismiss" className="shrink-0" onClick={onDismiss}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </aside>
  );
}
