import { z } from "zod";

import { chainFlags } from "../config/chainFlags.ts";
import type { ConfigSources } from "../config/loadConfig.ts";
import { payerFlags, payerOf } from "../config/payerFlags.ts";
import { daoContractsOf } from "../dao/DaoContracts.ts";
import { daoAddresses } from "../dao/daoAddresses.ts";
import { isParty } from "../deals/isParty.ts";
import { readDeals } from "../deals/readDeals.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { Completes } from "./Completes.ts";
import { onChain } from "./onChain.ts";

const schema = z.object(chainFlags);

/** Ids of what is on the chain that the environment names: of deals only those of the key's account, where there is a key. */
export async function lookUp(
  what: Extract<Completes, string>,
  environment: ConfigSources["environment"],
): Promise<string[]> {
  const flags = schema.parse({
    "chain-id": environment["SONM_CHAIN_ID"],
    "rpc-url": environment["SONM_RPC_URL"],
    "networks-file": environment["SONM_NETWORKS_FILE"],
  });
  return onChain(flags, async ({ provider, deployment, contracts }) => {
    if (what === "masternode") return [...(await contracts.masternodes.activeOwners())];
    if (what === "program") return counted(await contracts.programs.count(), 0);
    if (what === "proposal") {
      const addresses = daoAddresses({ chainId: flags["chain-id"], networksFile: flags["networks-file"] });
      return counted(await daoContractsOf(addresses, provider).governor.proposalCount(), 1).toReversed();
    }
    if (what !== "deal") return [];
    const wallet = payerOf("account", z.object(payerFlags).parse({}), environment);
    const open = (await readDeals(provider, deployment)).filter(({ closedBlock }) => closedBlock === undefined);
    return open.filter((deal) => wallet === undefined || isParty(deal, lowerHex(wallet.address))).map(({ id }) => id);
  });
}

const counted = (count: bigint, from: number): string[] =>
  Array.from({ length: Number(count) }, (_, index) => String(index + from));
