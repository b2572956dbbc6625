import { MaxUint256, type Wallet } from "ethers";

import { BOND, namedWallet, prepareMasternode, register } from "./masternodes.ts";
import type { MasternodeActor } from "./MasternodeActor.ts";
import type { System } from "./System.ts";

/** An account with SNM in its wallet that masternodes may take. */
export async function prepareDelegator(system: System, name: string, amount = 10n * BOND): Promise<Wallet> {
  const wallet = await namedWallet(name);
  await system.token.transfer(wallet, amount);
  await system.token.connect(wallet).approve(system.masternodes, MaxUint256);
  return wallet;
}

/** A node that has joined, with one bond unless told. */
export async function joinNode(system: System, name: string, stake = BOND): Promise<MasternodeActor> {
  const node = await prepareMasternode(system, name, stake);
  await register(system, node);
  return node;
}
