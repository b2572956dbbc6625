import { failedRequirements } from "@sonm/protocol/classCheck.ts";
import { ClassRequirement } from "@sonm/protocol/generated/enums.ts";
import { decodeSoftwareVersion } from "@sonm/protocol/hardware.ts";

import { formatSnm } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

/** What of a machine a requirement is about. */
const REQUIREMENTS: Readonly<Record<ClassRequirement, string>> = {
  [ClassRequirement.Architecture]: "architecture",
  [ClassRequirement.Link]: "network link",
  [ClassRequirement.PhysicalCores]: "physical cores",
  [ClassRequirement.Clock]: "clock",
  [ClassRequirement.Memory]: "memory",
  [ClassRequirement.Disk]: "disk",
  [ClassRequirement.GpusTooMany]: "too many graphics cards",
  [ClassRequirement.GpusTooFew]: "too few graphics cards",
  [ClassRequirement.GpuModel]: "model of the graphics cards",
  [ClassRequirement.GpuMemory]: "memory of the graphics cards",
  [ClassRequirement.Benchmarks]: "benchmarks",
};

const when = (seconds: bigint): string => formatDateTime(Number(seconds));

/** Reward programs, their members and claims. */
export const rewardErrors = {
  ProgramDaoOnly: () => ({
    sentence: "Only the DAO's treasury decides on reward programs.",
    remedy: "Make a proposal to the DAO.",
  }),
  ProgramUnknown: (programId, count) => ({
    sentence: `There is no reward program ${programId}; ${count} were ever opened.`,
    remedy: "Choose one of the list of programs.",
  }),
  ProgramRewardZero: () => ({ sentence: "The reward is zero.", remedy: "Enter a reward above zero." }),
  ProgramGpusZero: () => ({ sentence: "The program has no place.", remedy: "Enter how many cards it takes." }),
  ProgramBudgetZero: () => ({ sentence: "The budget is zero.", remedy: "Enter an amount above zero." }),
  ProgramTimesInvalid: (start, guaranteed, end) => ({
    sentence: `From ${when(start)}, guaranteed until ${when(guaranteed)}, to ${when(end)} is no time for a program.`,
    remedy: "Guarantee 90 days or more from the start on, to a time that is still to come, and end within a year.",
  }),
  ProgramMarginOutOfRange: (_margin, lowest, highest) => ({
    sentence: `A program reserves ${Number(lowest) / 100}% to ${Number(highest) / 100}% of what it promises.`,
    remedy: "Choose a margin within these bounds.",
  }),
  ProgramFundsTooLow: (unallocated, needed) => ({
    sentence: `${formatSnm(unallocated)} SNM are there for programs, and ${formatSnm(needed, "up")} SNM would be given.`,
    remedy: "Fund the programs out of the team's pool first.",
  }),
  ProgramsTooMany: (_count, most) => ({
    sentence: `${most} programs are not closed yet, which is the most.`,
    remedy: "Close one whose members can't claim any more.",
  }),
  ProgramEnded: (programId, end) => ({
    sentence: `Program ${programId} ended on ${when(end)}.`,
    remedy: "Look for another program; what was earned can be claimed for 90 days.",
  }),
  ProgramNotStarted: (programId, start) => ({
    sentence: `Program ${programId} takes machines from ${when(start)} on.`,
    remedy: "Nothing needs to be done: nodes admit machines that qualify by themselves.",
  }),
  ProgramEndInvalid: (_programId, _end, earliest, latest) => ({
    sentence: `The program can be extended to an end from ${when(earliest)} to ${when(latest)}.`,
    remedy: "Choose a time between these two.",
  }),
  ProgramClosedAlready: (programId) => ({
    sentence: `Program ${programId} is closed, and what it left over is given away.`,
    remedy: "Nothing can be done with it any more.",
  }),
  ProgramClaimable: (programId, claimableUntil) => ({
    sentence: `Members of program ${programId} can claim until ${when(claimableUntil)}.`,
    remedy: "Close it after that time.",
  }),
  ProgramAdmissionSuspended: (programId) => ({
    sentence: `Program ${programId} takes no machines at present.`,
    remedy: "Wait until the DAO resumes it; members keep what they were promised.",
  }),
  ProgramFull: (programId, gpus, maxGpus) => ({
    sentence: `Program ${programId} has ${maxGpus} places, and this machine would make it ${gpus}.`,
    remedy: "Wait until one becomes free, or look for another program.",
  }),
  ProgramBudgetTooLow: (programId, free, needed) => ({
    sentence: `Program ${programId} has ${formatSnm(free)} SNM that are promised to nobody; this machine takes ${formatSnm(needed, "up")} SNM.`,
    remedy: "Wait until the DAO raises the budget, or look for another program.",
  }),
  ProgramRateStale: () => ({
    sentence: "The rate of SNM is too old to promise anything by it.",
    remedy: "Wait for the masternodes' next report.",
  }),
  RewardHardwareUnproved: (worker) => ({
    sentence: `The values are not what was attested of machine ${shortAddress(worker)} last.`,
    remedy: "Read them from the chain again.",
  }),
  RewardAttestationEnded: (worker, expiresAt) => ({
    sentence: `The attestation of machine ${shortAddress(worker)} ended on ${when(expiresAt)}.`,
    remedy: "Keep its agent running: it brings a new one to the chain.",
  }),
  RewardHardwareFails: (programId, worker, failures) => ({
    sentence:
      `Machine ${shortAddress(worker)} does not qualify for program ${programId}: ` +
      `${failedRequirements(failures)
        .map((requirement) => REQUIREMENTS[requirement])
        .join(", ")}.`,
    remedy: "See each requirement with its value under Rewards.",
  }),
  RewardVersionTooLow: (programId, _worker, version, lowest) => ({
    sentence: `Program ${programId} demands version ${decodeSoftwareVersion(Number(lowest))} of the agent, and the machine has ${decodeSoftwareVersion(Number(version))}.`,
    remedy: "Update the agent, and let the masternodes measure the machine again.",
  }),
  RewardMemberAlready: (programId, worker) => ({
    sentence: `Machine ${shortAddress(worker)} is in program ${programId} with all its cards.`,
    remedy: "Nothing needs to be done.",
  }),
  RewardMemberElsewhere: (worker, programId) => ({
    sentence: `Machine ${shortAddress(worker)} is in program ${programId}, and nowhere else at one time.`,
    remedy: "Leave that program first, or wait for its end.",
  }),
  RewardNotMember: (programId, worker) => ({
    sentence: `Machine ${shortAddress(worker)} is not in program ${programId}.`,
    remedy: "Nothing needs to be done.",
  }),
  RewardMasterOnly: (worker) => ({
    sentence: `Only the master of machine ${shortAddress(worker)} takes it out of a program.`,
    remedy: "Switch to the account that owns it.",
  }),
  RewardMemberQualifies: (_programId, worker, removableAt) => ({
    sentence: `Machine ${shortAddress(worker)} may stay: it qualifies, or has failed for too short a time.`,
    remedy: `If it still fails after ${when(removableAt)}, it can be taken out.`,
  }),
  RewardNotNewer: (_programId, worker, _asOf, known) => ({
    sentence: `What machine ${shortAddress(worker)} earned until ${when(known)} is claimed, or it entered only then.`,
    remedy: "Claim with a later report.",
  }),
  RewardInFuture: () => ({
    sentence: "The report speaks of a time to come.",
    remedy: "Claim with another report.",
  }),
  RewardNothingEarned: (_programId, worker, _gpuSeconds, claimed) => ({
    sentence: `Machine ${shortAddress(worker)} has earned no more than the ${formatDuration(Number(claimed))} that were claimed.`,
    remedy: "Wait for the next reports.",
  }),
  RewardImpossible: (_programId, worker, gpuSeconds, possible) => ({
    sentence: `${gpuSeconds} GPU-seconds are attested of machine ${shortAddress(worker)}, and only ${possible} can have passed.`,
    remedy: "Tell the DAO's guardian: a report that says so is wrong.",
  }),
  RewardProofInvalid: (worker) => ({
    sentence: `The proof does not show what machine ${shortAddress(worker)} has earned.`,
    remedy: "Ask a node for the proof again.",
  }),
  RewardBudgetUsedUp: (programId, due) => ({
    sentence: `The budget of program ${programId} is used up, and ${formatSnm(due)} SNM are due.`,
    remedy: "They stay due: claim once the DAO raises the budget.",
  }),
  RewardClaimsEmpty: () => ({ sentence: "No claim was given.", remedy: "Choose at least one machine." }),
} satisfies Partial<ErrorSentences>;
