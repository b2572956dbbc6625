import { Contract, type ContractRunner } from "ethers";

import type { ContractAddresses, ContractName } from "@sonm/protocol/networks.ts";

import type { SonmGovernor } from "../../../types/governance/SonmGovernor.ts";
import type { Treasury } from "../../../types/governance/Treasury.ts";
import type { Charter } from "../../../types/governance/Charter.ts";
import type { Directory } from "../../../types/governance/Directory.ts";
import type { Dividends } from "../../../types/staking/Dividends.ts";
import type { EntryBrake } from "../../../types/governance/EntryBrake.ts";
import type { Masternodes } from "../../../types/staking/Masternodes.ts";
import type { Releases } from "../../../types/governance/Releases.ts";
import type { ReportRegistry } from "../../../types/governance/ReportRegistry.ts";
import type { Roadmap } from "../../../types/governance/Roadmap.ts";
import type { WorkOrders } from "../../../types/governance/WorkOrders.ts";
import type { SNM } from "../../../types/token/SNM.ts";
import { contractAbis } from "./contractAbis.ts";

/** The contracts by which the DAO decides and works. */
export interface DaoContracts {
  readonly governor: SonmGovernor;
  readonly treasury: Treasury;
  readonly brake: EntryBrake;
  readonly snm: SNM;
  readonly dividends: Dividends;
  readonly masternodes: Masternodes;
  readonly roadmap: Roadmap;
  readonly works: WorkOrders;
  readonly registry: ReportRegistry;
  readonly releases: Releases;
  readonly charter: Charter;
  readonly directory: Directory;
}

/** Binds the deployed contracts to a connection. */
export function daoContractsOf(addresses: ContractAddresses, runner: ContractRunner): DaoContracts {
  // TypeChain's types describe exactly what ethers makes of the ABI.
  const bind = <T>(name: ContractName): T => new Contract(addresses[name], contractAbis[name], runner) as unknown as T;
  return {
    governor: bind<SonmGovernor>("SonmGovernor"),
    treasury: bind<Treasury>("Treasury"),
    brake: bind<EntryBrake>("EntryBrake"),
    snm: bind<SNM>("SNM"),
    dividends: bind<Dividends>("Dividends"),
    masternodes: bind<Masternodes>("Masternodes"),
    roadmap: bind<Roadmap>("Roadmap"),
    works: bind<WorkOrders>("WorkOrders"),
    registry: bind<ReportRegistry>("ReportRegistry"),
    releases: bind<Releases>("Releases"),
    charter: bind<Charter>("Charter"),
    directory: bind<Directory>("Directory"),
  };
}
