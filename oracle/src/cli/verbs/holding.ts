import { own } from "../flags/own.ts";
import { verb, verbGroup } from "../Verb.ts";

const run = async () => import("../../account/holding.ts");

const amount = { name: "<SNM>", help: "amount of SNM, such as 12.5" };

/** Gives SNM for original tokens. */
export const swap = verb({
  name: "swap",
  summary: "swap original tokens of the wallet for as many SNM",
  words: [amount],
  flags: own,
  json: "account, wallet in SNM wei, and what was sent",
  examples: ["swap 1000"],
  run: async (call) => (await run()).swapTokens(call),
});

/** Locks SNM for dividends. */
export const lock = verb({
  name: "lock",
  summary: "lock SNM of the wallet, which earns dividends",
  words: [amount],
  flags: own,
  json: "account, locked, earned and wallet in SNM wei, and what was sent",
  run: async (call) => (await run()).lockSnm(call),
});

/** Takes locked SNM out. */
export const unlock = verb({
  name: "unlock",
  summary: "take locked SNM out",
  words: [{ ...amount, name: "<SNM or all>" }],
  flags: own,
  json: "account, locked, earned and wallet in SNM wei, and what was sent",
  run: async (call) => (await run()).unlockSnm(call),
});

/** What locked SNM earn. */
export const dividends = verbGroup({
  name: "dividends",
  summary: "what locked SNM earn",
  verbs: [
    verb({
      name: "show",
      summary: "say what is locked and what was earned",
      words: [{ name: "<address>", help: "the account; the key's own without it", optional: true }],
      flags: own,
      json: "account, locked, earned, totalLocked and wallet in SNM wei",
      run: async (call) => (await run()).showDividends(call),
    }),
    verb({
      name: "claim",
      summary: "bring the fees in and have what was earned paid",
      flags: own,
      json: "account, locked, earned and wallet in SNM wei, and what was sent",
      run: async (call) => (await run()).claimDividends(call),
    }),
  ],
});
