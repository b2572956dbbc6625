import { percentText } from "../percentText.ts";
import { MAX_PROGRAM, MIN_GUARANTEE } from "../generated/constants.ts";
import { decodeSoftwareVersion } from "../hardware.ts";

import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

/** Machines in reward programs, and what they earn. */
export const rewardErrors = (say: ErrorWording) =>
  ({
    RewardHardwareUnproved: (worker) => ({
      sentence: `The values given for machine ${say.account(worker)} are not those that were attested last.`,
      remedy: "Submit the newest attestation, and use its values.",
    }),
    RewardAttestationEnded: (worker, expiresAt) => ({
      sentence: `The attestation of machine ${say.account(worker)} ended on ${say.time(expiresAt)}.`,
      remedy: "Let the masternodes measure the machine again.",
    }),
    RewardHardwareFails: (programId, worker) => ({
      sentence: `Machine ${say.account(worker)} does not meet what program ${programId} demands.`,
      remedy: `See what it lacks: ${say.places.eligibility}.`,
    }),
    RewardVersionTooLow: (programId, worker, version, lowest) => ({
      sentence:
        `The agent of machine ${say.account(worker)} is version ${decodeSoftwareVersion(Number(version))}; in program ` +
        `${programId} only ${decodeSoftwareVersion(Number(lowest))} or later counts.`,
      remedy: "Update the agent, and let the masternodes measure the machine again.",
    }),
    RewardMemberAlready: (programId, worker) => ({
      sentence: `Machine ${say.account(worker)} earns in program ${programId} for all that it has already.`,
      remedy: "Nothing needs to be done.",
    }),
    RewardMemberElsewhere: (worker, programId) => ({
      sentence: `Machine ${say.account(worker)} is a member of program ${programId}, and can be in one at a time.`,
      remedy: "Take it out there first, if another program pays more.",
    }),
    RewardNotMember: (programId, worker) => ({
      sentence: `Machine ${say.account(worker)} is no member of program ${programId}.`,
      remedy: `${say.again} to see where it is a member.`,
    }),
    RewardMasterOnly: (worker) => ({
      sentence: `Only the master of machine ${say.account(worker)} may take it out.`,
      remedy: "Use that account.",
    }),
    RewardMemberQualifies: (_programId, worker, removableAt) => ({
      sentence: `Machine ${say.account(worker)} qualifies, or can be removed from ${say.time(removableAt)} at the earliest.`,
      remedy: "Wait until then, and see whether it still fails.",
    }),
    RewardNotNewer: (_programId, worker, _asOf, known) => ({
      sentence: `What machine ${say.account(worker)} earned until ${say.time(known)} was claimed already.`,
      remedy: "Claim with a later report.",
    }),
    RewardInFuture: () => ({
      sentence: "The report speaks of a time to come.",
      remedy: "Claim with another report.",
    }),
    RewardNothingEarned: (programId, worker) => ({
      sentence: `Machine ${say.account(worker)} has earned no more in program ${programId} than was claimed.`,
      remedy: "Wait for the next reports.",
    }),
    RewardImpossible: (programId, worker, gpuSeconds, possible) => ({
      sentence:
        `The report says ${gpuSeconds} GPU-seconds of machine ${say.account(worker)}; ${possible} have passed since it ` +
        `joined program ${programId}.`,
      remedy: "Claim with another report, and tell the DAO of this one.",
    }),
    RewardProofInvalid: (worker) => ({
      sentence: `The proof does not show what machine ${say.account(worker)} has earned.`,
      remedy: "Ask a masternode for the proof again.",
    }),
    RewardBudgetUsedUp: (programId, due) => ({
      sentence: `Program ${programId} has nothing left for the ${say.snm(due)} SNM that are due.`,
      remedy: "Claim again when the DAO has raised its budget.",
    }),
    RewardClaimsEmpty: () => ({
      sentence: "No claim was given.",
      remedy: "Claim for at least one machine.",
    }),
  }) satisfies Partial<ErrorSentences>;

/** Reward programs: their terms, their budgets, and whom they admit. */
export const programErrors = (say: ErrorWording) =>
  ({
    ProgramDaoOnly: () => ({
      sentence: "Only the DAO's treasury may raise budgets, extend programs and name their controller.",
      remedy: `${say.propose}.`,
    }),
    ProgramDeciderOnly: () => ({
      sentence: "Only the DAO's treasury and the controller that it named may open and enlarge reward programs.",
      remedy: `${say.propose}, or let the controller act on the class.`,
    }),
    ProgramUnknown: (programId, count) => ({
      sentence: `There is no program ${programId}; ${count} were opened, counted from 0.`,
      remedy: `Choose one from ${say.places.programs}.`,
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
        `A program can't start on ${say.time(start)}, guarantee until ${say.time(guaranteedUntil)} and end on ` +
        `${say.time(end)}.`,
      remedy:
        `Guarantee at least ${say.duration(MIN_GUARANTEE)}, into the future, and end within ` +
        `${say.duration(MAX_PROGRAM)} of the start.`,
    }),
    ProgramMarginOutOfRange: (_margin, lowest, highest) => ({
      sentence: `A program reserves ${percentText(lowest)} to ${percentText(highest)} of what it guarantees.`,
      remedy: "Choose a margin within these bounds.",
    }),
    ProgramFundsTooLow: (unallocated, needed) => ({
      sentence: `${say.snm(unallocated)} SNM are free for programs; ${say.snm(needed, "up")} SNM are needed.`,
      remedy: "Fund the programs from the team's pool first.",
    }),
    ProgramEnded: (programId, end) => ({
      sentence: `Program ${programId} ended on ${say.time(end)}.`,
      remedy: "Look for another program.",
    }),
    ProgramEndInvalid: (programId, _end, earliest, latest) => ({
      sentence: `Program ${programId} can end between ${say.time(earliest)} and ${say.time(latest)}.`,
      remedy: "Choose an end within these bounds.",
    }),
    ProgramClosedAlready: (programId) => ({
      sentence: `Program ${programId} is closed: what it left over went to the masternodes.`,
      remedy: "Nothing can be done with it any more.",
    }),
    ProgramClaimable: (programId, claimableUntil) => ({
      sentence: `Members of program ${programId} can claim until ${say.time(claimableUntil)}.`,
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
        `Program ${programId} has ${say.snm(free)} SNM that nobody has a promise of; ` +
        `${say.snm(needed, "up")} SNM would be reserved for the machine.`,
      remedy: "Wait until the DAO raises its budget, or look for another program.",
    }),
    ProgramRateStale: () => ({
      sentence: "No fresh SNM/USD rate has been reported, so that nothing can be reserved.",
      remedy: "Try again after the next report of the masternodes.",
    }),
    ProgramNotStarted: (programId, start) => ({
      sentence: `Program ${programId} starts on ${say.time(start)}.`,
      remedy: "Machines are admitted from then on.",
    }),
    ProgramsTooMany: (_count, most) => ({
      sentence: `${most} programs are open, which is as many as there can be.`,
      remedy: "Close one that is over first.",
    }),
  }) satisfies Partial<ErrorSentences>;
