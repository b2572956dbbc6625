import type { ReactNode } from "react";

import { Notice } from "../../ui/Notice.tsx";

/** Says that a list may lack what only relays have. */
export function RelaysDown({ children }: { readonly children: ReactNode }) {
  return (
    <div className="mb-4">
      <Notice tone="warn" testId="relays-down" title="No relay answers.">
        {children}
      </Notice>
    </div>
  );
}
