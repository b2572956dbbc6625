import { Scale } from "lucide-react";
import { Link } from "@tanstack/react-router";

import { Term } from "../../../glossary/Term.tsx";
import { IndexUnreachable } from "../../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { Empty } from "../../../ui/Empty.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { ClassRow } from "./ClassRow.tsx";
import { unprovedText } from "./balanceWords.ts";
import { type ClassSupply, fetchClasses } from "./classesQuery.ts";
import { useBalanceInterval } from "./useBalanceInterval.ts";

/** Supply and demand of each hardware class. */
export function SupplyDemand() {
  const query = useIndexed(["class-balances"], fetchClasses);
  return (
    <Panel
      title={
        <>
          <Term id="supply">Supply</Term> and <Term id="demand">demand</Term>
        </>
      }
      aside="The DAO wants two units supplied for each that is in a deal"
      flush
    >
      {query.data !== undefined ? (
        <Classes classes={query.data} />
      ) : query.isError ? (
        <IndexUnreachable onRetry={() => void query.refetch()} />
      ) : (
        <div className="p-5" aria-busy>
          <Skeleton className="h-24 w-full" />
        </div>
      )}
    </Panel>
  );
}

function Classes({ classes }: { readonly classes: readonly ClassSupply[] }) {
  const interval = useBalanceInterval();
  const shown = classes.filter(({ points, steered }) => points.length > 0 || steered);
  const others = classes.filter(({ points, steered }) => points.length === 0 && !steered);
  return (
    <>
      {shown.length === 0 ? (
        <Empty
          icon={Scale}
          title="No supply is proved yet"
          testId="classes-empty"
          next={{ to: "/supplier", text: "Connect a machine" }}
        >
          {unprovedText(0, interval)} Machines count while they are attested and online.
        </Empty>
      ) : (
        <ul className="divide-y" data-testid="classes">
          {shown.map((found) => (
            <ClassRow key={found.number} found={found} interval={interval} />
          ))}
        </ul>
      )}
      {others.length > 0 && <Others classes={others} />}
    </>
  );
}

function Others({ classes }: { readonly classes: readonly ClassSupply[] }) {
  return (
    <details className="border-t px-4 py-3 text-sm sm:px-5">
      <summary data-testid="classes-others" className="w-fit text-xs font-medium text-muted hover:text-text">
        {classes.length} more {classes.length === 1 ? "class" : "classes"} without proved supply
      </summary>
      <ul className="mt-2 grid gap-x-5 gap-y-1 sm:grid-cols-2">
        {classes.map(({ number, definition }) => (
          <li key={number}>
            <Link
              to="/rewards/classes/$classId"
              params={{ classId: String(number) }}
              className="hover:text-accent underline"
            >
              {definition.label}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
