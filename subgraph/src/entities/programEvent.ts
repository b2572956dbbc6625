import { BigInt, ethereum } from "@graphprotocol/graph-ts";

import { ProgramEvent, RewardProgram } from "../../generated/schema";
import { eventId } from "../ids";

/**
 * Keeps what was announced of a program.
 *
 * @param program as it is afterwards
 * @param amount SNM wei that moved
 */
export function createProgramEvent(event: ethereum.Event, program: RewardProgram, kind: string, amount: BigInt): void {
  const announced = new ProgramEvent(eventId(event));
  announced.kind = kind;
  announced.program = program.id;
  announced.amount = amount;
  announced.budget = program.budget;
  announced.end = program.end;
  announced.maxGpus = program.maxGpus;
  announced.timestamp = event.block.timestamp;
  announced.block = event.block.number;
  announced.transaction = event.transaction.hash;
  announced.save();
}
