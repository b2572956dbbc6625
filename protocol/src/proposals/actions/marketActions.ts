import { ANONYMOUS, MAX_FEE, MAX_PAUSE, PROFESSIONAL } from "../../generated/constants.ts";
import type { ProposalAction } from "../ProposalAction.ts";

/** What the DAO decides in the market, and of who deals there. */
export const marketActions: readonly ProposalAction[] = [
  {
    id: "Market.setFee",
    contract: "Market",
    function: "setFee",
    group: "parameters",
    title: "Set the market fee",
    help: "The part of every payment of a deal that goes to holders, masternodes and the treasury. It counts for payments from then on.",
    fields: [
      {
        name: "fee",
        label: "Fee",
        hint: "Of each payment, such as 1.5%",
        kind: "percent",
        least: 0n,
        most: MAX_FEE,
      },
    ],
    current: { fee: { function: "fee" } },
    words: ({ change }) => change("fee", "the market fee"),
  },
  {
    id: "Market.setFeeCollector",
    contract: "Market",
    function: "setFeeCollector",
    group: "parameters",
    title: "Set who gets the market's fees",
    help: "The contract to which fees are paid out from then on. It should split them, as the fee splitter does.",
    fields: [
      { name: "collector", label: "Collector", hint: "Address of a contract that splits fees", kind: "contract" },
    ],
    current: { collector: { function: "feeCollector" } },
    words: ({ text, now }) => `pay the market's fees to ${text("collector")}${insteadOf(now("collector"))}`,
    warnings: ({ account, raw }) =>
      isOwn(account(raw("collector")))
        ? []
        : ["The new collector is no contract of this network: all fees go where its code sends them."],
  },
  {
    id: "Market.setBanned",
    contract: "Market",
    function: "setBanned",
    group: "people",
    title: "Blacklist an account, or take it off",
    help: "Nobody deals with a blacklisted account as buyer, worker or master. What it earned stays its own.",
    fields: [
      { name: "account", label: "Account", hint: "Buyer, worker or master", kind: "address" },
      { name: "banned", label: "Blacklisted", hint: "yes to blacklist it, no to take it off", kind: "bool" },
    ],
    current: { banned: { function: "isBanned", args: ["account"] } },
    words: ({ raw, text }) =>
      raw("banned") === true
        ? `put ${text("account")} on the DAO's blacklist`
        : `take ${text("account")} off the DAO's blacklist`,
    warnings: ({ now, text }) => (now("banned") === text("banned") ? ["It is so already: the call will fail."] : []),
  },
  {
    id: "Market.pauseEntries",
    contract: "Market",
    function: "pauseEntries",
    group: "emergency",
    title: "Stop new deals for a while",
    help: "Running deals go on and everybody can leave. The pause ends by itself. Where it can't wait for a vote, use the brake.",
    fields: [
      {
        name: "duration",
        label: "For how long",
        hint: "From when it is executed, such as 3 days",
        kind: "duration",
        least: 1n,
        most: MAX_PAUSE,
      },
    ],
    words: ({ text }) => `stop new deals in the market for ${text("duration")}`,
  },
  {
    id: "Profiles.setValidator",
    contract: "Profiles",
    function: "setValidator",
    group: "people",
    title: "Appoint a validator, or dismiss one",
    help: "A validator certifies who people are, up to a level. Certificates of a dismissed one count no more.",
    fields: [
      { name: "validator", label: "Validator", hint: "Its address", kind: "address" },
      {
        name: "level",
        label: "Highest level",
        hint: "2 identified, 3 verified, 4 professional; empty to dismiss it",
        kind: "count",
        zero: "none",
        least: ANONYMOUS + 1n,
        most: PROFESSIONAL,
      },
    ],
    current: { level: { function: "validatorLevel", args: ["validator"] } },
    words: ({ raw, text, now }) => {
      const before = now("level");
      const was = before === undefined || before === "none" ? "" : ` (now up to level ${before})`;
      return raw("level") === 0n
        ? `dismiss the validator ${text("validator")}${was}`
        : `appoint ${text("validator")} as a validator up to level ${text("level")}${was}`;
    },
  },
  {
    id: "Profiles.revoke",
    contract: "Profiles",
    function: "revoke",
    group: "people",
    title: "Revoke a certificate",
    help: "Takes away what a validator certified of an account for a level.",
    fields: [
      { name: "subject", label: "Account", hint: "Whose certificate it is", kind: "address" },
      {
        name: "level",
        label: "Level",
        hint: "Of the certificate, 2 to 4",
        kind: "count",
        least: ANONYMOUS + 1n,
        most: PROFESSIONAL,
      },
    ],
    words: ({ text }) => `revoke the certificate of ${text("subject")} for level ${text("level")}`,
  },
];

const insteadOf = (before: string | undefined): string => (before === undefined ? "" : ` instead of ${before}`);

/** Whether an account has the name of a contract before its address. */
const isOwn = (account: string): boolean => !account.startsWith("0x");
