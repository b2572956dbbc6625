import type { EIP1193Provider } from "@nomicfoundation/ignition-core";
import { HDNodeWallet, Mnemonic, parseEther, type BaseWallet } from "ethers";

import { LOCAL_MNEMONIC, localAccounts } from "@sonm/protocol/localAccounts.ts";
import type { ContractAddresses } from "@sonm/protocol/networks.ts";

import {
  Amendments__factory,
  ClassBalances__factory,
  DelegatorsMock__factory,
  Dividends__factory,
  FeeSplitter__factory,
  Duty__factory,
  Guarantees__factory,
  Hardware__factory,
  HardwareClasses__factory,
  LegacySwap__factory,
  LegacyTokenMock__factory,
  Market__factory,
  Masternodes__factory,
  ProgramController__factory,
  Reports__factory,
  RewardPrograms__factory,
  SNM__factory,
  SonmGovernor__factory,
  TeamPool__factory,
  Treasury__factory,
} from "../../../../types/index.ts";
import { deploySonm } from "../../deploy/deploySonm.ts";
import { localParameters } from "../../deploy/parameters.ts";
import type { SonmParameters } from "../../deploy/SonmParameters.ts";
import { GasChain } from "./GasChain.ts";

/** The ABI coders of the contracts under measurement. */
export const interfaces = {
  snm: SNM__factory.createInterface(),
  masternodes: Masternodes__factory.createInterface(),
  reports: Reports__factory.createInterface(),
  hardware: Hardware__factory.createInterface(),
  classes: HardwareClasses__factory.createInterface(),
  market: Market__factory.createInterface(),
  amendments: Amendments__factory.createInterface(),
  guarantees: Guarantees__factory.createInterface(),
  splitter: FeeSplitter__factory.createInterface(),
  dividends: Dividends__factory.createInterface(),
  legacySwap: LegacySwap__factory.createInterface(),
  legacy: LegacyTokenMock__factory.createInterface(),
  duty: Duty__factory.createInterface(),
  treasury: Treasury__factory.createInterface(),
  governor: SonmGovernor__factory.createInterface(),
  teamPool: TeamPool__factory.createInterface(),
  programs: RewardPrograms__factory.createInterface(),
  balances: ClassBalances__factory.createInterface(),
  controller: ProgramController__factory.createInterface(),
  delegators: DelegatorsMock__factory.createInterface(),
};

/** A fresh deployment with funded actors, on a chain of its own. */
export interface GasWorld {
  readonly chain: GasChain;
  readonly addresses: ContractAddresses;
  readonly parameters: SonmParameters;
  /** Holds most of the supply of SNM. */
  readonly deployer: BaseWallet;
  /** Has votes enough to decide alone what the treasury does. */
  readonly governor: BaseWallet;
  /** An account that has never sent a transaction; it can pay for gas. */
  readonly newWallet: () => Promise<BaseWallet>;
}

/** SNM wei of whoever decides alone: above the highest quorum. */
export const VOTES = parseEther("20000000");

/** Seconds; long enough for the scenario to hold many transactions in one epoch. */
export const EPOCH_LENGTH = 60n;
const STALE_AFTER = 86_400n;

/** What gas is measured with: epochs of a minute, reports that are final at once. */
const gasParameters = (): SonmParameters => ({
  ...localParameters(),
  epochLength: EPOCH_LENGTH,
  staleAfter: STALE_AFTER,
  rotationInterval: 1n,
  disputeWindow: 0n,
});

/**
 * Deploys to a development chain that nothing else uses.
 *
 * @param artifacts folder of compiled contracts, the project's own unless told
 */
export async function createGasWorld(
  provider: EIP1193Provider,
  artifacts?: string,
  parameters: SonmParameters = gasParameters(),
): Promise<GasWorld> {
  const root = HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(LOCAL_MNEMONIC), "m/44'/60'/0'/0");
  const target = { provider, pollingInterval: 1, ...(artifacts === undefined ? {} : { artifacts }) };
  const addresses = await deploySonm(target, parameters);
  const chain = await GasChain.open(provider);
  const deployer = root.deriveChild(localAccounts.deployer.index);
  const governor = root.deriveChild(localAccounts.holder.index);
  const { snm } = interfaces;
  await chain.send(deployer, addresses.SNM, snm.encodeFunctionData("transfer", [governor.address, VOTES]));
  await chain.send(governor, addresses.SNM, snm.encodeFunctionData("delegate", [governor.address]));
  let next = 100;
  return {
    ...{ chain, addresses, parameters, deployer, governor },
    newWallet: async () => {
      const wallet = root.deriveChild(next++);
      await chain.fund(wallet);
      return wallet;
    },
  };
}
