import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parseEther, ZeroAddress } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { ROOT } from "../root.ts";

import type { SonmParameters } from "./SonmParameters.ts";

const MINUTE = 60n;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;

/** What the DAO begins with, word for word; it changes it by a vote. */
const FIRST_CHARTER = readFileSync(join(ROOT, "docs/charter.md"), "utf8");

/** The original system's first rate, SNM wei per USD. */
const FIRST_RATE = 6_244_497_036_986_155_008n;

/** Whom a public deployment serves: nobody of ours has a default right over it. */
export interface Owners {
  /** The original token, whose holders swap it for SNM. */
  readonly legacyToken: string;
  /** May void reports, cancel proposals and stop new deals for the first year; nobody but the DAO where it is not set. */
  readonly guardian?: string | undefined;
}

/** The values that a public network starts with; the DAO moves them later, inside the contracts' bounds. */
export function productionParameters(owners: Owners): SonmParameters {
  return {
    ...owners,
    guardian: owners.guardian ?? ZeroAddress,
    fastDelay: 2n * DAY,
    standardDelay: 7n * DAY,
    votingDelay: 2n * DAY,
    votingPeriod: 7n * DAY,
    lateExtension: 2n * DAY,
    proposalThreshold: parseEther("44400"),
    roadmapEpoch: 7n * DAY,
    charter: FIRST_CHARTER,
    minimumBond: parseEther("100000"),
    unbondingPeriod: 14n * DAY,
    rotationInterval: HOUR,
    epochLength: HOUR,
    rate: FIRST_RATE,
    staleAfter: 3n * HOUR,
    maxRateStep: 2_000n,
    disputeWindow: DAY,
    submissionCredit: 0n,
    balanceInterval: DAY,
    validDays: 30n,
    moveCooldownDays: 7n,
    fee: 100n,
    holdersShare: 4_000n,
    masternodesShare: 4_000n,
    treasuryShare: 2_000n,
    swapped: 0n,
  };
}

/** SNM wei that the deployer of a development chain has to give away. The rest waits for the stand-in of the original token. */
const SWAPPED = parseEther("390000000");

/** The local network: the same, with times in which a person sees things happen. */
export function localParameters(): SonmParameters {
  return {
    ...productionParameters({ legacyToken: ZeroAddress, guardian: localAccounts.operator.address }),
    legacyToken: undefined,
    swapped: SWAPPED,
    fastDelay: 10n,
    standardDelay: 20n,
    votingDelay: 5n,
    votingPeriod: MINUTE,
    lateExtension: 10n,
    roadmapEpoch: MINUTE,
    unbondingPeriod: MINUTE,
    rotationInterval: 10n,
    epochLength: 10n,
    staleAfter: 2n * MINUTE,
    disputeWindow: 20n,
    submissionCredit: parseEther("1"),
    balanceInterval: 20n,
  };
}
