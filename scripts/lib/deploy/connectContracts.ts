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
  Releases__factory,
  Reports__factory,
  RewardPrograms__factory,
  SNM__factory,
  TeamPool__factory,
  Treasury__factory,
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
  type Releases,
  type Reports,
  type RewardPrograms,
  type SNM,
  type TeamPool,
  type Treasury,
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
  readonly releases: Releases;
  readonly programs: RewardPrograms;
  readonly balances: ClassBalances;
  readonly controller: ProgramController;
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
    releases: Releases__factory.connect(addresses.Releases, runner),
    programs: RewardPrograms__factory.connect(addresses.RewardPrograms, runner),
    balances: ClassBalances__factory.connect(addresses.ClassBalances, runner),
    controller: ProgramController__factory.connect(addresses.ProgramController, runner),
  };
}
