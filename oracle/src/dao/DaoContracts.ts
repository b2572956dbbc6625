import { Contract, type ContractRunner } from "ethers";

import type { ContractAddresses, ContractName } from "@sonm/protocol/networks.ts";

import type { SonmGovernor } from "../../../types/governance/SonmGovernor.ts";
import type { Treasury } from "../../../types/governance/Treasury.ts";
import type { ICharter } from "../../../types/interfaces/ICharter.ts";
import type { IDirectory } from "../../../types/interfaces/IDirectory.ts";
import type { IDividends } from "../../../types/interfaces/IDividends.ts";
import type { IEntryBrake } from "../../../types/interfaces/IEntryBrake.ts";
import type { IMasternodes } from "../../../types/interfaces/IMasternodes.ts";
import type { IReleases } from "../../../types/interfaces/IReleases.ts";
import type { IReportRegistry } from "../../../types/interfaces/IReportRegistry.ts";
import type { IRoadmap } from "../../../types/interfaces/IRoadmap.ts";
import type { IWorkOrders } from "../../../types/interfaces/IWorkOrders.ts";
import type { SNM } from "../../../types/token/SNM.ts";
import { contractAbis } from "./contractAbis.ts";

/** The contracts by which the DAO decides and works. */
export interface DaoContracts {
  readonly governor: SonmGovernor;
  readonly treasury: Treasury;
  readonly brake: IEntryBrake;
  readonly snm: SNM;
  readonly dividends: IDividends;
  readonly masternodes: IMasternodes;
  readonly roadmap: IRoadmap;
  readonly works: IWorkOrders;
  readonly registry: IReportRegistry;
  readonly releases: IReleases;
  readonly charter: ICharter;
  readonly directory: IDirectory;
}

/** Binds the deployed contracts to a connection. */
export function daoContractsOf(addresses: ContractAddresses, runner: ContractRunner): DaoContracts {
  // TypeChain's types describe exactly what ethers makes of the ABI.
  const bind = <T>(name: ContractName): T => new Contract(addresses[name], contractAbis[name], runner) as unknown as T;
  return {
    governor: bind<SonmGovernor>("SonmGovernor"),
    treasury: bind<Treasury>("Treasury"),
    brake: bind<IEntryBrake>("EntryBrake"),
    snm: bind<SNM>("SNM"),
    dividends: bind<IDividends>("Dividends"),
    masternodes: bind<IMasternodes>("Masternodes"),
    roadmap: bind<IRoadmap>("Roadmap"),
    works: bind<IWorkOrders>("WorkOrders"),
    registry: bind<IReportRegistry>("ReportRegistry"),
    releases: bind<IReleases>("Releases"),
    charter: bind<ICharter>("Charter"),
    directory: bind<IDirectory>("Directory"),
  };
}
