import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { z } from "zod";

import { positiveInt, urlSetting } from "./commonSettings.ts";
import { type Deployment, loadDeployment } from "./loadDeployment.ts";

/** The flags of a verb that say which chain it reads. */
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
