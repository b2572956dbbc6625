import { canonicalHash } from "../../lib/canonicalHash.ts";
import type { Hex } from "../../lib/Hex.ts";
import { AgreementError } from "./AgreementError.ts";
import { agreedMaster } from "./agreedMaster.ts";
import { assignedWith, type IsAssigned } from "./assignedWith.ts";
import { attestMachine } from "./attestMachine.ts";
import { attestUptime } from "./attestUptime.ts";
import { byWorker } from "./byWorker.ts";
import { countedVotes } from "./countedVotes.ts";
import { epochEnd } from "./EpochTimes.ts";
import { accrueClasses } from "../balance/accrueClasses.ts";
import { accrueRewards } from "../reward/accrueRewards.ts";
import type { CurrentLeafData } from "./LeafData.ts";
import { isOwn } from "./isOwn.ts";
import { memberOf } from "./memberOf.ts";
import type { Observation } from "./Observation.ts";
import type { ObservedMachine } from "./ObservedMachine.ts";
import type { ReportContext } from "./ReportContext.ts";
import { isQuorum, totalStakeOf, uptimeTolerance } from "./rules.ts";
import type { Said } from "./Said.ts";
import type { SignerSet } from "./SignerSet.ts";
import { uniqueDevices } from "./uniqueDevices.ts";
import { weightedMedian } from "./weightedMedian.ts";
import type { Weighted } from "./Weighted.ts";

/**
 * What a report says, as a pure function of the observations and of the chain until the epoch's end: the same set, in
 * whatever order, gives the same bytes.
 *
 * @param hashOf the canonical hash of an observation, from who knows it already
 * @throws AgreementError if an observation is not of a member, doubled or of another epoch or set, if the observers or
 * those with a price hold less than two thirds of the stake, or if a draw is missing
 */
export function computeLeafData(
  epoch: bigint,
  observations: readonly Observation[],
  context: ReportContext,
  hashOf: (observation: Observation) => Hex = canonicalHash,
): CurrentLeafData {
  const { set, domain, times, duties, rewards } = context;
  const sorted = observations.toSorted((a, b) => (a.signer < b.signer ? -1 : 1));
  const said = sorted.map((observation, index) => {
    const by = memberOf(observation.signer, set);
    return { value: checked(observation, sorted[index - 1], epoch, set), stake: by.stake, by };
  });
  const totalStake = totalStakeOf(set.members);
  requireQuorum("observations", said, totalStake);

  const rates = said.flatMap(({ value: { rate }, stake }) => (rate === null ? [] : [{ value: rate, stake }]));
  requireQuorum("prices", rates, totalStake);

  const isAssigned = assignedWith(epoch, context);
  const seen = byWorker(said, ({ machines }) => machines);
  const masters = new Map(seen.map(([worker, votes]) => [worker, agreedMaster(votes, totalStake)]));
  const uptimes = byWorker(said, (observation) => observation.uptimes).flatMap(([worker, votes]) => {
    const counts = votes
      .filter(({ by }) => !isOwn(by, worker, masters.get(worker)))
      .map(({ value, stake }) => ({ value: value.online, stake }));
    const online = attestUptime(counts, totalStake, uptimeTolerance(times.epochLength));
    return online === undefined ? [] : [{ worker, online }];
  });
  const asOf = epochEnd(epoch, times);
  return {
    version: 6,
    chainId: domain.chainId,
    reports: domain.reports,
    epoch,
    asOf,
    setId: set.setId,
    rate: weightedMedian(rates) ?? 0n,
    observations: sorted.map((observation) => ({ signer: observation.signer, hash: hashOf(observation) })),
    machines: uniqueDevices(
      seen.flatMap(([worker, votes]) => attestOf(votes, masters.get(worker), totalStake, isAssigned)),
    ),
    uptimes,
    duties: [...duties],
    rewards: accrueRewards(uptimes, asOf, rewards),
    classes: accrueClasses(uptimes, asOf, rewards),
  };
}

/** Where a machine's master is not agreed on nothing of it is attested, since nobody could say whose word must not count. */
function attestOf(
  votes: readonly Said<ObservedMachine>[],
  master: Hex | undefined,
  totalStake: bigint,
  isAssigned: IsAssigned,
): ObservedMachine[] {
  if (master === undefined) return [];
  const machine = attestMachine(countedVotes(votes, master, isAssigned), totalStake);
  return machine === undefined ? [] : [{ ...machine, master }];
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
