import { randomBytes } from "node:crypto";

import type { Hex } from "../lib/Hex.ts";
import type { Challenge, ChallengeStep } from "../modules/Challenge.ts";
import type { Measurement } from "../modules/measureMachine.ts";

/** The measurement of one machine that runs now. */
export interface Round {
  readonly worker: Hex;
  readonly challenge: Challenge<Measurement>;
  /** From 0 to 1: when the machine is measured again, the same for all measured together; undefined before its time. */
  readonly draw: number | undefined;
  step: ChallengeStep;
  id: string;
  /** When the step was handed out, or its transfer began; undefined until then. */
  since: number | undefined;
  transferred: boolean;
  timer: NodeJS.Timeout;
}

/** A step that nobody was given yet, under an id that nobody can guess. */
export function freshStep(step: ChallengeStep): Pick<Round, "step" | "id" | "since" | "transferred"> {
  return { step, id: randomBytes(32).toString("hex"), since: undefined, transferred: false };
}
