import { timeText } from "@sonm/protocol/proposals/timeText.ts";

import { ConfigError } from "../../config/ConfigError.ts";
import type { Dao, DaoVerb } from "../Dao.ts";
import { findProposal } from "../proposals/findProposal.ts";
import { nextSteps } from "../proposals/nextSteps.ts";
import type { Proposal } from "../proposals/readProposals.ts";
import { readStanding } from "../proposals/readStanding.ts";
import { stateWord } from "../proposals/stateWords.ts";
import { callData, callLines, wordsOfCalls } from "../proposals/wordsOfCalls.ts";
import { readEvents } from "../readEvents.ts";
import { snmText } from "../snmText.ts";

const SUPPORT = ["against", "for", "abstained"] as const;

/** `dao show <number>`: a proposal's calls in words, its votes, and what is left to do. */
export const show: DaoVerb = {
  how: "show <number>",
  flags: [],
  run: async (dao) => {
    if (dao.words.length > 1) throw new ConfigError(["Name one proposal."]);
    const proposal = await findProposal(dao, dao.words[0]);
    const [standing, calls, votes] = await Promise.all([
      readStanding(dao, proposal),
      wordsOfCalls(dao, proposal.calls),
      readVotes(dao, proposal),
    ]);
    const { about, number, proposer, id } = proposal;
    const steps = nextSteps(proposal, standing, BigInt(dao.now));
    const quorum = standing.quorum === undefined ? "" : ` The quorum is ${snmText(standing.quorum)}.`;
    return {
      lines: [
        `#${number} ${about.title} (${stateWord(standing.state)})`,
        ...(about.body === "" ? [] : ["", about.body]),
        "",
        ...(about.discussion === undefined ? [] : [`Discussion: ${about.discussion}`]),
        `Proposed by ${proposer}. The vote is from ${timeText(standing.snapshot)} until ${timeText(standing.deadline)}.`,
        ...callLines(calls),
        `For ${snmText(standing.for)}, against ${snmText(standing.against)}, abstained ${snmText(standing.abstain)}.${quorum}`,
        ...votes.map(
          ({ voter, support, weight, reason }) =>
            `  ${voter} ${support}, ${snmText(weight)}${reason === "" ? "" : `: ${reason}`}`,
        ),
        ...steps,
      ],
      data: {
        ...{ number, id, proposer, ...about },
        ...standing,
        state: stateWord(standing.state),
        calls: callData(calls, proposal.calls),
        votes,
        next: steps,
      },
    };
  },
};

/** Who voted how. */
async function readVotes(dao: Dao, { id }: Proposal) {
  const events = await readEvents(dao, "SonmGovernor", ["VoteCast", "VoteCastWithParams"]);
  return events
    .filter(({ args }) => args["proposalId"] === id)
    .map(({ args }) => ({
      voter: args["voter"] as string,
      support: SUPPORT[Number(args["support"])] ?? "",
      weight: args["weight"] as bigint,
      reason: args["reason"] as string,
    }));
}
