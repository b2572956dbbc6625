import { useMemo } from "react";

import { Term } from "../../glossary/Term.tsx";
import { formatUsdPerHour } from "../../lib/money.ts";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import type { ClassSupply } from "../rewards/classes/classesQuery.ts";
import type { NetworkNow } from "./nowQuery.ts";

interface ClassTableProps {
  readonly state: NetworkNow | undefined;
  readonly classes: readonly ClassSupply[] | undefined;
  readonly chosen: number;
  readonly onChoose: (number: number) => void;
}

/** How each class that has machines stands now. */
export function ClassTable({ state, classes, chosen, onChoose }: ClassTableProps) {
  const shown = useMemo(
    () => classes?.filter(({ number }) => number === chosen || (state?.machines.get(number) ?? 0) > 0),
    [classes, state, chosen],
  );
  return (
    <Panel title="Machines and asks by class, now" aside="Press a class to draw it" flush>
      {shown === undefined || state === undefined ? (
        <div className="h-40 p-5" aria-busy>
          <Skeleton className="h-full w-full" />
        </div>
      ) : (
        <div tabIndex={0} role="region" aria-label="Classes now" className="overflow-x-auto">
          <table className="w-full text-sm" data-testid="stats-classes">
            <thead>
              <tr className="border-b text-left text-xs text-muted">
                <th scope="col" className="px-4 py-2 font-medium sm:px-5">
                  <Term id="class">Class</Term>
                </th>
                <th scope="col" className="px-3 py-2 text-right font-medium">
                  Attested
                </th>
                <th scope="col" className="px-4 py-2 text-right font-medium sm:px-5">
                  Cheapest <Term id="ask">ask</Term>, an hour
                </th>
              </tr>
            </thead>
            <tbody className="divide-y">
              {shown.map(({ number, definition }) => {
                const price = state.cheapest.get(number);
                return (
                  <tr key={number} data-testid="stats-class" data-class={number}>
                    <td className="px-4 py-2 sm:px-5">
                      <button
                        type="button"
                        aria-pressed={number === chosen}
                        className="text-left underline-offset-2 hover:underline aria-pressed:font-semibold aria-pressed:text-accent-strong"
                        onClick={() => onChoose(number)}
                      >
                        {definition.label}
                      </button>
                    </td>
                    <td className="tabular px-3 py-2 text-right">{state.machines.get(number) ?? 0}</td>
                    <td className="tabular px-4 py-2 text-right sm:px-5">
                      {price === undefined ? "none" : formatUsdPerHour(price)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
