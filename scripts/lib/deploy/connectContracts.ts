import type { ContractRunner } from "ethers";

import type { ContractAddresses } from "@sonm/protocol/networks.ts";

import {
  Amendments__factory,
  BenchmarkCatalogue__factory,
  ClassBalances__factory,
  Dividends__factory,
  FeeSplitter__factory,
  Duty__factory,
  Guarantees__factory,
  Hardware__factory,
  HardwareClasses__factory,
  LegacySwap__factory,
  Market__factory,
  Masternodes__factory,
  Profiles__factory,
  ProgramController__factory,
  Reports__factory,
  RewardPrograms__factory,
  SNM__factory,
  TeamPool__factory,
  Treasury__factory,
  Releases__factory,
  SonmGovernor__factory,
  EntryBrake__factory,
  Roadmap__factory,
  ReportRegistry__factory,
  WorkOrders__factory,
  Charter__factory,
  Directory__factory,
  type Amendments,
  type BenchmarkCatalogue,
  type ClassBalances,
  type Dividends,
  type FeeSplitter,
  type Duty,
  type Guarantees,
  type Hardware,
  type HardwareClasses,
  type LegacySwap,
  type Market,
  type Masternodes,
  type Profiles,
  type ProgramController,
  type Reports,
  type RewardPrograms,
  type SNM,
  type TeamPool,
  type Treasury,
  type Releases,
  type SonmGovernor,
  type EntryBrake,
  type Roadmap,
  type ReportRegistry,
  type WorkOrders,
  type Charter,
  type Directory,
} from "../../../types/index.ts";

/** The deployed contracts as typed objects. */
export interface SonmContracts {
  readonly snm: SNM;
  readonly treasury: Treasury;
  readonly catalogue: BenchmarkCatalogue;
  readonly masternodes: Masternodes;
  readonly reports: Reports;
  readonly hardware: Hardware;
  readonly market: Market;
  readonly profiles: Profiles;
  readonly amendments: Amendments;
  readonly guarantees: Guarantees;
  readonly classes: HardwareClasses;
  readonly splitter: FeeSplitter;
  readonly dividends: Dividends;
  readonly teamPool: TeamPool;
  readonly legacySwap: LegacySwap;
  readonly duty: Duty;
  readonly programs: RewardPrograms;
  readonly balances: ClassBalances;
  readonly controller: ProgramController;
  readonly releases: Releases;
  readonly governor: SonmGovernor;
  readonly brake: EntryBrake;
  readonly roadmap: Roadmap;
  readonly registry: ReportRegistry;
  readonly works: WorkOrders;
  readonly charter: Charter;
  readonly directory: Directory;
}

/** @param runner reads, and sends transactions if it is a signer */
export function connectContracts(addresses: ContractAddresses, runner: ContractRunner): SonmContracts {
  return {
    snm: SNM__factory.connect(addresses.SNM, runner),
    treasury: Treasury__factory.connect(addresses.Treasury, runner),
    catalogue: BenchmarkCatalogue__factory.connect(addresses.BenchmarkCatalogue, runner),
    masternodes: Masternodes__factory.connect(addresses.Masternodes, runner),
    reports: Reports__factory.connect(addresses.Reports, runner),
    hardware: Hardware__factory.connect(addresses.Hardware, runner),
    market: Market__factory.connect(addresses.Market, runner),
    profiles: Profiles__factory.connect(addresses.Profiles, runner),
    amendments: Amendments__factory.connect(addresses.Amendments, runner),
    guarantees: Guarantees__factory.connect(addresses.Guarantees, runner),
    classes: HardwareClasses__factory.connect(addresses.HardwareClasses, runner),
    splitter: FeeSplitter__factory.connect(addresses.FeeSplitter, runner),
    dividends: Dividends__factory.connect(addresses.Dividends, runner),
    teamPool: TeamPool__factory.connect(addresses.TeamPool, runner),
    legacySwap: LegacySwap__factory.connect(addresses.LegacySwap, runner),
    duty: Duty__factory.connect(addresses.Duty, runner),
    programs: RewardPrograms__factory.connect(addresses.RewardPrograms, runner),
    balances: ClassBalances__factory.connect(addresses.ClassBalances, runner),
    controller: ProgramController__factory.connect(addresses.ProgramController, runner),
    releases: Releases__factory.connect(addresses.Releases, runner),
    governor: SonmGovernor__factory.connect(addresses.SonmGovernor, runner),
    brake: EntryBrake__factory.connect(addresses.EntryBrake, runner),
    roadmap: Roadmap__factory.connect(addresses.Roadmap, runner),
    registry: ReportRegistry__factory.connect(addresses.ReportRegistry, runner),
    works: WorkOrders__factory.connect(addresses.WorkOrders, runner),
    charter: Charter__factory.connect(addresses.Charter, runner),
    directory: Directory__factory.connect(addresses.Directory, runner),
  };
}
