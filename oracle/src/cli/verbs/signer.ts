import { z } from "zod";

import { addressSetting, positive, urlSetting } from "../../config/commonSettings.ts";
import { chain } from "../flags/chain.ts";
import type { FlagTable } from "../Flag.ts";
import { verb, verbGroup } from "../Verb.ts";

const file = (help: string) => ({ schema: z.string().optional(), value: "<file>", help, completes: "file" }) as const;

const ownerKey = {
  "owner-keystore-file": file("encrypted key of the owner; SONM_OWNER_KEY without it"),
  "owner-password-file": file("file with its password"),
} as const satisfies FlagTable;

const show = {
  owner: {
    schema: addressSetting.optional(),
    value: "<address>",
    help: "of the masternode; the key's own without it",
    completes: "masternode",
  },
  ...ownerKey,
  ...chain,
} as const satisfies FlagTable;

const change = {
  ...ownerKey,
  "new-keystore-file": file("encrypted key of the new signer; SONM_NEXT_SIGNER_KEY without it"),
  "new-password-file": file("file with its password"),
  node: { schema: urlSetting.optional(), value: "<url>", help: "the node, which must have the new key already" },
  "max-fee-gwei": {
    schema: z.coerce.number("must be a number").pipe(positive).default(500),
    value: "<number>",
    help: "highest fee for one gas; 500",
  },
  ...chain,
} as const satisfies FlagTable;

export type SignerShowFlags = typeof show;
export type SignerChangeFlags = typeof change;

export const signer = verbGroup({
  name: "signer",
  summary: "the key that signs for a masternode",
  examples: ["signer show --owner 0x..."],
  verbs: [
    verb({
      name: "show",
      summary: "say which key it is on the chain and in the signer set",
      flags: show,
      json: "owner, signer, setId and inSet",
      run: async (call) => (await import("../../runSigner.ts")).showSigner(call),
    }),
    verb({
      name: "change",
      summary: "make another key the signer, from the next change of the set on",
      flags: change,
      json: "owner, before, signer and what was sent",
      run: async (call) => (await import("../../runSigner.ts")).changeSigner(call),
    }),
  ],
});
