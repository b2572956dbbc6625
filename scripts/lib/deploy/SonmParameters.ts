/**
 * What the deployment can be told. The names are those of the parameters in `ignition/sonmContracts.ts`.
 *
 * - `legacyToken`: the original token, which is swapped for SNM; a stand-in is deployed where it is undefined
 * - `swapped`: SNM wei that the deployer gets for as much of the stand-in
 * - `fastDelay`, `standardDelay`: seconds that the treasury waits before it executes a decision
 * - `votingDelay`, `votingPeriod`: seconds between a proposal and its vote, and of the vote
 * - `lateExtension`: seconds that a vote goes on at least once its quorum is reached
 * - `proposalThreshold`: votes that a proposer has, SNM wei
 * - `roadmapEpoch`: seconds for which votes for features count as they were at its start
 * - `charter`: the first one; empty where the DAO is to adopt one
 * - `minimumBond`: SNM wei
 * - `unbondingPeriod`, `rotationInterval`, `epochLength`, `staleAfter`, `disputeWindow`: seconds
 * - `rate`: first rate, SNM wei per USD
 * - `maxRateStep`, `fee`: basis points
 * - `holdersShare`, `masternodesShare`, `treasuryShare`: basis points of the fees, 10,000 together
 * - `guardian`: may void reports, cancel proposals and stop new deals for the first year; the zero address where nobody but the DAO shall
 * - `balanceInterval`: seconds between two points of supply and demand that are kept
 * - `submissionCredit`: SNM wei that an accepted report pays back, once somebody funds it
 * - `validDays`: days for which a hardware attestation is good
 * - `moveCooldownDays`: days for which a master holds a card that its machines show no more
 */
export interface SonmParameters {
  readonly legacyToken: string | undefined;
  readonly swapped: bigint;
  readonly fastDelay: bigint;
  readonly standardDelay: bigint;
  readonly votingDelay: bigint;
  readonly votingPeriod: bigint;
  readonly lateExtension: bigint;
  readonly proposalThreshold: bigint;
  readonly roadmapEpoch: bigint;
  readonly charter: string;
  readonly minimumBond: bigint;
  readonly unbondingPeriod: bigint;
  readonly rotationInterval: bigint;
  readonly epochLength: bigint;
  readonly rate: bigint;
  readonly staleAfter: bigint;
  readonly maxRateStep: bigint;
  readonly disputeWindow: bigint;
  readonly guardian: string;
  readonly submissionCredit: bigint;
  readonly balanceInterval: bigint;
  readonly validDays: bigint;
  readonly moveCooldownDays: bigint;
  readonly fee: bigint;
  readonly holdersShare: bigint;
  readonly masternodesShare: bigint;
  readonly treasuryShare: bigint;
}
