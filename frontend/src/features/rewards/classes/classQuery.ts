import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { graphql } from "../../../indexer/graphql.ts";
import { hardwareClassFragment, readHardwareClass } from "../../../indexer/hardwareClasses.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import { type Program, programFragment, readProgram } from "../programFacts.ts";
import { type BalancePoint, balancePointFragment, readBalancePoint } from "./balancePoints.ts";
import { type SteeringAct, readSteeringAct, steeringActFragment } from "./steeringActs.ts";

/** Points of supply and demand that are shown, acts, and programs. */
const MOST_POINTS = 365;
export const MOST_ACTS = 50;

const classDocument = graphql(
  `
    query SteeredClass($number: Int!, $points: Int!, $acts: Int!) {
      hardwareClasses(where: { number: $number }, first: 1) {
        ...HardwareClass
      }
      classBalancePoints(
        where: { balance_: { number: $number } }
        first: $points
        orderBy: asOf
        orderDirection: desc
      ) {
        ...BalancePoint
      }
      steeringActs(where: { classNumber: $number }, first: $acts, orderBy: timestamp, orderDirection: desc) {
        ...SteeringAct
      }
      opened: steeringActs(
        where: { classNumber: $number, steering: OPENED }
        first: $acts
        orderBy: timestamp
        orderDirection: desc
      ) {
        program {
          ...Program
        }
      }
    }
  `,
  [hardwareClassFragment, balancePointFragment, steeringActFragment, programFragment],
);

/** All that the index tells of one class, newest first. `programs`: that the controller opened. */
export interface ClassDetail {
  readonly definition: HardwareClass;
  readonly points: readonly BalancePoint[];
  readonly acts: readonly SteeringAct[];
  readonly programs: readonly Program[];
}

/**
 * @returns null if there is no class with this number
 * @throws if the subgraph does not answer
 */
export async function fetchClass(indexer: Indexer, number: number, signal?: AbortSignal): Promise<ClassDetail | null> {
  const variables = { number, points: MOST_POINTS, acts: MOST_ACTS };
  const found = await indexer.request(classDocument, variables, signal);
  const [definition] = found.hardwareClasses;
  if (definition === undefined) return null;
  return {
    definition: readHardwareClass(definition),
    points: found.classBalancePoints.map(readBalancePoint),
    acts: found.steeringActs.map(readSteeringAct),
    programs: found.opened.map(({ program }) => readProgram(program)),
  };
}
