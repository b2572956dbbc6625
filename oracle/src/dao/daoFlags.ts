import { z } from "zod";

import { addressSetting } from "../config/commonSettings.ts";
import { CHAIN_OPTIONS, chainFlags } from "../config/chainFlags.ts";
import { PAYER_OPTIONS, payerFlags } from "../config/payerFlags.ts";

const text = z.string().optional();
const yes = z.boolean().optional();

/** Flags of `sonm dao`. Each verb takes those that it names; all take those of chain and key, and --json. */
export const daoFlagsSchema = z.strictObject({
  ...chainFlags,
  ...payerFlags,
  json: yes,
  from: addressSetting.optional(),
  state: text,
  action: text,
  set: z.array(z.string()).optional(),
  file: text,
  title: text,
  "body-file": text,
  discussion: text,
  anyway: yes,
  reason: text,
  "sign-only": yes,
  locked: yes,
  uri: text,
  hash: text,
  "offer-file": text,
  amounts: text,
  stream: text,
  "valid-until": text,
  spent: text,
});

export type DaoFlags = z.output<typeof daoFlagsSchema>;

type OwnFlag = Exclude<keyof DaoFlags, keyof typeof CHAIN_OPTIONS | keyof typeof PAYER_OPTIONS | "json">;

const BOOLEANS: ReadonlySet<string> = new Set<OwnFlag>(["sign-only", "locked", "anyway"]);

/** How flags of a verb are read from the command line. */
export const daoOptions = (own: readonly string[]) => ({
  ...CHAIN_OPTIONS,
  ...PAYER_OPTIONS,
  json: { type: "boolean" as const },
  ...Object.fromEntries(
    own.map((name) => [
      name,
      BOOLEANS.has(name) ? { type: "boolean" as const } : { type: "string" as const, multiple: name === "set" },
    ]),
  ),
});
