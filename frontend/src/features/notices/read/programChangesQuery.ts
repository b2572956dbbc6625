import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import { type Announcement, programEventFragment, readAnnouncement } from "../../rewards/programEvents.ts";

/** Changes that are told. */
const MOST = 10;

const changesDocument = graphql(
  `
    query ProgramChanges($programs: [Int!]!, $first: Int!) {
      programEvents(
        where: { program_: { number_in: $programs }, kind_not: CREATED }
        first: $first
        orderBy: timestamp
        orderDirection: desc
      ) {
        ...ProgramEvent
      }
    }
  `,
  [programEventFragment],
);

/**
 * What changed in programs last, newest first.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchProgramChanges(
  indexer: Indexer,
  programs: readonly number[],
  signal: AbortSignal,
): Promise<readonly Announcement[]> {
  if (programs.length === 0) return [];
  const { programEvents } = await indexer.request(changesDocument, { programs: [...programs], first: MOST }, signal);
  return programEvents.map(readAnnouncement);
}
