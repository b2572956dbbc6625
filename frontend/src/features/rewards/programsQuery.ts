import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { type Announcement, programEventFragment, readAnnouncement } from "./programEvents.ts";
import { type Program, programFragment, readProgram } from "./programFacts.ts";

/** Programs that are shown, and announcements. */
const MOST_PROGRAMS = 200;
const MOST_EVENTS = 30;

const programsDocument = graphql(
  `
    query RewardPrograms($programs: Int!, $events: Int!) {
      rewardPrograms(first: $programs, orderBy: number, orderDirection: desc) {
        ...Program
      }
      programEvents(first: $events, orderBy: timestamp, orderDirection: desc) {
        ...ProgramEvent
      }
    }
  `,
  [programFragment, programEventFragment],
);

/** All reward programs and what was announced last, newest first. */
export interface Programs {
  readonly programs: readonly Program[];
  readonly announcements: readonly Announcement[];
}

/** @throws if the subgraph does not answer */
export async function fetchPrograms(indexer: Indexer, signal?: AbortSignal): Promise<Programs> {
  const variables = { programs: MOST_PROGRAMS, events: MOST_EVENTS };
  const { rewardPrograms, programEvents } = await indexer.request(programsDocument, variables, signal);
  return { programs: rewardPrograms.map(readProgram), announcements: programEvents.map(readAnnouncement) };
}
