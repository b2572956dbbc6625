import { BigInt } from "@graphprotocol/graph-ts";

import { MandateSet } from "../../generated/ProgramController/ProgramController";
import { Mandate } from "../../generated/schema";
import { numberId } from "../ids";
import { REWARD_MODES } from "../rewardModes";
import { classOf } from "./classOf";

/** A mandate, which was set before. */
export function loadMandate(classNumber: BigInt): Mandate {
  const mandate = Mandate.load(numberId(classNumber));
  if (mandate == null) throw new Error("Class " + classNumber.toString() + " was never handed to the controller.");
  return mandate;
}

/** Keeps what the controller may do for a class from now on. */
export function setMandate(event: MandateSet): void {
  const terms = event.params.mandate;
  const mandate = new Mandate(numberId(event.params.classId));
  mandate.number = event.params.classId.toI32();
  mandate.hardwareClass = classOf(event.params.classId);
  mandate.usdPerGpuDay = terms.usdPerGpuDay;
  mandate.mode = REWARD_MODES[terms.mode];
  mandate.minSoftwareVersion = terms.minSoftwareVersion;
  mandate.maxGpus = terms.maxGpus;
  mandate.step = terms.step;
  mandate.guarantee = terms.guarantee;
  mandate.reserveMargin = terms.reserveMargin;
  mandate.band = terms.band;
  mandate.boost = terms.boost;
  mandate.dailyGrant = terms.dailyGrant;
  mandate.feePerGpuDay = terms.feePerGpuDay;
  mandate.setAt = event.block.timestamp;
  mandate.endedAt = null;
  mandate.save();
}
