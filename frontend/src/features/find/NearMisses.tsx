import type { Basket } from "@sonm/protocol/choice/Basket.ts";
import { findNearMisses } from "@sonm/protocol/choice/findNearMisses.ts";
import { nearMissWords } from "@sonm/protocol/choice/nearMissWords.ts";
import { useDeferredValue, useMemo } from "react";

import { Panel } from "../../ui/Panel.tsx";
import { formatsAt } from "./formatsAt.ts";
import type { FoundChoice } from "./useChoice.ts";

interface NearMissesProps {
  readonly found: FoundChoice;
  readonly best: Basket | undefined;
  readonly now: number;
}

/** Which limit, given up how far, would make the task cheaper, or possible at all. */
export function NearMisses({ found, best, now }: NearMissesProps) {
  const { candidates, needs, limits } = found;
  // Looked for after what was found is in view.
  const given = useDeferredValue(
    useMemo(() => ({ candidates, needs, limits, best }), [candidates, needs, limits, best]),
  );
  const misses = useMemo(() => findNearMisses(given.candidates, given.needs, given.limits, given.best), [given]);
  if (misses.length === 0) return null;
  const formats = formatsAt(now);
  return (
    <Panel title={given.best === undefined ? "What would make it possible" : "What would make it cheaper"}>
      <ul data-testid="find-near" className="list-disc space-y-1.5 pl-4 text-sm marker:text-muted">
        {misses.map((miss) => {
          const text = nearMissWords(miss, formats);
          return <li key={text}>{text}</li>;
        })}
      </ul>
    </Panel>
  );
}
