import { addressSetting } from "../../config/commonSettings.ts";
import { chain } from "../flags/chain.ts";
import { node } from "../flags/node.ts";
import { payer } from "../flags/payer.ts";
import type { FlagTable } from "../Flag.ts";
import { verb, verbGroup } from "../Verb.ts";

const flags = {
  owner: {
    schema: addressSetting.optional(),
    value: "<address>",
    help: "owner of the masternode; the key's own without it",
    completes: "masternode",
  },
  ...node,
  ...payer,
  ...chain,
} as const satisfies FlagTable;

export type DutyFlags = typeof flags;

const json =
  "owner, earned, claimed, claimable, commission and toCollect in SNM wei, asOf, subsidyLastsSeconds, and what was sent";

export const duty = verbGroup({
  name: "duty",
  summary: "what a masternode earned",
  examples: ["duty show --owner 0x..."],
  verbs: [
    verb({
      name: "show",
      summary: "say what one has earned and what waits",
      flags,
      json,
      run: async (call) => (await import("../../runDuty.ts")).showDuty(call),
    }),
    verb({
      name: "collect",
      summary: "fetch fees and subsidy for all masternodes; anybody may",
      flags,
      json,
      run: async (call) => (await import("../../runDuty.ts")).collectDuty(call),
    }),
    verb({
      name: "claim",
      summary: "give a masternode what a report proves; anybody may",
      flags,
      json,
      run: async (call) => (await import("../../runDuty.ts")).claimDuty(call),
    }),
  ],
});
