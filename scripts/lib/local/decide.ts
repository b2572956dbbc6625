import { setTimeout as sleep } from "node:timers/promises";

import type { Signer } from "ethers";

import type { SonmContracts } from "../deploy/connectContracts.ts";

/** What the treasury is to call. */
export interface LocalCall {
  readonly to: string;
  readonly data: string;
}

/** Milliseconds between looks at where a proposal stands. */
const INTERVAL = 1_000;

/** Of a vote. */
const FOR = 1n;

/** Of OpenZeppelin's governor. */
const STATE = { active: 1n, canceled: 2n, defeated: 3n, succeeded: 4n } as const;
const OVER: readonly bigint[] = [STATE.canceled, STATE.defeated];

/** A proposal of the local DAO was rejected or cancelled. */
export class LocalDecisionError extends Error {
  override readonly name = "LocalDecisionError";
}

/**
 * Has the local DAO decide: proposes, votes, queues and executes as the times of each come.
 *
 * @param governor connected to an account whose votes suffice alone
 * @param description title and text
 * @returns false if the signal came before
 * @throws LocalDecisionError
 */
export async function decide(
  governor: SonmContracts["governor"],
  calls: readonly LocalCall[],
  description: string,
  signal: AbortSignal,
): Promise<boolean> {
  const proposer = (governor.runner as Signer | null)?.getAddress();
  if (proposer === undefined) throw new Error("Nobody is there to propose.");
  const account = await proposer;
  const until = async (holds: () => Promise<boolean>): Promise<boolean> => {
    while (!(await holds())) {
      if (signal.aborted) return false;
      await sleep(INTERVAL, undefined, { signal }).catch(() => undefined);
    }
    return true;
  };
  const is = (wanted: bigint) =>
    until(async () => {
      const state = await governor.state(proposalId);
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
  if (!(await is(STATE.active))) return false;
  await (await governor.castVote(proposalId, FOR)).wait();
  if (!(await is(STATE.succeeded))) return false;
  await (await governor["queue(uint256)"](proposalId)).wait();
  const eta = await governor.proposalEta(proposalId);
  if (!(await until(async () => (await governor.clock()) >= eta))) return false;
  await (await governor["execute(uint256)"](proposalId)).wait();
  return true;
}
