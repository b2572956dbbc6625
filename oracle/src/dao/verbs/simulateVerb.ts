import type { DaoVerb } from "../Dao.ts";
import { findProposal } from "../proposals/findProposal.ts";
import { readDraft } from "../proposals/readDraft.ts";
import { simulate } from "../proposals/simulate.ts";
import { callData, callLines, wordsOfCalls } from "../proposals/wordsOfCalls.ts";
import { effectLine } from "./propose.ts";

/** `dao simulate`: what a proposal would do now, one that was made or one that is only written. */
export const simulateVerb: DaoVerb = {
  how: "simulate <number>, or simulate --action <id> --set <name>=<value>..., or simulate --file <proposal.json>",
  flags: ["action", "set", "file", "title", "body-file", "discussion"],
  run: async (dao) => {
    const calls = dao.words.length === 1 ? (await findProposal(dao, dao.words[0])).calls : readDraft(dao).calls;
    const [words, effect] = await Promise.all([wordsOfCalls(dao, calls), simulate(dao, calls)]);
    return {
      lines: [...callLines(words), effectLine(effect)],
      data: { calls: callData(words, calls), simulation: effect },
    };
  },
};
