import { Contract, type ContractRunner } from "ethers";
import type { z } from "zod";

import type { ContractName } from "@sonm/protocol/networks.ts";

import type { Amendments } from "../../../types/market/Amendments.ts";
import type { Profiles } from "../../../types/market/Profiles.ts";
import type { Dividends } from "../../../types/staking/Dividends.ts";
import type { LegacySwap } from "../../../types/token/LegacySwap.ts";
import type { SNM } from "../../../types/token/SNM.ts";
import type { chainFlags } from "../config/chainFlags.ts";
import { contractAbis } from "../dao/contractAbis.ts";
import { daoAddresses } from "../dao/daoAddresses.ts";

/** Contracts that people use beside those of node and agent. */
export interface AccountContracts {
  readonly amendments: Amendments;
  readonly dividends: Dividends;
  readonly profiles: Profiles;
  readonly snm: SNM;
  readonly swap: LegacySwap;
}

/** Binds them on the chain that flags name. @throws ConfigError where the deployment lacks one */
export function contractsAt(flags: z.output<z.ZodObject<typeof chainFlags>>, runner: ContractRunner): AccountContracts {
  const addresses = daoAddresses({ chainId: flags["chain-id"], networksFile: flags["networks-file"] });
  // TypeChain's types describe exactly what ethers makes of the ABI.
  const bind = <T>(name: ContractName): T => new Contract(addresses[name], contractAbis[name], runner) as unknown as T;
  return {
    amendments: bind<Amendments>("Amendments"),
    dividends: bind<Dividends>("Dividends"),
    profiles: bind<Profiles>("Profiles"),
    snm: bind<SNM>("SNM"),
    swap: bind<LegacySwap>("LegacySwap"),
  };
}
