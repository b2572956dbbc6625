import {
  MemberAdmitted,
  MemberRemoved,
  ProgramAdmissionSet,
  ProgramBudgetRaised,
  ProgramClosed,
  ProgramControllerSet,
  ProgramCreated,
  ProgramEnlarged,
  ProgramExtended,
  RewardClaimed,
} from "../generated/RewardPrograms/RewardPrograms";
import { RewardPoint } from "../generated/schema";
import { ensureAccount } from "./entities/account";
import { createParameterChange } from "./entities/parameterChange";
import { loadProgramMember, reserve } from "./entities/programMember";
import { createProgramEvent } from "./entities/programEvent";
import { createRewardClaim } from "./entities/rewardClaim";
import { createRewardProgram, loadRewardProgram } from "./entities/rewardProgram";
import { ZERO } from "./units";

// What the DAO and its controller do

export function handleProgramControllerSet(event: ProgramControllerSet): void {
  createParameterChange(event, "controller", event.params.controller.toHexString());
}

export function handleProgramCreated(event: ProgramCreated): void {
  const program = createRewardProgram(event);
  createProgramEvent(event, program, "CREATED", program.budget);
}

export function handleProgramBudgetRaised(event: ProgramBudgetRaised): void {
  const program = loadRewardProgram(event.params.programId);
  program.budget = event.params.budget;
  program.left = program.left.plus(event.params.amount);
  program.save();
  createProgramEvent(event, program, "BUDGET_RAISED", event.params.amount);
}

export function handleProgramEnlarged(event: ProgramEnlarged): void {
  const program = loadRewardProgram(event.params.programId);
  program.maxGpus = event.params.maxGpus;
  program.budget = event.params.budget;
  program.left = program.left.plus(event.params.amount);
  program.save();
  createProgramEvent(event, program, "ENLARGED", event.params.amount);
}

export function handleProgramExtended(event: ProgramExtended): void {
  const program = loadRewardProgram(event.params.programId);
  program.end = event.params.end;
  program.save();
  createProgramEvent(event, program, "EXTENDED", ZERO);
}

export function handleProgramAdmissionSet(event: ProgramAdmissionSet): void {
  const program = loadRewardProgram(event.params.programId);
  program.admits = event.params.admits;
  program.save();
  createProgramEvent(event, program, program.admits ? "ADMISSION_RESUMED" : "ADMISSION_SUSPENDED", ZERO);
}

export function handleProgramClosed(event: ProgramClosed): void {
  const program = loadRewardProgram(event.params.programId);
  program.closed = true;
  program.admits = false;
  program.leftover = event.params.leftover;
  program.left = program.left.minus(event.params.leftover);
  program.reserved = ZERO;
  program.save();
  createProgramEvent(event, program, "CLOSED", event.params.leftover);
}

// Members

export function handleMemberAdmitted(event: MemberAdmitted): void {
  const program = loadRewardProgram(event.params.programId);
  const member = loadProgramMember(program, event.params.worker, event.block.timestamp);
  if (member.gpus.equals(ZERO)) program.memberCount += 1;
  program.gpus = program.gpus.minus(member.gpus).plus(event.params.gpus);
  reserve(program, member, event.params.reserved);
  program.save();
  member.gpus = event.params.gpus;
  member.since = event.params.since;
  member.leftAt = null;
  member.admittedBy = event.params.by;
  member.save();
}

export function handleMemberRemoved(event: MemberRemoved): void {
  const program = loadRewardProgram(event.params.programId);
  const member = loadProgramMember(program, event.params.worker, event.block.timestamp);
  program.memberCount -= 1;
  program.gpus = program.gpus.minus(member.gpus);
  reserve(program, member, event.params.reserved);
  program.save();
  member.gpus = ZERO;
  member.leftAt = event.params.leftAt;
  member.save();
}

// Claims

export function handleRewardClaimed(event: RewardClaimed): void {
  const amount = event.params.amount;
  const program = loadRewardProgram(event.params.programId);
  const member = loadProgramMember(program, event.params.worker, event.block.timestamp);
  program.left = program.left.minus(amount);
  program.paid = program.paid.plus(amount);
  reserve(program, member, event.params.reserved);
  program.save();
  ensureAccount(event.params.master, event);
  createRewardClaim(event, member);
  const point = new RewardPoint(0);
  point.amount = amount;
  point.gpuSeconds = event.params.gpuSeconds.minus(member.claimed);
  point.save();
  member.claimed = event.params.gpuSeconds;
  member.claimedUntil = event.params.asOf;
  member.paid = member.paid.plus(amount);
  member.save();
}
