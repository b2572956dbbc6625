/**
 * What the deployment can be told. The names are those of the parameters in `ignition/modules/Sonm.ts`.
 *
 * - `supplyRecipient`: gets the whole supply of SNM
 * - `timelockDelay`: seconds that the treasury waits before it executes a proposal
 * - `proposers`, `executors`: who may queue and who may execute what the treasury does
 * - `minimumBond`: SNM wei
 * - `unbondingPeriod`, `rotationInterval`, `epochLength`, `staleAfter`: seconds
 * - `rate`: first rate, SNM wei per USD
 * - `maxRateStep`, `fee`: basis points
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
  readonly validDays: bigint;
  readonly moveCooldownDays: bigint;
  readonly fee: bigint;
}
