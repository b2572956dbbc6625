import { BENCHMARK_LIMIT, MAX_BENCHMARK_WORDS } from "./generated/constants.ts";

/** Benchmark values in one packed word. */
export const BENCHMARKS_PER_WORD = 4;

/** Bits of one benchmark value. */
const VALUE_BITS = 64n;

const VALUE_MASK = (1n << VALUE_BITS) - 1n;

/** Most benchmark values that an order or a machine can carry. */
export const MAX_BENCHMARKS = Number(MAX_BENCHMARK_WORDS) * BENCHMARKS_PER_WORD;

/** A list of benchmark values can't be packed as it is. The message says which value and why. */
export class BenchmarksInvalidError extends Error {
  override readonly name = "BenchmarksInvalidError";
}

/**
 * Fills the list with zeros up to whole words and cuts words of nothing but zeros from its end, so that equal
 * hardware always has equal bytes.
 *
 * @param values by benchmark id; a missing value is zero
 * @throws BenchmarksInvalidError if there are too many, or a value is negative or 2^63 or more
 */
export function normalizeBenchmarks(values: readonly bigint[]): bigint[] {
  values.forEach((value, id) => {
    if (value < 0n || value >= BENCHMARK_LIMIT) {
      throw new BenchmarksInvalidError(`Benchmark ${id} is ${value}. Give a value from 0 to ${BENCHMARK_LIMIT - 1n}.`);
    }
  });
  const used = values.findLastIndex((value) => value !== 0n) + 1;
  if (used > MAX_BENCHMARKS) {
    throw new BenchmarksInvalidError(`There are ${used} benchmarks. An order carries ${MAX_BENCHMARKS} at most.`);
  }
  const length = Math.ceil(used / BENCHMARKS_PER_WORD) * BENCHMARKS_PER_WORD;
  return Array.from({ length }, (_, id) => values[id] ?? 0n);
}

/**
 * Packs benchmark values as orders and machines carry them: four values of 64 bits to a word, id 0 in the least
 * significant bits of word 0.
 *
 * @throws BenchmarksInvalidError as `normalizeBenchmarks` does
 */
export function packBenchmarks(values: readonly bigint[]): bigint[] {
  const padded = normalizeBenchmarks(values);
  return Array.from({ length: padded.length / BENCHMARKS_PER_WORD }, (_, word) =>
    padded
      .slice(word * BENCHMARKS_PER_WORD, (word + 1) * BENCHMARKS_PER_WORD)
      .reduceRight((packed, value) => (packed << VALUE_BITS) | value, 0n),
  );
}

/** The values of packed words, four for each word, by benchmark id. */
export function unpackBenchmarks(words: readonly bigint[]): bigint[] {
  return words.flatMap((word) =>
    Array.from({ length: BENCHMARKS_PER_WORD }, (_, index) => (word >> (BigInt(index) * VALUE_BITS)) & VALUE_MASK),
  );
}

/**
 * Whether an offer has at least what is demanded, benchmark by benchmark. A missing value is zero.
 *
 * @param offered values by benchmark id
 * @param demanded values by benchmark id
 */
export function benchmarksCover(offered: readonly bigint[], demanded: readonly bigint[]): boolean {
  return demanded.every((value, id) => (offered[id] ?? 0n) >= value);
}
