import benchmarks from "@sonm/protocol/benchmarks.json" with { type: "json" };

import { UsageError } from "../config/UsageError.ts";

/** Values by benchmark id, of words such as "ram-size=16000000000". @throws UsageError where there is no such benchmark */
export function readBenchmarks(texts: readonly string[]): bigint[] {
  const values: bigint[] = [];
  for (const text of texts) {
    const [code = "", value = "0"] = text.split("=");
    const found = benchmarks.find((one) => one.code === code);
    if (found === undefined) {
      throw new UsageError([
        `There is no benchmark ${code}. There are: ${benchmarks.map((one) => one.code).join(", ")}.`,
      ]);
    }
    values[found.id] = BigInt(value);
  }
  return Array.from(values, (value) => value ?? 0n);
}
