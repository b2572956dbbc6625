import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

const benchmarksDocument = graphql(`
  query BenchmarkCatalogue {
    benchmarks(first: 1000, orderBy: number) {
      number
      code
      unit
      split
    }
  }
`);

/** A benchmark of the chain's catalogue. `split`: how values of slices of one machine add up. */
export interface ListedBenchmark {
  readonly id: number;
  readonly code: string;
  readonly unit: string;
  readonly split: "NONE" | "PROPORTIONAL" | "MIN" | "MAX";
}

/** @throws if the subgraph does not answer */
export async function fetchBenchmarks(indexer: Indexer, signal?: AbortSignal): Promise<readonly ListedBenchmark[]> {
  const { benchmarks } = await indexer.request(benchmarksDocument, {}, signal);
  return benchmarks.map(({ number, ...rest }) => ({ id: number, ...rest }));
}
