import { JsonRpcSigner, toBeHex, parseEther } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import type { ContractAddresses } from "@sonm/protocol/networks.ts";

import { deploySonm } from "../../../scripts/lib/deploy/deploySonm.ts";
import { jsonRpcProvider } from "../../../scripts/lib/deploy/jsonRpcProvider.ts";
import { localParameters } from "../../../scripts/lib/deploy/parameters.ts";
import {
  Amendments__factory,
  BenchmarkCatalogue__factory,
  Charter__factory,
  ClassBalances__factory,
  Directory__factory,
  Dividends__factory,
  Duty__factory,
  EntryBrake__factory,
  FeeSplitter__factory,
  Guarantees__factory,
  HardwareClasses__factory,
  Hardware__factory,
  LegacySwap__factory,
  Market__factory,
  Masternodes__factory,
  Profiles__factory,
  ProgramController__factory,
  Releases__factory,
  ReportRegistry__factory,
  Reports__factory,
  RewardPrograms__factory,
  Roadmap__factory,
  SNM__factory,
  SonmGovernor__factory,
  TeamPool__factory,
  Treasury__factory,
  WorkOrders__factory,
  type Amendments,
  type BenchmarkCatalogue,
  type Charter,
  type ClassBalances,
  type Directory,
  type Dividends,
  type Duty,
  type EntryBrake,
  type FeeSplitter,
  type Guarantees,
  type Hardware,
  type HardwareClasses,
  type LegacySwap,
  type Market,
  type Masternodes,
  type Profiles,
  type ProgramController,
  type Releases,
  type ReportRegistry,
  type Reports,
  type RewardPrograms,
  type Roadmap,
  type SNM,
  type SonmGovernor,
  type TeamPool,
  type Treasury,
  type WorkOrders,
} from "../../../types/index.ts";
import type { Chain } from "./Chain.ts";

/** The contracts, as the one deployment leaves them on the tests' chain. */
export interface System {
  readonly addresses: ContractAddresses;
  /** Called by the holder of most of the supply. */
  readonly token: SNM;
  readonly market: Market;
  readonly profiles: Profiles;
  readonly amendments: Amendments;
  readonly guarantees: Guarantees;
  readonly masternodes: Masternodes;
  readonly reports: Reports;
  readonly hardware: Hardware;
  readonly classes: HardwareClasses;
  readonly catalogue: BenchmarkCatalogue;
  readonly splitter: FeeSplitter;
  readonly dividends: Dividends;
  readonly duty: Duty;
  readonly teamPool: TeamPool;
  readonly legacySwap: LegacySwap;
  readonly programs: RewardPrograms;
  readonly balances: ClassBalances;
  readonly controller: ProgramController;
  readonly treasury: Treasury;
  readonly governor: SonmGovernor;
  readonly brake: EntryBrake;
  readonly roadmap: Roadmap;
  readonly works: WorkOrders;
  readonly registry: ReportRegistry;
  readonly releases: Releases;
  readonly charter: Charter;
  readonly directory: Directory;
  /** The treasury's account, which sets parameters. */
  readonly dao: JsonRpcSigner;
}

export async function deploySystem(chain: Chain): Promise<System> {
  const deployer = localAccounts.deployer.address;
  const provider = jsonRpcProvider(chain.url);
  const addresses = await deploySonm({ provider, deployer, pollingInterval: 10 }, localParameters());
  await chain.request("anvil_impersonateAccount", [addresses.Treasury]);
  await chain.request("anvil_setBalance", [addresses.Treasury, toBeHex(parseEther("1"))]);
  const signer = await chain.provider.getSigner(deployer);
  return {
    addresses,
    token: SNM__factory.connect(addresses.SNM, signer),
    market: Market__factory.connect(addresses.Market, signer),
    profiles: Profiles__factory.connect(addresses.Profiles, signer),
    amendments: Amendments__factory.connect(addresses.Amendments, signer),
    guarantees: Guarantees__factory.connect(addresses.Guarantees, signer),
    masternodes: Masternodes__factory.connect(addresses.Masternodes, signer),
    reports: Reports__factory.connect(addresses.Reports, signer),
    hardware: Hardware__factory.connect(addresses.Hardware, signer),
    classes: HardwareClasses__factory.connect(addresses.HardwareClasses, signer),
    catalogue: BenchmarkCatalogue__factory.connect(addresses.BenchmarkCatalogue, signer),
    splitter: FeeSplitter__factory.connect(addresses.FeeSplitter, signer),
    dividends: Dividends__factory.connect(addresses.Dividends, signer),
    duty: Duty__factory.connect(addresses.Duty, signer),
    teamPool: TeamPool__factory.connect(addresses.TeamPool, signer),
    legacySwap: LegacySwap__factory.connect(addresses.LegacySwap, signer),
    programs: RewardPrograms__factory.connect(addresses.RewardPrograms, signer),
    balances: ClassBalances__factory.connect(addresses.ClassBalances, signer),
    controller: ProgramController__factory.connect(addresses.ProgramController, signer),
    treasury: Treasury__factory.connect(addresses.Treasury, signer),
    governor: SonmGovernor__factory.connect(addresses.SonmGovernor, signer),
    brake: EntryBrake__factory.connect(addresses.EntryBrake, signer),
    roadmap: Roadmap__factory.connect(addresses.Roadmap, signer),
    works: WorkOrders__factory.connect(addresses.WorkOrders, signer),
    registry: ReportRegistry__factory.connect(addresses.ReportRegistry, signer),
    releases: Releases__factory.connect(addresses.Releases, signer),
    charter: Charter__factory.connect(addresses.Charter, signer),
    directory: Directory__factory.connect(addresses.Directory, signer),
    dao: new JsonRpcSigner(chain.provider, addresses.Treasury),
  };
}
