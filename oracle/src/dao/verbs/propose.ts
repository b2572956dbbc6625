import { durationText, timeText } from "@sonm/protocol/proposals/timeText.ts";

import { ConfigError } from "../../config/ConfigError.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { Dao, DaoVerb } from "../Dao.ts";
import { describeDraft, readDraft, type Draft } from "../proposals/readDraft.ts";
import { readProposals } from "../proposals/readProposals.ts";
import { simulate, type Simulation } from "../proposals/simulate.ts";
import { callData, callLines, wordsOfCalls } from "../proposals/wordsOfCalls.ts";
import { sendCall } from "../sendCall.ts";
import { snmText } from "../snmText.ts";

/** `dao propose`: says in words what a proposal would do, tries it, and proposes it with the key that was given. */
export const propose: DaoVerb = {
  how:
    "propose --action <id> --set <name>=<value>... --title <text>, or propose --file <proposal.json> [--body-file <file>] " +
    "[--discussion <https link>] [--anyway]",
  flags: ["action", "set", "file", "title", "body-file", "discussion", "anyway", "from"],
  run: async (dao) => {
    if (dao.words.length > 0) throw new ConfigError([`"${dao.words.join(" ")}" means nothing here. Use flags.`]);
    const draft = readDraft(dao);
    const proposer = (dao.wallet?.address ?? dao.flags.from) as Hex | undefined;
    const description = describeDraft(draft, proposer);
    const [words, effect] = await Promise.all([wordsOfCalls(dao, draft.calls), simulate(dao, draft.calls)]);
    const rules = await rulesFor(dao, draft, proposer);
    if (dao.wallet !== undefined && !effect.works && dao.flags.anyway !== true) {
      const remedy = "It was not proposed. Correct it first, or propose it --anyway where it will work later.";
      throw new ConfigError([...callLines(words), effectLine(effect), remedy]);
    }
    const args = [
      draft.calls.map(({ target }) => target),
      draft.calls.map(({ value }) => value),
      draft.calls.map(({ data }) => data),
      description,
    ];
    const call = { what: "propose it", contract: "SonmGovernor", function: "propose", args } as const;
    const sent = await sendCall(dao, call, "It is proposed.");
    const made =
      dao.wallet === undefined ? undefined : (await readProposals(dao)).findLast(({ text }) => text === description);
    const number = made === undefined ? [] : [`It is proposal #${made.number}: see \`dao show ${made.number}\`.`];
    return {
      lines: [...callLines(words), effectLine(effect), ...rules, ...sent.lines, ...number],
      data: {
        ...(sent.data as object),
        ...(made !== undefined && { number: made.number, id: made.id }),
        calls: callData(words, draft.calls),
        simulation: effect,
        description,
      },
    };
  },
};

/** What the simulation says, in a sentence. */
export function effectLine(effect: Simulation): string {
  if (effect.works) return "Tried on the chain as it is now, it works.";
  const which = effect.index === undefined ? "all calls together are" : `call ${effect.index + 1} is`;
  return `Tried on the chain as it is now, ${which} refused. ${effect.reason}`;
}

/** When it would be voted on, how long it would wait, and whether the proposer has the votes for it. */
async function rulesFor({ contracts: { governor, treasury }, now }: Dao, { calls }: Draft, proposer: Hex | undefined) {
  const batch = [
    calls.map(({ target }) => target),
    calls.map(({ value }) => value),
    calls.map(({ data }) => data),
  ] as const;
  const [delay, period, threshold, speed] = await Promise.all([
    governor.votingDelay(),
    governor.votingPeriod(),
    governor.proposalThreshold(),
    treasury.speedOf(...batch),
  ]);
  const wait = await treasury.delayOf(speed);
  const begins = BigInt(now) + delay;
  const lines = [
    `The vote would be from ${timeText(begins)} until ${timeText(begins + period)}; an accepted decision of this kind then waits ` +
      `${durationText(wait)}.`,
  ];
  if (proposer === undefined) return [...lines, `A proposer needs ${snmText(threshold)} of votes.`];
  const votes = await governor.getVotes(proposer, BigInt(now) - 1n);
  if (votes >= threshold) return lines;
  return [...lines, `${proposer} has ${snmText(votes)} of votes, and a proposer needs ${snmText(threshold)}.`];
}
