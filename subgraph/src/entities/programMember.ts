import { BigInt, Bytes } from "@graphprotocol/graph-ts";

import { ProgramMember, RewardProgram } from "../../generated/schema";
import { programMemberId } from "../ids";
import { ZERO } from "../units";

/** A machine in a program, made when it is admitted first. */
export function loadProgramMember(program: RewardProgram, worker: Bytes, now: BigInt): ProgramMember {
  const id = programMemberId(BigInt.fromI32(program.number), worker);
  const known = ProgramMember.load(id);
  if (known != null) return known;
  const member = new ProgramMember(id);
  member.program = program.id;
  member.worker = worker;
  member.gpus = ZERO;
  member.reserved = ZERO;
  member.claimed = ZERO;
  member.claimedUntil = ZERO;
  member.paid = ZERO;
  member.admittedAt = now;
  return member;
}

/** Reserves so many SNM wei for a member from now on, in place of what was reserved before. A closed program has nothing. */
export function reserve(program: RewardProgram, member: ProgramMember, amount: BigInt): void {
  if (!program.closed) program.reserved = program.reserved.minus(member.reserved).plus(amount);
  member.reserved = amount;
}
