import { Rule } from "@sonm/protocol/generated/enums.ts";

const WORDS: Readonly<Partial<Record<keyof typeof Rule, string>>> = {
  Expired: "it ended",
  Nonce: "it was filled or cancelled",
  Epoch: "its author cancelled all",
  IdentityLevel: "an identity level is too low",
  Blacklist: "the two avoid each other",
  Attestation: "the attestation is older than it demands",
  AttestedBenchmarks: "other benchmarks are attested",
  RateStale: "no rate is fresh",
  Funds: "its buyer lacks the money",
  Bond: "the bond is too low",
  Paused: "new deals are paused",
  SelfDeal: "it is the machine's own master's",
};

/** What keeps the market from making a deal, in words. @param failed as `whyNot` answers */
export function ruleWords(failed: bigint): string {
  const names = Object.entries(Rule).flatMap(([name, bit]) =>
    (failed >> BigInt(bit)) % 2n === 1n ? [WORDS[name as keyof typeof Rule] ?? `the rule ${name} is broken`] : [],
  );
  return names.join(", ");
}
