import type { Steering } from "@sonm/protocol/generated/enums.ts";

import type { Contracts } from "../chain/Contracts.ts";
import { decodeRevert } from "../chain/decodeRevert.ts";
import { refusalOf } from "../chain/refusalOf.ts";

/**
 * What the controller would do with a class under its mandate.
 *
 * - `earliest`: unix seconds before which it does not act
 * - `supply`, `demand`: units on average, three decimals
 * - `gpus`, `budget`: units, and SNM wei, that a program is opened for or enlarged by
 * - `obstacle`: of the contracts, why it can't say, in sentences: what was proved is too young or too old
 */
export interface SteeringNow {
  readonly earliest: number;
  readonly plan:
    | {
        readonly steering: Steering;
        readonly supply: bigint;
        readonly demand: bigint;
        readonly programId: number;
        readonly gpus: number;
        readonly budget: bigint;
      }
    | { readonly obstacle: string };
}

/** Asks the controller about a class. @returns undefined where the DAO gave it no mandate */
export async function readSteering(
  { controller }: Pick<Contracts, "controller">,
  classId: number,
): Promise<SteeringNow | undefined> {
  const { maxGpus } = await controller.mandateOf(classId);
  if (maxGpus === 0n) return undefined;
  const earliest = Number(await controller.earliestSteer(classId));
  try {
    const { steering, supply, demand, programId, gpus, budget } = await controller.planFor(classId);
    const numbers = { steering: Number(steering) as Steering, programId: Number(programId), gpus: Number(gpus) };
    return { earliest, plan: { ...numbers, supply, demand, budget } };
  } catch (error) {
    const obstacle = decodeRevert(error) === undefined ? undefined : refusalOf(error);
    if (obstacle === undefined) throw error;
    return { earliest, plan: { obstacle } };
  }
}
