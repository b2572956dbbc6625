import { addressSetting } from "../../config/commonSettings.ts";
import { chain } from "../flags/chain.ts";
import { payer } from "../flags/payer.ts";
import type { FlagTable } from "../Flag.ts";
import { verb, verbGroup } from "../Verb.ts";

const flags = {
  masternode: {
    schema: addressSetting.optional(),
    value: "<owner>",
    help: "address of the masternode's owner; one's own without it",
    completes: "masternode",
  },
  ...payer,
  ...chain,
} as const satisfies FlagTable;

export type StakeFlags = typeof flags;

const json = "masternode, account, stake, unbonding, votes and pool in SNM wei, active, jailedUntil, and what was sent";

const amount = { name: "<SNM>", help: "amount of SNM, such as 12.5" };

export const stake = verbGroup({
  name: "stake",
  summary: "stake in a masternode, one's own or another's",
  examples: ["stake add 250.5 --masternode 0x...", "stake leave all", "stake withdraw"],
  verbs: [
    verb({
      name: "show",
      summary: "say what one has staked, and what is on the way out",
      flags,
      json,
      run: async (call) => (await import("../../runStake.ts")).showStake(call),
    }),
    verb({
      name: "add",
      summary: "stake SNM",
      words: [amount],
      flags,
      json,
      run: async (call) => (await import("../../runStake.ts")).addStake(call),
    }),
    verb({
      name: "leave",
      summary: "begin to unbond",
      words: [{ ...amount, name: "<SNM or all>" }],
      flags,
      json,
      run: async (call) => (await import("../../runStake.ts")).leaveStake(call),
    }),
    verb({
      name: "withdraw",
      summary: "take what has finished unbonding",
      flags,
      json,
      run: async (call) => (await import("../../runStake.ts")).withdrawStake(call),
    }),
    verb({
      name: "move",
      summary: "stake what has finished unbonding in another masternode",
      words: [{ name: "<owner>", help: "of the masternode that gets it", completes: "masternode" }],
      flags,
      json,
      run: async (call) => (await import("../../runStake.ts")).moveStake(call),
    }),
    verb({
      name: "activate",
      summary: "take a seat for one's own masternode, after a jail for instance",
      flags,
      json,
      run: async (call) => (await import("../../runStake.ts")).activateStake(call),
    }),
    verb({
      name: "retire",
      summary: "give the seat of one's own masternode up; its stake stays",
      flags,
      json,
      run: async (call) => (await import("../../runStake.ts")).retireStake(call),
    }),
  ],
});
