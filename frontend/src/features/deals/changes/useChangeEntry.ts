import { useState } from "react";

import { useChainNow } from "../../../chain/useChainClock.ts";
import type { Terms } from "../../../chain/Terms.ts";
import { type ChangeDraft, type ChangeDraftFaults, draftOf, isChange, readChange } from "./changeDraft.ts";
import { type ChangeFault, type Conditions, changeFault } from "./changes.ts";

/**
 * A change of a deal while it is typed.
 *
 * - `change`: what it makes; undefined where something is wrong
 * - `faults`: of the entries; `fault`: of what they make
 */
export interface ChangeEntry {
  readonly draft: ChangeDraft;
  readonly set: (draft: ChangeDraft) => void;
  readonly change: Conditions | undefined;
  readonly faults: ChangeDraftFaults;
  readonly fault: ChangeFault | undefined;
}

/** @param start conditions with which the form begins */
export function useChangeEntry(terms: Terms, start: Conditions): ChangeEntry {
  const now = useChainNow();
  const [draft, set] = useState(() => draftOf(start));
  const read = readChange(draft, start);
  if (!isChange(read)) return { draft, set, change: undefined, faults: read, fault: undefined };
  const fault = changeFault(terms, read, now);
  return { draft, set, change: fault === undefined ? read : undefined, faults: {}, fault };
}
