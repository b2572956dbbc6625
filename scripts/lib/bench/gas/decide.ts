import type { ContractName } from "@sonm/protocol/networks.ts";

import type { Mined } from "./GasChain.ts";
import { interfaces, type GasWorld } from "./GasWorld.ts";

/** Of a vote. */
const FOR = 1;

/** A call of the treasury's: the contract, and what it is called with. */
export type DecidedCall = readonly [ContractName, string];

/** A decision that waits in the treasury's queue. */
export interface Scheduled {
  readonly proposalId: bigint;
  /** Unix seconds from which it can be executed. */
  readonly due: number;
}

/** Has the DAO vote for calls of the treasury's, and queues them. Takes the voting delay, the vote, and three seconds. */
export async function schedule(world: GasWorld, calls: readonly DecidedCall[], title: string): Promise<Scheduled> {
  const { chain, addresses, governor, parameters } = world;
  const send = async (data: string): Promise<Mined> => chain.send(governor, addresses.SonmGovernor, data);
  const coder = interfaces.governor;
  const proposed = await send(
    coder.encodeFunctionData("propose", [
      calls.map(([name]) => addresses[name]),
      calls.map(() => 0n),
      calls.map(([, payload]) => payload),
      title,
    ]),
  );
  const created = proposed.logs.map((log) => coder.parseLog(log)).find((log) => log?.name === "ProposalCreated");
  const proposalId = created?.args["proposalId"] as bigint;
  chain.pass(Number(parameters.votingDelay));
  await send(coder.encodeFunctionData("castVote", [proposalId, FOR]));
  chain.pass(Number(parameters.votingPeriod));
  const queued = await send(coder.encodeFunctionData("queue(uint256)", [proposalId]));
  const eta = queued.logs.map((log) => coder.parseLog(log)).find((log) => log?.name === "ProposalQueued");
  return { proposalId, due: Number(eta?.args["etaSeconds"]) };
}

/** Executes a decision whose time has come. */
export function execute({ chain, addresses, governor }: GasWorld, { proposalId }: Scheduled): Promise<Mined> {
  return chain.send(
    governor,
    addresses.SonmGovernor,
    interfaces.governor.encodeFunctionData("execute(uint256)", [proposalId]),
  );
}

/** Has the treasury make calls, as the DAO does it: voted for, queued, and executed after the delay. */
export async function decide(world: GasWorld, calls: readonly DecidedCall[]): Promise<Mined> {
  const scheduled = await schedule(world, calls, `The decision of second ${world.chain.now}`);
  world.chain.pass(Math.max(0, scheduled.due - world.chain.now));
  return execute(world, scheduled);
}
