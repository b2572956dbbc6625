import { setTimeout as sleep } from "node:timers/promises";

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
const STATE = { active: 1n, succeeded: 4n } as const;

/**
 * Has the local DAO decide: proposes, votes, queues and executes as the times of each come.
 *
 * @param governor connected to an account whose votes suffice alone
 * @param description title and text
 * @returns false if the signal came before
 */
export async function decide(
  governor: SonmContracts["governor"],
  calls: readonly LocalCall[],
  description: string,
  signal: AbortSignal,
): Promise<boolean> {
  const batch = [calls.map(({ to }) => to), calls.map(() => 0n), calls.map(({ data }) => data)] as const;
  const proposalId = await governor.propose.staticCall(...batch, description);
  await (await governor.propose(...batch, description)).wait();
  const reaches = async (state: bigint): Promise<boolean> => {
    while ((await governor.state(proposalId)) !== state) {
      if (signal.aborted) return false;
      await sleep(INTERVAL, undefined, { signal }).catch(() => undefined);
    }
    return true;
  };
  if (!(await reaches(STATE.active))) return false;
  await (await governor.castVote(proposalId, FOR)).wait();
  if (!(await reaches(STATE.succeeded))) return false;
  await (await governor["queue(uint256)"](proposalId)).wait();
  if (!(await isDue(governor, await governor.proposalEta(proposalId), signal))) return false;
  await (await governor["execute(uint256)"](proposalId)).wait();
  return true;
}

async function isDue(governor: SonmContracts["governor"], eta: bigint, signal: AbortSignal): Promise<boolean> {
  while ((await governor.clock()) < eta) {
    if (signal.aborted) return false;
    await sleep(INTERVAL, undefined, { signal }).catch(() => undefined);
  }
  return true;
}
