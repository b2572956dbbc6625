import { ConfigError } from "../../config/ConfigError.ts";
import type { Dao } from "../Dao.ts";
import { readProposals, type Proposal } from "./readProposals.ts";

/** The proposal that a word names by its number or its id. @throws ConfigError where there is none */
export async function findProposal(dao: Dao, word: string | undefined): Promise<Proposal> {
  if (word === undefined || !/^#?\d{1,78}$/.test(word)) {
    throw new ConfigError([`Name the proposal by its number, as \`dao list\` tells it.`]);
  }
  const wanted = BigInt(word.replace("#", ""));
  const found = (await readProposals(dao)).find(({ id, number }) => number === wanted || id === wanted);
  if (found === undefined) throw new ConfigError([`There is no proposal ${word}. See \`dao list\`.`]);
  return found;
}
