import { setTimeout as sleep } from "node:timers/promises";

import { VoteSupport } from "@sonm/protocol/ballot.ts";
import { ProposalState } from "@sonm/protocol/proposals/ProposalState.ts";

import type { SonmContracts } from "../deploy/connectContracts.ts";

/** What the treasury is to call. */
export interface LocalCall {
  readonly to: string;
  readonly data: string;
}

/** Milliseconds between looks at where a proposal stands. */
const INTERVAL = 1_000;

const OVER: readonly number[] = [ProposalState.Canceled, ProposalState.Defeated];

/** A proposal of the local DAO was rejected or cancelled. */
export class LocalDecisionError extends Error {
  override readonly name = "LocalDecisionError";
}

/**
 * Has the local DAO decide: proposes, votes, queues and executes as the times of each come.
 *
 * @param governor connected to `account`
 * @param account whose votes suffice alone
 * @param description title and text
 * @returns false if the signal came before
 * @throws LocalDecisionError
 */
export async function decide(
  governor: SonmContracts["governor"],
  account: string,
  calls: readonly LocalCall[],
  description: string,
  signal: AbortSignal,
): Promise<boolean> {
  const until = async (holds: () => Promise<boolean>): Promise<boolean> => {
    while (!(await holds())) {
      if (signal.aborted) return false;
      await sleep(INTERVAL, undefined, { signal }).catch(() => undefined);
    }
    return true;
  };
  const is = (wanted: ProposalState) =>
    until(async () => {
      const state = Number(await governor.state(proposalId));
      if (OVER.includes(state)) throw new LocalDecisionError("The proposal was rejected or cancelled.");
      return state === wanted;
    });

  // Votes count as of the second before.
  const threshold = await governor.proposalThreshold();
  const canPropose = async () => (await governor.getVotes(account, (await governor.clock()) - 1n)) >= threshold;
  if (!(await until(canPropose))) return false;
  const batch = [calls.map(({ to }) => to), calls.map(() => 0n), calls.map(({ data }) => data)] as const;
  const proposalId = await governor.propose.staticCall(...batch, description);
  await (await governor.propose(...batch, description)).wait();
  if (!(await is(ProposalState.Active))) return false;
  await (await governor.castVote(proposalId, VoteSupport.For)).wait();
  if (!(await is(ProposalState.Succeeded))) return false;
  await (await governor["queue(uint256)"](proposalId)).wait();
  const eta = await governor.proposalEta(proposalId);
  if (!(await until(async () => (await governor.clock()) >= eta))) return false;
  await (await governor["execute(uint256)"](proposalId)).wait();
  return true;
}
