import { amendmentsAbi } from "@sonm/protocol/generated/Amendments.abi.ts";
import { benchmarkCatalogueAbi } from "@sonm/protocol/generated/BenchmarkCatalogue.abi.ts";
import { charterAbi } from "@sonm/protocol/generated/Charter.abi.ts";
import { classBalancesAbi } from "@sonm/protocol/generated/ClassBalances.abi.ts";
import { directoryAbi } from "@sonm/protocol/generated/Directory.abi.ts";
import { dividendsAbi } from "@sonm/protocol/generated/Dividends.abi.ts";
import { dutyAbi } from "@sonm/protocol/generated/Duty.abi.ts";
import { entryBrakeAbi } from "@sonm/protocol/generated/EntryBrake.abi.ts";
import { feeSplitterAbi } from "@sonm/protocol/generated/FeeSplitter.abi.ts";
import { genesisAbi } from "@sonm/protocol/generated/Genesis.abi.ts";
import { guaranteesAbi } from "@sonm/protocol/generated/Guarantees.abi.ts";
import { hardwareAbi } from "@sonm/protocol/generated/Hardware.abi.ts";
import { hardwareClassesAbi } from "@sonm/protocol/generated/HardwareClasses.abi.ts";
import { legacySwapAbi } from "@sonm/protocol/generated/LegacySwap.abi.ts";
import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { profilesAbi } from "@sonm/protocol/generated/Profiles.abi.ts";
import { programControllerAbi } from "@sonm/protocol/generated/ProgramController.abi.ts";
import { releasesAbi } from "@sonm/protocol/generated/Releases.abi.ts";
import { reportRegistryAbi } from "@sonm/protocol/generated/ReportRegistry.abi.ts";
import { reportsAbi } from "@sonm/protocol/generated/Reports.abi.ts";
import { rewardProgramsAbi } from "@sonm/protocol/generated/RewardPrograms.abi.ts";
import { roadmapAbi } from "@sonm/protocol/generated/Roadmap.abi.ts";
import { snmAbi } from "@sonm/protocol/generated/SNM.abi.ts";
import { sonmGovernorAbi } from "@sonm/protocol/generated/SonmGovernor.abi.ts";
import { teamPoolAbi } from "@sonm/protocol/generated/TeamPool.abi.ts";
import { treasuryAbi } from "@sonm/protocol/generated/Treasury.abi.ts";
import { workOrdersAbi } from "@sonm/protocol/generated/WorkOrders.abi.ts";
import type { ProposalContract } from "@sonm/protocol/proposals/ProposalContract.ts";
import type { Abi } from "viem";

/** What every contract understands. Load it only where calls are read or written: it is large. */
export const contractAbis: Readonly<Record<ProposalContract, Abi>> = {
  Amendments: amendmentsAbi,
  BenchmarkCatalogue: benchmarkCatalogueAbi,
  Charter: charterAbi,
  ClassBalances: classBalancesAbi,
  Directory: directoryAbi,
  Dividends: dividendsAbi,
  Duty: dutyAbi,
  EntryBrake: entryBrakeAbi,
  FeeSplitter: feeSplitterAbi,
  Genesis: genesisAbi,
  Guarantees: guaranteesAbi,
  Hardware: hardwareAbi,
  HardwareClasses: hardwareClassesAbi,
  LegacySwap: legacySwapAbi,
  Market: marketAbi,
  Masternodes: masternodesAbi,
  Profiles: profilesAbi,
  ProgramController: programControllerAbi,
  Releases: releasesAbi,
  ReportRegistry: reportRegistryAbi,
  Reports: reportsAbi,
  RewardPrograms: rewardProgramsAbi,
  Roadmap: roadmapAbi,
  SNM: snmAbi,
  SonmGovernor: sonmGovernorAbi,
  TeamPool: teamPoolAbi,
  Treasury: treasuryAbi,
  WorkOrders: workOrdersAbi,
};
