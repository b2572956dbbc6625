import { own } from "../flags/own.ts";
import { verb, verbGroup } from "../Verb.ts";

const run = async () => import("../../account/commission.ts");

const json = "owner, commission, next and (null without a change) startsAt; basis points; payout; and what was sent";

export const commission = verbGroup({
  name: "commission",
  summary: "what part of the rewards a masternode's owner keeps",
  examples: ["commission change 7.5"],
  verbs: [
    verb({
      name: "show",
      summary: "say what it is and what it will be",
      words: [
        {
          name: "<owner>",
          help: "of the masternode; the key's own without it",
          optional: true,
          completes: "masternode",
        },
      ],
      flags: own,
      json,
      run: async (call) => (await run()).showCommission(call),
    }),
    verb({
      name: "change",
      summary: "announce another one, which starts after the notice",
      words: [{ name: "<percent>", help: "such as 7.5" }],
      flags: own,
      json,
      run: async (call) => (await run()).announceCommission(call),
    }),
    verb({
      name: "payout",
      summary: "name the address that commissions are paid to, those that wait included",
      words: [{ name: "<address>", help: "who gets them" }],
      flags: own,
      json,
      run: async (call) => (await run()).changePayout(call),
    }),
    verb({
      name: "pay",
      summary: "have the commission that waits paid to the masternode's payout key; anybody may",
      words: [
        {
          name: "<owner>",
          help: "of the masternode; the key's own without it",
          optional: true,
          completes: "masternode",
        },
      ],
      flags: own,
      json,
      run: async (call) => (await run()).payCommission(call),
    }),
  ],
});
