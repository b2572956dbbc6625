import { canonicalHash } from "../../lib/canonicalHash.ts";
import type { Hex } from "../../lib/Hex.ts";
import { AgreementError } from "./AgreementError.ts";
import { attestMachine } from "./attestMachine.ts";
import { attestUptime } from "./attestUptime.ts";
import { epochEnd } from "./EpochTimes.ts";
import type { LeafData } from "./LeafData.ts";
import type { Observation } from "./Observation.ts";
import type { ReportContext } from "./ReportContext.ts";
import { isQuorum, totalStakeOf, uptimeTolerance } from "./rules.ts";
import type { SignerSet } from "./SignerSet.ts";
import { weightedMedian } from "./weightedMedian.ts";
import type { Weighted } from "./Weighted.ts";

/**
 * What a report says, as a pure function of the observations: the same set, in whatever order, gives the same bytes.
 *
 * @throws AgreementError if an observation is not of a member, doubled or of another epoch or set, if the observers or
 * those with a price hold less than two thirds of the stake
 */
export function computeLeafData(
  epoch: bigint,
  observations: readonly Observation[],
  { set, domain, times }: ReportContext,
): LeafData {
  const sorted = observations.toSorted((a, b) => (a.signer < b.signer ? -1 : 1));
  const weighted = sorted.map((observation, index) => ({
    value: checked(observation, sorted[index - 1], epoch, set),
    stake: stakeOf(observation.signer, set),
  }));
  const totalStake = totalStakeOf(set.members);
  requireQuorum("observations", weighted, totalStake);

  const rates = weighted.flatMap(({ value: { rate }, stake }) => (rate === null ? [] : [{ value: rate, stake }]));
  requireQuorum("prices", rates, totalStake);

  return {
    version: 2,
    chainId: domain.chainId,
    reports: domain.reports,
    epoch,
    asOf: epochEnd(epoch, times),
    setId: set.setId,
    rate: weightedMedian(rates) ?? 0n,
    observations: sorted.map((observation) => ({ signer: observation.signer, hash: canonicalHash(observation) })),
    machines: byWorker(weighted, ({ machines }) => machines).flatMap(
      ([, votes]) => attestMachine(votes, totalStake) ?? [],
    ),
    uptimes: byWorker(weighted, ({ uptimes }) => uptimes).flatMap(([worker, votes]) => {
      const counts = votes.map(({ value, stake }) => ({ value: value.online, stake }));
      const online = attestUptime(counts, totalStake, uptimeTolerance(times.epochLength));
      return online === undefined ? [] : [{ worker, online }];
    }),
  };
}

function stakeOf(signer: Hex, set: SignerSet): bigint {
  const member = set.members.find((candidate) => candidate.signer === signer);
  if (member === undefined) throw new AgreementError(`${signer} is no member of signer set ${set.setId}.`);
  return member.stake;
}

function checked(observation: Observation, previous: Observation | undefined, epoch: bigint, set: SignerSet) {
  const { signer } = observation;
  if (previous?.signer === signer) throw new AgreementError(`${signer} has two observations in one report.`);
  if (observation.epoch !== epoch || observation.setId !== set.setId) {
    throw new AgreementError(
      `The observation of ${signer} is for epoch ${observation.epoch} and set ${observation.setId}, ` +
        `not for epoch ${epoch} and set ${set.setId}.`,
    );
  }
  return observation;
}

function requireQuorum(what: string, votes: readonly Weighted<unknown>[], totalStake: bigint): void {
  const stake = votes.reduce((sum, vote) => sum + vote.stake, 0n);
  if (isQuorum(stake, totalStake)) return;
  throw new AgreementError(`There are ${what} of ${stake} of ${totalStake} SNM wei of stake; two thirds are needed.`);
}

/** What the observers say of each machine, machines ascending by worker. */
function byWorker<T extends { readonly worker: Hex }>(
  observations: readonly Weighted<Observation>[],
  read: (observation: Observation) => readonly T[],
): [Hex, Weighted<T>[]][] {
  const machines = new Map<Hex, Weighted<T>[]>();
  for (const { value, stake } of observations) {
    for (const said of read(value)) {
      const votes = machines.get(said.worker) ?? [];
      votes.push({ value: said, stake });
      machines.set(said.worker, votes);
    }
  }
  return [...machines.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
