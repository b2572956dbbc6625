import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { graphql } from "../../../indexer/graphql.ts";
import { hardwareClassFragment, readHardwareClass } from "../../../indexer/hardwareClasses.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import { type BalancePoint, balancePointFragment, readBalancePoint } from "./balancePoints.ts";

/** As many classes as the contract takes. */
const MOST_CLASSES = 256;

/** Points of each that are shown. */
const MOST_POINTS = 60;

const classesDocument = graphql(
  `
    query ClassBalances($classes: Int!, $points: Int!) {
      hardwareClasses(first: $classes, orderBy: number) {
        number
        ...HardwareClass
      }
      classBalances(first: $classes) {
        number
        points(first: $points, orderBy: asOf, orderDirection: desc) {
          ...BalancePoint
        }
      }
      mandates(first: $classes) {
        number
        endedAt
      }
    }
  `,
  [hardwareClassFragment, balancePointFragment],
);

/** What the index tells of a class. `points`: newest first; `steered`: the DAO handed it to the controller. */
export interface ClassSupply {
  readonly number: number;
  readonly definition: HardwareClass;
  readonly points: readonly BalancePoint[];
  readonly steered: boolean;
}

/**
 * All classes by their numbers.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchClasses(indexer: Indexer, signal?: AbortSignal): Promise<readonly ClassSupply[]> {
  const variables = { classes: MOST_CLASSES, points: MOST_POINTS };
  const { hardwareClasses, classBalances, mandates } = await indexer.request(classesDocument, variables, signal);
  const pointsOf = new Map(classBalances.map(({ number, points }) => [number, points.map(readBalancePoint)]));
  const steered = new Set(mandates.filter(({ endedAt }) => endedAt === null).map(({ number }) => number));
  return hardwareClasses.map((found) => ({
    number: found.number,
    definition: readHardwareClass(found),
    points: pointsOf.get(found.number) ?? [],
    steered: steered.has(found.number),
  }));
}
