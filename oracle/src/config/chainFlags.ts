import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { z } from "zod";

import { positiveInt, urlSetting } from "./commonSettings.ts";
import { type Deployment, loadDeployment } from "./loadDeployment.ts";

/** The flags of a verb that say which chain it reads, for `readVerbFlags`. */
export const CHAIN_OPTIONS = {
  "chain-id": { type: "string" },
  "rpc-url": { type: "string" },
  "networks-file": { type: "string" },
} as const;

/** How the flags are used, in a verb's sentence. */
export const CHAIN_HOW = "[--chain-id <number>] [--rpc-url <url>] [--networks-file <file>]";

/** The fields of these flags in a verb's schema. */
export const chainFlags = {
  "chain-id": z.coerce.number("must be a number").pipe(positiveInt).default(LOCAL_CHAIN_ID),
  "rpc-url": urlSetting.optional(),
  "networks-file": z.string().optional(),
} as const;

/** The deployment on the chain that the flags name. @throws ConfigError if there is none */
export function chainOf(flags: z.output<z.ZodObject<typeof chainFlags>>): Deployment {
  return loadDeployment({
    chainId: flags["chain-id"],
    rpcUrl: flags["rpc-url"],
    networksFile: flags["networks-file"],
  });
}
