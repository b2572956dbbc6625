import { id as hashText, parseEther, type Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { chain } from "../helpers/chain.ts";
import { joinNode } from "../helpers/delegations.ts";
import { deploySystemWith } from "../helpers/deploySystem.ts";
import type { System } from "../helpers/System.ts";

const { networkHelpers } = chain;

export const DAY = 86_400n;
/** SNM wei of the supply. */
export const SUPPLY = parseEther("444000000");
/** SNM wei in the holder's wallet, locked by the buyer, and staked by the owner of a node. */
export const IN_WALLET = parseEther("5000000");
export const LOCKED = parseEther("3000000");
export const STAKED = parseEther("2000000");
/** SNM wei that the treasury was given, and what of it may be spent fast in 30 days. */
export const FUNDS = parseEther("10000000");
export const FAST_LIMIT = FUNDS / 1_000n;

/** Of a vote. */
export const VOTE = { against: 0n, inFavour: 1n, abstain: 2n } as const;

/** Where a proposal stands, as OpenZeppelin numbers it. */
export const STATE = {
  ...{ pending: 0n, active: 1n, canceled: 2n, defeated: 3n, succeeded: 4n, queued: 5n, expired: 6n, executed: 7n },
} as const;

/**
 * A deployment with people who vote: the holder with its wallet, the buyer with locked SNM, the owner of a node with its stake.
 * The treasury has SNM.
 */
export interface Government extends System {
  readonly guardian: System["operator"];
  readonly staker: Wallet;
}

/** What the treasury is to call. */
export interface DaoCall {
  readonly to: string;
  readonly data: string;
  /** Wei of the chain's coin. */
  readonly value?: bigint;
}

/** A fixture. */
export async function openGovernment(): Promise<Government> {
  const system = await deploySystemWith({ guardian: localAccounts.operator.address });
  const { buyer, dividends, holder, operator, token, treasury } = system;
  await token.transfer(holder, IN_WALLET);
  await token.connect(holder).delegate(holder);
  await token.transfer(buyer, LOCKED);
  await token.connect(buyer).approve(dividends, LOCKED);
  await dividends.connect(buyer).lock(LOCKED);
  const { owner } = await joinNode(system, "node that votes", STAKED);
  await token.transfer(treasury, FUNDS);
  await networkHelpers.time.increase(1n);
  return { ...system, guardian: operator, staker: owner };
}

/** Calls in the shape in which the governor takes them. */
export function batchOf(calls: readonly DaoCall[]): [string[], bigint[], string[]] {
  return [calls.map(({ to }) => to), calls.map(({ value }) => value ?? 0n), calls.map(({ data }) => data)];
}

/** A payment of SNM by the treasury. */
export async function payment({ token }: System, to: { address: string }, amount: bigint): Promise<DaoCall> {
  return { to: await token.getAddress(), data: token.interface.encodeFunctionData("transfer", [to.address, amount]) };
}

/** A change of the market's fee, in basis points: neither fast nor slow. */
export async function feeChange({ market }: System, fee: bigint): Promise<DaoCall> {
  return { to: await market.getAddress(), data: market.interface.encodeFunctionData("setFee", [fee]) };
}

/** A change of the smallest bond: it could harm stakers. */
export async function bondChange({ masternodes }: System, bond: bigint): Promise<DaoCall> {
  const data = masternodes.interface.encodeFunctionData("setMinimumBond", [bond]);
  return { to: await masternodes.getAddress(), data };
}

/** A call of the governor's. */
export async function governorCall({ governor }: System, data: string): Promise<DaoCall> {
  return { to: await governor.getAddress(), data };
}

export const proposalIdOf = async ({ governor }: System, calls: readonly DaoCall[], title: string): Promise<bigint> =>
  governor.getProposalId(...batchOf(calls), hashText(title));

/** The holder proposes. Returns the id. */
export async function propose(stage: Government, calls: readonly DaoCall[], title: string): Promise<bigint> {
  await stage.governor.connect(stage.holder).propose(...batchOf(calls), title);
  return proposalIdOf(stage, calls, title);
}

/** Moves the clock to the first second in which a proposal is voted on. */
export async function untilVote({ governor }: System, proposalId: bigint): Promise<void> {
  await networkHelpers.time.increaseTo((await governor.proposalSnapshot(proposalId)) + 1n);
}

/** Moves the clock to the first second after the vote. */
export async function untilCounted({ governor }: System, proposalId: bigint): Promise<void> {
  await networkHelpers.time.increaseTo((await governor.proposalDeadline(proposalId)) + 1n);
}

/** The holder proposes and votes; the vote is over and the proposal accepted. */
export async function accept(stage: Government, calls: readonly DaoCall[], title: string): Promise<bigint> {
  const proposalId = await propose(stage, calls, title);
  await untilVote(stage, proposalId);
  await stage.governor.connect(stage.holder).castVote(proposalId, VOTE.inFavour);
  await untilCounted(stage, proposalId);
  return proposalId;
}

/** A decision that waits in the treasury. */
export interface Waiting {
  readonly proposalId: bigint;
  readonly queuedAt: bigint;
  /** Unix seconds from which it can be executed. */
  readonly due: bigint;
}

/** Accepted and queued. */
export async function enqueue(stage: Government, calls: readonly DaoCall[], title: string): Promise<Waiting> {
  const proposalId = await accept(stage, calls, title);
  await stage.governor["queue(uint256)"](proposalId);
  const queuedAt = BigInt(await networkHelpers.time.latest());
  return { proposalId, queuedAt, due: await stage.governor.proposalEta(proposalId) };
}

/** Queued, and its time has come: the next transaction can execute it. */
export async function ripen(stage: Government, calls: readonly DaoCall[], title: string): Promise<bigint> {
  const { proposalId, due } = await enqueue(stage, calls, title);
  await networkHelpers.time.increaseTo(due);
  return proposalId;
}

/** Has the DAO decide and do it. */
export async function decide(stage: Government, calls: readonly DaoCall[], title: string) {
  const proposalId = await ripen(stage, calls, title);
  return stage.governor["execute(uint256)"](proposalId);
}
