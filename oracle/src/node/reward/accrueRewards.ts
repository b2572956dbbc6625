import { RewardMode } from "@sonm/protocol/generated/enums.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { RewardTotal } from "../agreement/RewardTotal.ts";
import type { Uptime } from "../agreement/Uptime.ts";
import { owedBeyondDeals } from "./owedBeyondDeals.ts";
import { qualifiedTime } from "./qualifiedTime.ts";
import type { MemberSpan, PreviousRewards, RewardBasis, RewardProgram } from "./RewardBasis.ts";

/** What is counted of one machine in one program. */
interface Account {
  readonly program: RewardProgram;
  readonly worker: Hex;
  readonly spans: readonly MemberSpan[];
  readonly known: RewardTotal | undefined;
}

/**
 * What each machine has earned in each program as of an epoch's end: what the report before says, and what came since.
 * Of the time since, as much counts as the machine was online, and no more than it was a member, attested and up to date;
 * where it had different numbers of units, at their average. Entries stay until their program is closed.
 *
 * @param uptimes of the report
 * @param asOf unix seconds of the epoch's end
 * @returns ascending by program and worker
 */
export function accrueRewards(uptimes: readonly Uptime[], asOf: number, basis: RewardBasis): RewardTotal[] {
  const online = new Map(uptimes.map((uptime) => [uptime.worker, uptime.online]));
  return accountsOf(basis)
    .flatMap((account) => {
      const { worker, program, known } = account;
      const before = known ?? newcomer(worker, program.programId, basis.previous);
      const now = online.get(worker);
      if (now === undefined) return before ?? [];
      if (before === undefined)
        return { programId: program.programId, worker, gpuSeconds: 0, online: now, seenAt: asOf };
      const gpuSeconds = before.gpuSeconds + earnedSince(before, account, now, asOf, basis);
      return { ...before, gpuSeconds, online: Math.max(now, before.online), seenAt: asOf };
    })
    .toSorted((a, b) => a.programId - b.programId || (a.worker < b.worker ? -1 : 1));
}

/** Machines that are or were members of programs that are not closed. */
function accountsOf({ previous, programs, members }: RewardBasis): Account[] {
  const accounts = new Map<string, Account & { readonly spans: MemberSpan[] }>();
  const accountOf = ({ programId, worker }: Pick<MemberSpan, "programId" | "worker">, known?: RewardTotal) => {
    const key = `${programId} ${worker}`;
    const program = programs.get(programId);
    const account = accounts.get(key) ?? (program && { program, worker, spans: [], known });
    if (account !== undefined) accounts.set(key, account);
    return account;
  };
  for (const total of previous?.rewards ?? []) accountOf(total, total);
  for (const span of members) accountOf(span)?.spans.push(span);
  return [...accounts.values()];
}

/** Where a machine begins whose uptime is attested already. */
function newcomer(worker: Hex, programId: number, previous: PreviousRewards | undefined): RewardTotal | undefined {
  const online = previous?.uptimes.get(worker);
  if (previous === undefined || online === undefined) return undefined;
  return { programId, worker, gpuSeconds: 0, online, seenAt: previous.asOf };
}

function earnedSince(
  { online, seenAt }: RewardTotal,
  { program, worker, spans }: Account,
  now: number,
  asOf: number,
  { attestationsOf, outdatedFrom, dealsOf }: RewardBasis,
): number {
  const window = { from: seenAt, to: asOf };
  const { seconds, unitSeconds } = qualifiedTime(program, spans, attestationsOf(worker, seenAt), outdatedFrom, window);
  const counted = Math.min(now - online, seconds);
  if (counted <= 0) return 0;
  const increment = (BigInt(unitSeconds) * BigInt(counted)) / BigInt(seconds);
  if (program.mode === RewardMode.OnTop) return Number(increment);
  return Number(owedBeyondDeals(increment, program.usdPerGpuDay, dealsOf(worker, seenAt), window));
}
