import { Steered } from "../../generated/ProgramController/ProgramController";
import { SteeringAct } from "../../generated/schema";
import { eventId } from "../ids";
import { STEERINGS } from "../steerings";
import { loadOracle } from "./oracle";
import { loadRewardProgram } from "./rewardProgram";

/** Keeps what the controller did with a class. */
export function createSteeringAct(event: Steered): void {
  const plan = event.params.plan;
  const act = new SteeringAct(eventId(event));
  act.steering = STEERINGS[plan.steering];
  act.classNumber = event.params.classId.toI32();
  // Programs are opened for classes that are there.
  act.hardwareClass = loadOracle().classes[act.classNumber];
  act.supply = plan.supply;
  act.demand = plan.demand;
  act.program = loadRewardProgram(plan.programId).id;
  act.gpus = plan.gpus;
  act.budget = plan.budget;
  act.by = event.transaction.from;
  act.timestamp = event.block.timestamp;
  act.block = event.block.number;
  act.transaction = event.transaction.hash;
  act.save();
}
