import type { Hex } from "viem";

import { type FragmentOf, type ResultOf, graphql, readFragment } from "../../../indexer/graphql.ts";

/** What the controller did. */
export const steeringActFragment = graphql(`
  fragment SteeringAct on SteeringAct {
    id
    steering
    supply
    demand
    program {
      number
    }
    gpus
    budget
    timestamp
    transaction
  }
`);

/**
 * The controller acted on a class.
 *
 * - `supply`, `demand`: units that it acted on, three decimals
 * - `units`, `budget`: that the program was opened for or enlarged by; `budget` in SNM wei
 * - `time`: unix seconds
 */
export interface SteeringAct {
  readonly id: Hex;
  readonly steering: ResultOf<typeof steeringActFragment>["steering"];
  readonly supply: bigint;
  readonly demand: bigint;
  readonly program: number;
  readonly units: number;
  readonly budget: bigint;
  readonly time: number;
  readonly transaction: Hex;
}

/** Reads what the index gave. */
export function readSteeringAct(source: FragmentOf<typeof steeringActFragment>): SteeringAct {
  const { id, steering, supply, demand, program, gpus, budget, timestamp, transaction } = readFragment(
    steeringActFragment,
    source,
  );
  return {
    ...{ id, steering, transaction },
    supply: BigInt(supply),
    demand: BigInt(demand),
    program: program.number,
    units: Number(gpus),
    budget: BigInt(budget),
    time: Number(timestamp),
  };
}
