import { Rule } from "@sonm/protocol/generated/enums.ts";

/** Why an offer can't be taken, for each rule that the market's `whyNot` can name. */
export const ruleTexts: Record<Rule, string> = {
  [Rule.Sides]: "This order is not an ask, so it can't be bought.",
  [Rule.Price]: "The price has changed.",
  [Rule.Duration]: "The supplier does not sell that long. Choose a shorter duration.",
  [Rule.Expired]: "The offer has ended. Choose another one.",
  [Rule.Validity]: "The offer is valid for longer than the market allows, so it can't be taken.",
  [Rule.Epoch]: "The supplier has cancelled its offers. Choose another one.",
  [Rule.Nonce]: "The offer was taken or cancelled. Choose another one.",
  [Rule.BenchmarkFormat]: "The offer's benchmarks can't be read by the market.",
  [Rule.Benchmarks]: "The machine does not offer what is demanded.",
  [Rule.NetworkFlags]: "The machine does not offer the network access that is demanded.",
  [Rule.Counterparty]: "The offer is made for somebody else.",
  [Rule.IdentityLevel]: "The supplier demands a confirmed identity that your account does not have.",
  [Rule.Blacklist]: "You or the supplier have the other side on a blacklist.",
  [Rule.SelfDeal]: "This machine is yours. Buy with another account.",
  [Rule.Attestation]: "The machine's attestation has ended. Wait for the next one, or buy without demanding it.",
  [Rule.AttestedBenchmarks]:
    "The offer promises more than was measured. Buy without demanding attested hardware, or choose another offer.",
  [Rule.RateStale]: "The masternodes are silent about the SNM price, so no new deal can open. Try again in a while.",
  [Rule.Funds]: "Your ledger balance does not cover the reserve. Deposit what is missing.",
  [Rule.Bond]: "The supplier can't cover the bond that the offer promises. Choose another offer.",
  [Rule.Paused]: "New deals are paused. Deals that run go on.",
};

/** The rules of a bit mask, first to last, without those left out. */
export function brokenRules(mask: bigint, without: readonly Rule[] = []): readonly Rule[] {
  return Object.values(Rule).filter((rule) => (mask >> BigInt(rule)) & 1n && !without.includes(rule));
}
