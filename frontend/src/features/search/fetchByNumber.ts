import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { formatDateTime } from "../../lib/time.ts";
import type { SearchHit } from "./SearchHit.ts";
import { numberedHit } from "./numberedHit.ts";

const numberDocument = graphql(`
  query SearchNumber($number: Int!, $sequence: BigInt!) {
    deals(where: { number: $number }, first: 1) {
      id
      number
      status
    }
    proposals(where: { number: $number }, first: 1) {
      number
      title
    }
    rewardPrograms(where: { number: $number }, first: 1) {
      number
      hardwareClass {
        label
      }
    }
    workOrders(where: { number: $number }, first: 1) {
      number
      title
    }
    features(where: { number: $number }, first: 1) {
      number
      title
    }
    hardwareClasses(where: { number: $number }, first: 1) {
      number
      label
    }
    reports(where: { sequence: $sequence }, first: 1) {
      sequence
      timestamp
    }
  }
`);

/**
 * All that has a number.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchByNumber(
  indexer: Indexer,
  number: number,
  signal?: AbortSignal,
): Promise<readonly SearchHit[]> {
  const found = await indexer.request(numberDocument, { number, sequence: String(number) }, signal);
  return [
    ...found.deals.map(({ id, status }) => ({
      ...{ kind: "deal" as const, id, title: `Deal ${number}`, note: status === "OPEN" ? "runs" : "closed" },
    })),
    ...found.proposals.map(numberedHit("proposal", "Proposal")),
    ...found.rewardPrograms.map(({ hardwareClass }) =>
      numberedHit("program", "Reward program")({ number, title: hardwareClass.label }),
    ),
    ...found.workOrders.map(numberedHit("work", "Work order")),
    ...found.features.map(numberedHit("feature", "Feature")),
    ...found.hardwareClasses.map(({ label }) => numberedHit("class", "Hardware class")({ number, title: label })),
    ...found.reports.map(({ sequence, timestamp }) => ({
      ...{ kind: "report" as const, id: sequence, title: `Oracle report ${sequence}` },
      note: formatDateTime(Number(timestamp)),
    })),
  ];
}
