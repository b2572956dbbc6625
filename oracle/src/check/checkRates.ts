import { sentenceOf } from "../lib/sentenceOf.ts";
import { combineRates } from "../node/rate/combineRates.ts";
import type { RateSource } from "../node/rate/RateSource.ts";
import { readSource } from "../node/rate/readSource.ts";
import type { Finding } from "./Finding.ts";

const TIMEOUT_MS = 5_000;

/** Whether the price sources answer, and agree on a rate. */
export async function checkRates(sources: readonly RateSource[]): Promise<Finding[]> {
  const answers = await Promise.all(
    sources.map(async (source) => {
      try {
        return { source, rate: await readSource(source, TIMEOUT_MS) };
      } catch (error) {
        return { source, problem: sentenceOf(error) };
      }
    }),
  );
  const rates = answers.flatMap(({ rate }) => (rate === undefined ? [] : [rate]));
  const isEnough = rates.length * 2 > sources.length && combineRates(rates) !== undefined;
  const silent = answers.flatMap(({ source, problem }): Finding[] => {
    if (problem === undefined) return [];
    const text = `The price source ${source.url} gives no rate: ${problem} Correct it in rateSources.`;
    return [{ level: isEnough ? "warning" : "error", text }];
  });
  if (rates.length * 2 > sources.length && !isEnough) {
    const each = answers.flatMap(({ source, rate }) => (rate === undefined ? [] : [`${source.url} says ${rate}`]));
    const text = `The price sources do not agree (SNM wei per USD): ${each.join(", ")}. Remove those that are wrong.`;
    return [...silent, { level: "error", text }];
  }
  if (sources.length === 1 && isEnough) {
    const text = "There is one price source, so its silence is this node's silence. Add others to rateSources.";
    return [...silent, { level: "warning", text }];
  }
  return silent;
}
