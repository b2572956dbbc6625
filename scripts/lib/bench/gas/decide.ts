import { VoteSupport } from "@sonm/protocol/ballot.ts";
import type { ContractName } from "@sonm/protocol/networks.ts";

import type { Mined } from "./GasChain.ts";
import { interfaces, type GasWorld } from "./GasWorld.ts";

const coder = interfaces.governor;

/** A call of the treasury's: the contract, and what it is called with. */
export type DecidedCall = readonly [ContractName, string];

/** A decision that waits in the treasury's queue. */
export interface Scheduled {
  readonly proposalId: bigint;
  /** Unix seconds from which it can be executed. */
  readonly due: number;
}

const send = ({ chain, addresses, governor }: GasWorld, data: string): Promise<Mined> =>
  chain.send(governor, addresses.SonmGovernor, data);

/** An argument of an event of the governor's. */
const told = ({ logs }: Mined, event: string, name: string): bigint =>
  logs.map((log) => coder.parseLog(log)).find((log) => log?.name === event)?.args[name] as bigint;

/** @param description title and text */
export const propose = (world: GasWorld, calls: readonly DecidedCall[], description: string): Promise<Mined> =>
  send(
    world,
    coder.encodeFunctionData("propose", [
      calls.map(([name]) => world.addresses[name]),
      calls.map(() => 0n),
      calls.map(([, payload]) => payload),
      description,
    ]),
  );

/** The id of what a transaction proposed. */
export const proposalIn = (mined: Mined): bigint => told(mined, "ProposalCreated", "proposalId");

/** With votes that suffice alone. */
export const voteFor = (world: GasWorld, proposalId: bigint): Promise<Mined> =>
  send(world, coder.encodeFunctionData("castVote", [proposalId, VoteSupport.For]));

export async function queue(world: GasWorld, proposalId: bigint): Promise<Mined & Scheduled> {
  const mined = await send(world, coder.encodeFunctionData("queue(uint256)", [proposalId]));
  return { ...mined, proposalId, due: Number(told(mined, "ProposalQueued", "etaSeconds")) };
}

/** Executes a decision whose time has come. */
export const execute = (world: GasWorld, { proposalId }: Scheduled): Promise<Mined> =>
  send(world, coder.encodeFunctionData("execute(uint256)", [proposalId]));

/** Has the DAO vote for calls of the treasury's, and queues them. Takes the voting delay, the vote, and three seconds. */
export async function schedule(world: GasWorld, calls: readonly DecidedCall[], title: string): Promise<Scheduled> {
  const { chain, parameters } = world;
  const proposalId = proposalIn(await propose(world, calls, title));
  chain.pass(Number(parameters.votingDelay));
  await voteFor(world, proposalId);
  chain.pass(Number(parameters.votingPeriod));
  return queue(world, proposalId);
}

/** Has the treasury make calls, as the DAO does it: voted for, queued, and executed after the delay. */
export async function decide(world: GasWorld, calls: readonly DecidedCall[]): Promise<Mined> {
  const scheduled = await schedule(world, calls, `The decision of second ${world.chain.now}`);
  world.chain.pass(Math.max(0, scheduled.due - world.chain.now));
  return execute(world, scheduled);
}
