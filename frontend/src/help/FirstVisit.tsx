import { Suspense, useState } from "react";

import { browserStorage } from "../lib/browserStorage.ts";
import { FirstVisitHint } from "./FirstVisitHint.tsx";
import { HINT_BOX } from "./hintBox.ts";
import type { PagePath } from "./PagePath.ts";
import { isFirstVisit } from "./seenPages.ts";

/** Explains a page to whoever sees it for the first time in this browser. */
export function FirstVisit({ path }: { readonly path: PagePath }) {
  const [shown, setShown] = useState(() => isFirstVisit(browserStorage, path));
  if (!shown) return null;
  return (
    <Suspense fallback={<div aria-hidden className={HINT_BOX} />}>
      <FirstVisitHint path={path} onDismiss={() => setShown(false)} />
    </Suspense>
  );
}
