import {
  BASIS_POINTS,
  MAX_BOND,
  MAX_JAIL,
  MAX_SLASH,
  MAX_UNBONDING,
  MIN_BOND,
  MIN_UNBONDING,
} from "../../generated/constants.ts";
import type { ProposalAction } from "../ProposalAction.ts";

/** What the DAO decides of masternodes and of the parts of fees. */
export const stakingActions: readonly ProposalAction[] = [
  {
    id: "Masternodes.setMinimumBond",
    contract: "Masternodes",
    function: "setMinimumBond",
    group: "parameters",
    title: "Set the least bond of a masternode",
    help: "What its owner must have staked itself. A larger bond counts only when whoever does not want it can have left.",
    fields: [
      {
        name: "minimumBond",
        label: "Bond",
        hint: "Own stake of the owner",
        kind: "snm",
        least: MIN_BOND,
        most: MAX_BOND,
      },
    ],
    current: { minimumBond: { function: "minimumBond" } },
    words: ({ change }) => change("minimumBond", "the least bond of a masternode"),
  },
  {
    id: "Masternodes.setUnbondingPeriod",
    contract: "Masternodes",
    function: "setUnbondingPeriod",
    group: "parameters",
    title: "Set how long unbonding takes",
    help: "Stake that leaves can be slashed for so long. A longer time counts only when whoever does not want it can have left.",
    fields: [
      {
        name: "unbondingPeriod",
        label: "Time",
        hint: "Such as 14 days",
        kind: "duration",
        least: MIN_UNBONDING,
        most: MAX_UNBONDING,
      },
    ],
    current: { unbondingPeriod: { function: "unbondingPeriod" } },
    words: ({ change }) => change("unbondingPeriod", "the time that unbonding takes"),
  },
  {
    id: "Masternodes.slash",
    contract: "Masternodes",
    function: "slash",
    group: "people",
    title: "Slash a masternode",
    help: "Takes a share of its stake, unbonding stake included. Whoever was harmed gets the damage, whoever reported it a tenth, the treasury the rest.",
    fields: [
      { name: "owner", label: "Masternode", hint: "Address of its owner", kind: "address" },
      { name: "share", label: "Share", hint: "Of its stake, such as 5%", kind: "percent", least: 1n, most: MAX_SLASH },
      { name: "harm", label: "Damage", hint: "What the beneficiary gets at most", kind: "snm", zero: "nothing" },
      {
        name: "beneficiary",
        label: "Beneficiary",
        hint: "Who was harmed; empty for nobody",
        kind: "address",
        zero: "nobody",
      },
      { name: "reporter", label: "Reporter", hint: "Who proved it; empty for nobody", kind: "address", zero: "nobody" },
      { name: "reason", label: "Reasons", hint: "keccak256 of the published reasons", kind: "hash" },
    ],
    words: ({ text, raw }) => {
      const harmed = raw("harm") === 0n ? "" : `, with at most ${text("harm")} of it for ${text("beneficiary")}`;
      const reporter = text("reporter") === "nobody" ? "" : `, and a reward for ${text("reporter")}`;
      return `take ${text("share")} of the stake of the masternode of ${text("owner")}${harmed}${reporter}`;
    },
  },
  {
    id: "Masternodes.jail",
    contract: "Masternodes",
    function: "jail",
    group: "people",
    title: "Jail a masternode, or let it go",
    help: "It loses its seat and gets none until the time is over. Its stake stays its own.",
    fields: [
      { name: "owner", label: "Masternode", hint: "Address of its owner", kind: "address" },
      {
        name: "duration",
        label: "For how long",
        hint: "From when it is executed; empty to let it go",
        kind: "duration",
        zero: "no time",
        most: MAX_JAIL,
      },
    ],
    words: ({ raw, text }) =>
      raw("duration") === 0n
        ? `let the masternode of ${text("owner")} out of jail`
        : `jail the masternode of ${text("owner")} for ${text("duration")}`,
  },
  {
    id: "Masternodes.fundRewards",
    contract: "Masternodes",
    function: "fundRewards",
    group: "payments",
    title: "Pay into the masternodes' rewards",
    help: "Moves SNM of the treasury to what masternodes earn by their duty.",
    fields: [{ name: "amount", label: "Amount", hint: "Of the treasury", kind: "snm", least: 1n }],
    before: ([amount = 0n], addressOf) => [
      { contract: "SNM", function: "approve", args: [addressOf("Masternodes"), amount] },
    ],
    words: ({ text }) => `pay ${text("amount")} into the rewards of masternodes`,
  },
  {
    id: "FeeSplitter.setSplit",
    contract: "FeeSplitter",
    function: "setSplit",
    group: "parameters",
    title: "Set who gets which part of the fees",
    help: "The three parts are 100% together. It counts for fees that arrive from then on.",
    fields: [
      {
        name: "holders",
        label: "Holders",
        hint: "Who lock SNM for dividends",
        kind: "percent",
        least: 0n,
        most: BASIS_POINTS,
      },
      {
        name: "masternodes",
        label: "Masternodes",
        hint: "By their duty",
        kind: "percent",
        least: 0n,
        most: BASIS_POINTS,
      },
      { name: "treasury", label: "Treasury", hint: "The DAO itself", kind: "percent", least: 0n, most: BASIS_POINTS },
    ],
    current: {
      holders: { function: "split", result: "holders" },
      masternodes: { function: "split", result: "masternodes_" },
      treasury: { function: "split", result: "treasury" },
    },
    words: ({ text, now }) => {
      const part = (field: string, who: string): string => {
        const before = now(field);
        return `${text(field)} to ${who}${before === undefined || before === text(field) ? "" : ` (now ${before})`}`;
      };
      return (
        `split fees anew: ${part("holders", "holders")}, ${part("masternodes", "masternodes")} and ` +
        part("treasury", "the treasury")
      );
    },
    warnings: ({ raw }) => {
      const parts = [raw("holders"), raw("masternodes"), raw("treasury")].map((part) =>
        typeof part === "bigint" ? part : 0n,
      );
      return parts.reduce((sum, part) => sum + part, 0n) === BASIS_POINTS
        ? []
        : ["The parts are not 100% together: the call will fail."];
    },
  },
  {
    id: "FeeSplitter.setMarket",
    contract: "FeeSplitter",
    function: "setMarket",
    group: "parameters",
    title: "Set which market's fees are split",
    help: "For a new version of the market. Fees of the old one count as they arrive.",
    fields: [{ name: "market", label: "Market", hint: "Address of the market", kind: "contract" }],
    current: { market: { function: "market" } },
    words: ({ text, now }) =>
      `split the fees of the market ${text("market")}${now("market") === undefined ? "" : ` instead of ${now("market")}`}`,
  },
];
