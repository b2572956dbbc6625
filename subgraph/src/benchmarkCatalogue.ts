import { BenchmarkAdded } from "../generated/BenchmarkCatalogue/BenchmarkCatalogue";
import { Benchmark } from "../generated/schema";
import { numberId } from "./ids";

/** Splits by number, as in `Split` of the contracts. */
const SPLITS = ["NONE", "PROPORTIONAL", "MIN", "MAX"];

export function handleBenchmarkAdded(event: BenchmarkAdded): void {
  const benchmark = new Benchmark(numberId(event.params.id));
  benchmark.number = event.params.id.toI32();
  benchmark.code = event.params.code;
  benchmark.unit = event.params.unit;
  benchmark.split = SPLITS[event.params.split];
  benchmark.timestamp = event.block.timestamp;
  benchmark.save();
}
