import { MAX_PROGRAM, MIN_GUARANTEE } from "@sonm/protocol/generated/constants.ts";
import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";

import { formatSnm } from "../../lib/money.ts";
import { basisPointsText } from "../../lib/percent.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

const dateOf = (seconds: bigint): string => formatDateTime(Number(seconds));

/** Machines in reward programs, and what they earn. */
export const rewardErrors = {
  RewardHardwareUnproved: (worker) => ({
    sentence: `The values given for machine ${shortAddress(worker)} are not those that were attested last.`,
    remedy: "Submit the newest attestation, and use its values.",
  }),
  RewardAttestationEnded: (worker, expiresAt) => ({
    sentence: `The attestation of machine ${shortAddress(worker)} ended on ${dateOf(expiresAt)}.`,
    remedy: "Let the masternodes measure the machine again.",
  }),
  RewardHardwareFails: (programId, worker) => ({
    sentence: `Machine ${shortAddress(worker)} does not meet what program ${programId} demands.`,
    remedy: "See what it lacks on the page “Does my machine qualify?”.",
  }),
  RewardVersionTooLow: (programId, worker, version, lowest) => ({
    sentence:
      `The agent of machine ${shortAddress(worker)} is version ${decodeSoftwareVersion(Number(version))}; in program ` +
      `${programId} only ${decodeSoftwareVersion(Number(lowest))} or later counts.`,
    remedy: "Update the agent, and let the masternodes measure the machine again.",
  }),
  RewardMemberAlready: (programId, worker) => ({
    sentence: `Machine ${shortAddress(worker)} earns in program ${programId} for all that it has already.`,
    remedy: "Nothing needs to be done.",
  }),
  RewardMemberElsewhere: (worker, programId) => ({
    sentence: `Machine ${shortAddress(worker)} is a member of program ${programId}, and can be in one at a time.`,
    remedy: "Take it out there first, if another program pays more.",
  }),
  RewardNotMember: (programId, worker) => ({
    sentence: `Machine ${shortAddress(worker)} is no member of program ${programId}.`,
    remedy: "Reload the page to see where it is a member.",
  }),
  RewardMasterOnly: (worker) => ({
    sentence: `Only the master of machine ${shortAddress(worker)} may take it out.`,
    remedy: "Switch to that account in your wallet.",
  }),
  RewardMemberQualifies: (_programId, worker, removableAt) => ({
    sentence: `Machine ${shortAddress(worker)} qualifies, or can be removed from ${dateOf(removableAt)} at the earliest.`,
    remedy: "Wait until then, and see whether it still fails.",
  }),
  RewardNotNewer: (_programId, worker, _asOf, known) => ({
    sentence: `What machine ${shortAddress(worker)} earned until ${dateOf(known)} was claimed already.`,
    remedy: "Claim with a later report.",
  }),
  RewardInFuture: () => ({
    sentence: "The report speaks of a time to come.",
    remedy: "Claim with another report.",
  }),
  RewardNothingEarned: (programId, worker) => ({
    sentence: `Machine ${shortAddress(worker)} has earned no more in program ${programId} than was claimed.`,
    remedy: "Wait for the next reports.",
  }),
  RewardImpossible: (programId, worker, gpuSeconds, possible) => ({
    sentence:
      `The report says ${gpuSeconds} GPU-seconds of machine ${shortAddress(worker)}; ${possible} have passed since it ` +
      `joined program ${programId}.`,
    remedy: "Claim with another report, and tell the DAO of this one.",
  }),
  RewardProofInvalid: (worker) => ({
    sentence: `The proof does not show what machine ${shortAddress(worker)} has earned.`,
    remedy: "Ask a masternode for the proof again.",
  }),
  RewardBudgetUsedUp: (programId, due) => ({
    sentence: `Program ${programId} has nothing left for the ${formatSnm(due)} SNM that are due.`,
    remedy: "Claim again when the DAO has raised its budget.",
  }),
  RewardClaimsEmpty: () => ({
    sentence: "No claim was given.",
    remedy: "Claim for at least one machine.",
  }),
} satisfies Partial<ErrorSentences>;

