import { BigInt } from "@graphprotocol/graph-ts";

import { ProgramCreated } from "../../generated/RewardPrograms/RewardPrograms";
import { RewardProgram } from "../../generated/schema";
import { numberId } from "../ids";
import { REWARD_MODES } from "../rewardModes";
import { ZERO } from "../units";
import { loadOracle } from "./oracle";

/** A program, which was opened before. */
export function loadRewardProgram(programId: BigInt): RewardProgram {
  const program = RewardProgram.load(numberId(programId));
  if (program == null) throw new Error("Reward program " + programId.toString() + " was never opened.");
  return program;
}

/** A program as it is when it is opened: admitting, without members. */
export function createRewardProgram(event: ProgramCreated): RewardProgram {
  const terms = event.params.terms;
  const program = new RewardProgram(numberId(event.params.programId));
  program.number = event.params.programId.toI32();
  program.hardwareClass = loadOracle().classes[terms.classId];
  program.mode = REWARD_MODES[terms.mode];
  program.minSoftwareVersion = terms.minSoftwareVersion;
  program.usdPerGpuDay = terms.usdPerGpuDay;
  program.start = terms.start;
  program.guaranteedUntil = terms.guaranteedUntil;
  program.end = terms.end;
  program.maxGpus = terms.maxGpus;
  program.reserveMargin = terms.reserveMargin;
  program.budget = event.params.budget;
  program.left = event.params.budget;
  program.reserved = ZERO;
  program.paid = ZERO;
  program.leftover = ZERO;
  program.gpus = ZERO;
  program.memberCount = 0;
  program.admits = true;
  program.closed = false;
  program.createdAt = event.block.timestamp;
  program.save();
  return program;
}
