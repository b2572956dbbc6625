/**
 * What the deployment can be told. The names are those of the parameters in `ignition/modules/Sonm.ts`.
 *
 * - `supplyRecipient`: gets the whole supply of SNM
 * - `timelockDelay`: seconds that the treasury waits before it executes a proposal
 * - `proposers`, `executors`: who may queue and who may execute what the treasury does
 * - `minimumBond`: SNM wei
 * - `unbondingPeriod`, `rotationInterval`, `epochLength`, `staleAfter`, `disputeWindow`: seconds
 * - `rate`: first rate, SNM wei per USD
 * - `maxRateStep`, `fee`: basis points
 * - `guardian`: may void reports for the first year; the zero address where nobody but the DAO shall
 * - `submissionCredit`: SNM wei that an accepted report pays back, once somebody funds it
 * - `validDays`: days for which a hardware attestation is good
 * - `moveCooldownDays`: days for which a master holds a card that its machines show no more
 */
export interface SonmParameters {
  readonly supplyRecipient: string;
  readonly timelockDelay: bigint;
  readonly proposers: readonly string[];
  readonly executors: readonly string[];
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
  readonly validDays: bigint;
  readonly moveCooldownDays: bigint;
  readonly fee: bigint;
}