/** Reward programs: their terms, their budgets, and whom they admit. */
export const programErrors = {
  ProgramDaoOnly: () => ({
    sentence: "Only the DAO's treasury may raise budgets, extend programs and name their controller.",
    remedy: "Make a proposal to the DAO.",
  }),
  ProgramDeciderOnly: () => ({
    sentence: "Only the DAO's treasury and the controller that it named may open and enlarge reward programs.",
    remedy: "Make a proposal to the DAO, or let the controller act on the class.",
  }),
  ProgramUnknown: (programId, count) => ({
    sentence: `There is no program ${programId}; ${count} were opened, counted from 0.`,
    remedy: "Choose one from the list.",
  }),
  ProgramRewardZero: () => ({
    sentence: "A program must pay something.",
    remedy: "Enter a reward above zero.",
  }),
  ProgramGpusZero: () => ({
    sentence: "A program must have a place for a machine at least.",
    remedy: "Enter how many units it takes at most.",
  }),
  ProgramBudgetZero: () => ({
    sentence: "A budget must be above zero.",
    remedy: "Enter an amount of SNM.",
  }),
  ProgramTimesInvalid: (start, guaranteedUntil, end) => ({
    sentence:
      `A program can't start on ${dateOf(start)}, guarantee until ${dateOf(guaranteedUntil)} and end on ` +
      `${dateOf(end)}.`,
    remedy:
      `Guarantee at least ${formatDuration(Number(MIN_GUARANTEE))}, into the future, and end within ` +
      `${formatDuration(Number(MAX_PROGRAM))} of the start.`,
  }),
  ProgramMarginOutOfRange: (_margin, lowest, highest) => ({
    sentence: `A program reserves ${basisPointsText(lowest)} to ${basisPointsText(highest)} of what it guarantees.`,
    remedy: "Choose a margin within these bounds.",
  }),
  ProgramFundsTooLow: (unallocated, needed) => ({
    sentence: `${formatSnm(unallocated)} SNM are free for programs; ${formatSnm(needed, "up")} SNM are needed.`,
    remedy: "Fund the programs from the team's pool first.",
  }),
  ProgramEnded: (programId, end) => ({
    sentence: `Program ${programId} ended on ${dateOf(end)}.`,
    remedy: "Look for another program.",
  }),
  ProgramEndInvalid: (programId, _end, earliest, latest) => ({
    sentence: `Program ${programId} can end between ${dateOf(earliest)} and ${dateOf(latest)}.`,
    remedy: "Choose an end within these bounds.",
  }),
  ProgramClosedAlready: (programId) => ({
    sentence: `Program ${programId} is closed: what it left over went to the masternodes.`,
    remedy: "Nothing can be done with it any more.",
  }),
  ProgramClaimable: (programId, claimableUntil) => ({
    sentence: `Members of program ${programId} can claim until ${dateOf(claimableUntil)}.`,
    remedy: "Close it after that.",
  }),
  ProgramAdmissionSuspended: (programId) => ({
    sentence: `Program ${programId} takes no machines now.`,
    remedy: "Wait until the DAO resumes its admission, or look for another program.",
  }),
  ProgramFull: (programId, _gpus, maxGpus) => ({
    sentence: `Program ${programId} takes ${maxGpus} units at most, and has no place for as many more.`,
    remedy: "Wait until others leave, or look for another program.",
  }),
  ProgramBudgetTooLow: (programId, free, needed) => ({
    sentence:
      `Program ${programId} has ${formatSnm(free)} SNM that nobody has a promise of; ` +
      `${formatSnm(needed, "up")} SNM would be reserved for the machine.`,
    remedy: "Wait until the DAO raises its budget, or look for another program.",
  }),
  ProgramRateStale: () => ({
    sentence: "No fresh SNM/USD rate has been reported, so that nothing can be reserved.",
    remedy: "Try again after the next report of the masternodes.",
  }),
  ProgramNotStarted: (programId, start) => ({
    sentence: `Program ${programId} starts on ${dateOf(start)}.`,
    remedy: "Machines are admitted from then on.",
  }),
  ProgramsTooMany: (_count, most) => ({
    sentence: `${most} programs are open, which is as many as there can be.`,
    remedy: "Close one that is over first.",
  }),
} satisfies Partial<ErrorSentences>;
