import { own } from "../flags/own.ts";
import { verb, verbGroup } from "../Verb.ts";

const run = async () => import("../../account/account.ts");

const json = "account, ledger and wallet in SNM wei, and what was sent";

export const account = verbGroup({
  name: "account",
  summary: "one's balance in the market",
  examples: ["account show", "account deposit 100", "account withdraw all"],
  verbs: [
    verb({
      name: "show",
      summary: "say what an account has",
      words: [{ name: "<address>", help: "the account; the key's own without it", optional: true }],
      flags: own,
      json: "account, ledger, wallet, locked and votes in SNM wei, coin in wei, payout and isBanned",
      run: async (call) => (await run()).showAccount(call),
    }),
    verb({
      name: "deposit",
      summary: "put SNM of the wallet into the market",
      words: [{ name: "<SNM>", help: "amount of SNM, such as 12.5" }],
      flags: own,
      json,
      run: async (call) => (await run()).deposit(call),
    }),
    verb({
      name: "withdraw",
      summary: "take SNM out of the market",
      words: [
        { name: "<SNM or all>", help: "amount of SNM, such as 12.5" },
        { name: "<address>", help: "who gets it; oneself without it", optional: true },
      ],
      flags: own,
      json,
      run: async (call) => (await run()).withdraw(call),
    }),
    verb({
      name: "payout",
      summary: "have the whole balance paid to an address whenever it reaches a threshold",
      words: [
        { name: "<address or none>", help: "who gets it; none ends it", completes: ["none"] },
        { name: "<SNM>", help: "from which balance on", optional: true },
      ],
      flags: own,
      json: "account and payout (null without one) with target and threshold in SNM wei, and what was sent",
      run: async (call) => (await run()).setPayout(call),
    }),
    verb({
      name: "pay",
      summary: "have a balance that reached its threshold paid out; anybody may",
      words: [{ name: "<address>", help: "the account; the key's own without it", optional: true }],
      flags: own,
      json,
      run: async (call) => (await run()).payOut(call),
    }),
  ],
});
