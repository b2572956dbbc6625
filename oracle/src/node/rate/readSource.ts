import { fetchJson } from "../../http/fetchJson.ts";
import { readPool } from "./readPool.ts";
import { readRate } from "./readRate.ts";
import type { RateSource } from "./RateSource.ts";

const MAX_BYTES = 1024 * 1024;

/**
 * Asks a price source once: SNM wei per USD.
 *
 * @throws RateSourceError if its answer is no price, FetchProblem if there is none
 */
export async function readSource(source: RateSource, timeoutMs: number): Promise<bigint> {
  if (source.kind === "pool") return readPool(source, timeoutMs);
  return readRate(await fetchJson(source.url, { timeoutMs, maxBytes: MAX_BYTES }), source);
}
