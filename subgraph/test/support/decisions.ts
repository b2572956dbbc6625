import {
  parseEther,
  toBeHex,
  type ContractTransactionReceipt,
  type ContractTransactionResponse,
  type Wallet,
} from "ethers";

import { world } from "./world.ts";

/** How a vote is cast, as the contract counts it. */
export const VOTE = { against: 0, for: 1, abstain: 2 } as const;

/** SNM wei that are more than any quorum. */
export const MAJORITY = parseEther("20000000");

/** A call that the treasury is to make. */
export interface Call {
  readonly target: string;
  readonly data: string;
}

/** A proposal that was made. */
export interface Proposed {
  readonly proposalId: bigint;
  /** Its id in the index. */
  readonly id: string;
  readonly receipt: ContractTransactionReceipt;
}

/** What a transaction left, once it is mined. */
export async function mined(sent: Promise<ContractTransactionResponse>): Promise<ContractTransactionReceipt> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error("A transaction was not mined.");
  return receipt;
}

/** An account that holds SNM and votes with them itself. */
export async function voter(name: string, votes: bigint): Promise<Wallet> {
  const { chain, token } = world;
  const account = await chain.wallet(name);
  await mined(token.transfer(account.address, votes));
  await mined(token.connect(account).delegate(account.address));
  return account;
}

/** Makes a proposal, in a second in which the proposer's votes count already. */
export async function propose(proposer: Wallet, calls: readonly Call[], description: string): Promise<Proposed> {
  const { chain, governor } = world;
  await chain.pass(1);
  const [targets, calldatas] = [calls.map(({ target }) => target), calls.map(({ data }) => data)];
  const values = calls.map(() => 0n);
  const receipt = await mined(governor.connect(proposer).propose(targets, values, calldatas, description));
  const [created] = await governor.queryFilter(governor.filters.ProposalCreated(), receipt.blockNumber);
  if (created === undefined) throw new Error("No proposal was made.");
  const { proposalId } = created.args;
  return { proposalId, id: toBeHex(proposalId, 32), receipt };
}

/** Waits until a proposal is voted on. */
export async function begin({ proposalId }: Proposed): Promise<void> {
  const { chain, governor } = world;
  await chain.pass(Number(await governor.proposalSnapshot(proposalId)) + 1 - (await chain.now()));
}

/** Queues an accepted proposal once its vote is over. */
export async function enqueue({ proposalId }: Proposed): Promise<ContractTransactionReceipt> {
  const { chain, governor } = world;
  await chain.pass(Number(await governor.proposalDeadline(proposalId)) + 1 - (await chain.now()));
  return mined(governor["queue(uint256)"](proposalId));
}

/** Executes a queued proposal once its delay is over. */
export async function execute({ proposalId }: Proposed): Promise<ContractTransactionReceipt> {
  const { chain, governor } = world;
  await chain.pass(Number(await governor.proposalEta(proposalId)) - (await chain.now()));
  return mined(governor["execute(uint256)"](proposalId));
}
