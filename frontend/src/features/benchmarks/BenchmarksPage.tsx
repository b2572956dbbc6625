import { Term } from "../../glossary/Term.tsx";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { benchmarkMeanings } from "../../lib/benchmarkMeanings.ts";
import { benchmarks } from "../../lib/benchmarks.ts";
import { Badge } from "../../ui/Badge.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { type ListedBenchmark, fetchBenchmarks } from "./benchmarksQuery.ts";

const SPLITS: Readonly<Record<ListedBenchmark["split"], string>> = {
  NONE: "each slice of a machine has the whole value",
  PROPORTIONAL: "slices of a machine divide the value",
  MIN: "a machine has the smallest of its parts'",
  MAX: "a machine has the largest of its parts'",
};

/** What of machines is measured and can be demanded, as the DAO's catalogue has it. */
export function BenchmarksPage() {
  const query = useIndexed(["benchmarks"], fetchBenchmarks);
  const { data } = query;
  return (
    <>
      <PageHeader title="Benchmarks">
        What masternodes measure of machines, and what <Term id="order">orders</Term> demand of them. The DAO adds to
        this list.
      </PageHeader>
      <Panel flush>
        {data === undefined ? (
          query.isError ? (
            <IndexUnreachable onRetry={() => void query.refetch()} />
          ) : (
            <div className="p-5" aria-busy>
              <Skeleton className="h-24 w-full" />
            </div>
          )
        ) : (
          <ul className="divide-y" data-testid="benchmarks">
            {data.map((one) => (
              <Row key={one.id} benchmark={one} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

function Row({ benchmark: { id, code, unit, split } }: { readonly benchmark: ListedBenchmark }) {
  const label = benchmarks.find((one) => one.code === code)?.label ?? code;
  const meaning = benchmarkMeanings[code];
  return (
    <li className="px-4 py-3 sm:px-5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
        <span className="text-muted">#{id}</span> {label} {unit !== "" && <Badge>{unit}</Badge>}
      </p>
      <p className="mt-0.5 text-xs text-muted text-pretty">
        <span className="font-mono">{code}</span>: {SPLITS[split]}.{meaning !== undefined && ` ${meaning}.`}
      </p>
    </li>
  );
}
