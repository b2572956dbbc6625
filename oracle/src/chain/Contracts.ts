import { Contract, type ContractRunner, type InterfaceAbi } from "ethers";

import { classBalancesAbi } from "@sonm/protocol/generated/ClassBalances.abi.ts";
import { dutyAbi } from "@sonm/protocol/generated/Duty.abi.ts";
import { guaranteesAbi } from "@sonm/protocol/generated/Guarantees.abi.ts";
import { hardwareAbi } from "@sonm/protocol/generated/Hardware.abi.ts";
import { hardwareClassesAbi } from "@sonm/protocol/generated/HardwareClasses.abi.ts";
import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { reportsAbi } from "@sonm/protocol/generated/Reports.abi.ts";
import { programControllerAbi } from "@sonm/protocol/generated/ProgramController.abi.ts";
import { releasesAbi } from "@sonm/protocol/generated/Releases.abi.ts";
import { rewardProgramsAbi } from "@sonm/protocol/generated/RewardPrograms.abi.ts";
import { treasuryAbi } from "@sonm/protocol/generated/Treasury.abi.ts";

import type { Treasury } from "../../../types/governance/Treasury.ts";
import type { IClassBalances } from "../../../types/interfaces/IClassBalances.ts";
import type { IDuty } from "../../../types/interfaces/IDuty.ts";
import type { IGuarantees } from "../../../types/interfaces/IGuarantees.ts";
import type { IHardware } from "../../../types/interfaces/IHardware.ts";
import type { IHardwareClasses } from "../../../types/interfaces/IHardwareClasses.ts";
import type { IMarket } from "../../../types/interfaces/IMarket.ts";
import type { IMasternodes } from "../../../types/interfaces/IMasternodes.ts";
import type { IReports } from "../../../types/interfaces/IReports.ts";
import type { IProgramController } from "../../../types/interfaces/IProgramController.ts";
import type { IReleases } from "../../../types/interfaces/IReleases.ts";
import type { IRewardPrograms } from "../../../types/interfaces/IRewardPrograms.ts";
import type { Deployment } from "../config/loadDeployment.ts";

/** The contracts that node and agent use. */
export interface Contracts {
  readonly masternodes: IMasternodes;
  readonly reports: IReports;
  readonly hardware: IHardware;
  readonly market: IMarket;
  readonly guarantees: IGuarantees;
  readonly classes: IHardwareClasses;
  readonly duty: IDuty;
  readonly treasury: Treasury;
  readonly releases: IReleases;
  readonly programs: IRewardPrograms;
  readonly balances: IClassBalances;
  readonly controller: IProgramController;
}

/** Binds the deployed contracts to a connection. */
export function contractsOf({ contracts }: Pick<Deployment, "contracts">, runner: ContractRunner): Contracts {
  return {
    masternodes: bind<IMasternodes>(contracts.Masternodes, masternodesAbi, runner),
    reports: bind<IReports>(contracts.Reports, reportsAbi, runner),
    hardware: bind<IHardware>(contracts.Hardware, hardwareAbi, runner),
    market: bind<IMarket>(contracts.Market, marketAbi, runner),
    guarantees: bind<IGuarantees>(contracts.Guarantees, guaranteesAbi, runner),
    classes: bind<IHardwareClasses>(contracts.HardwareClasses, hardwareClassesAbi, runner),
    duty: bind<IDuty>(contracts.Duty, dutyAbi, runner),
    treasury: bind<Treasury>(contracts.Treasury, treasuryAbi, runner),
    releases: bind<IReleases>(contracts.Releases, releasesAbi, runner),
    programs: bind<IRewardPrograms>(contracts.RewardPrograms, rewardProgramsAbi, runner),
    balances: bind<IClassBalances>(contracts.ClassBalances, classBalancesAbi, runner),
    controller: bind<IProgramController>(contracts.ProgramController, programControllerAbi, runner),
  };
}

/** TypeChain's types describe exactly what ethers makes of the ABI. */
function bind<T>(address: string, abi: readonly unknown[], runner: ContractRunner): T {
  return new Contract(address, abi as InterfaceAbi, runner) as unknown as T;
}
