import { z } from "zod";

import { addressSetting, snmSetting, urlSetting } from "../../config/commonSettings.ts";
import { chain } from "../flags/chain.ts";
import { payer } from "../flags/payer.ts";
import type { FlagTable } from "../Flag.ts";
import { verb } from "../Verb.ts";

/** Most bytes of an address that a contract takes. */
const LONGEST_ENDPOINT = 256;

const flags = {
  owner: { schema: addressSetting, value: "<address>", help: "whose masternode it is, and whose SNM are bonded" },
  bond: { schema: snmSetting, value: "<SNM>", help: "what is bonded, and can be slashed" },
  endpoint: {
    schema: urlSetting.refine((url) => Buffer.byteLength(url) <= LONGEST_ENDPOINT, "must have at most 256 bytes"),
    value: "<url>",
    help: "where the node answers",
  },
  commission: {
    schema: z
      .string()
      .regex(/^\d{1,3}(\.\d{1,2})?%?$/, "must be a percentage, such as 7.5")
      .optional(),
    value: "<percent>",
    help: "what part of the rewards the owner keeps; what the contract begins with, without it",
  },
  "keystore-file": { ...payer["keystore-file"], help: "encrypted key of the signer; SONM_SIGNER_KEY without it" },
  "password-file": payer["password-file"],
  "max-fee-gwei": payer["max-fee-gwei"],
  ...chain,
} as const satisfies FlagTable;

export type RegisterFlags = typeof flags;

export const register = verb({
  name: "register",
  summary: "register a masternode with the owner's key, or print the calls for another wallet without it",
  flags,
  json: "the calls (what, to, data), and with the owner's key what was sent",
  examples: ["register --owner 0x... --bond 100000 --endpoint https://node.example"],
  run: async (call) => (await import("../../runRegister.ts")).runRegister(call),
});
