import benchmarks from "@sonm/protocol/benchmarks.json" with { type: "json" };

const CODES = new Map(benchmarks.filter(({ device }) => device === "GPU").map(({ id, code }) => [id, code]));

/** The code of a benchmark that graphics cards give, undefined for any other. */
export function gpuBenchmarkOf(id: number): string | undefined {
  return CODES.get(id);
}
