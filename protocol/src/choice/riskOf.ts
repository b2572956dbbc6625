import { benchmarksCover } from "../benchmarks.ts";
import type { ChoiceOffer } from "./ChoiceOffer.ts";

/** All of it, in parts per million. */
const ALL = 1_000_000;

/** What is assumed of a machine of whose time online nothing is attested: a tenth of the time it is gone. */
const UNKNOWN_OFFLINE = 100_000;

/** What is assumed of a promise that nobody measured: one of twenty is not kept. */
const UNATTESTED = 50_000;

/** What is assumed of a master by identity level, from nobody known to a professional: the less known, the sooner gone. */
const BY_LEVEL = [20_000, 20_000, 10_000, 5_000, 0];

/** A bond pays back for the time offline and makes the supplier care: that halves what the buyer risks. */
const BOND_DIVISOR = 2;

/**
 * How likely the machine lets the buyer down, in parts per million, for comparing machines: time offline as attested, and
 * assumptions where nothing is known.
 */
export function riskOf({ ask, attestation, level, online }: ChoiceOffer): number {
  const offline = online === undefined ? UNKNOWN_OFFLINE : ALL - online;
  const proved = attestation !== undefined && benchmarksCover(attestation.benchmarks, ask.benchmarks);
  const sum = offline + (proved ? 0 : UNATTESTED) + (BY_LEVEL[level] ?? 0);
  return Math.min(ALL, Math.round(ask.bond > 0n ? sum / BOND_DIVISOR : sum));
}
