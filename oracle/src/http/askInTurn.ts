import { ConfigError } from "../config/ConfigError.ts";
import { errorText } from "../lib/errorText.ts";

/** What the first node said that answered, and of each one before it why it did not. */
export interface Answered<T> {
  readonly answer: T | undefined;
  readonly problems: readonly string[];
}

/**
 * Asks nodes, one after the other, until one gives an answer that is good.
 *
 * @param ask throws where it is not
 */
export async function askInTurn<T>(urls: readonly string[], ask: (url: string) => Promise<T>): Promise<Answered<T>> {
  const problems: string[] = [];
  for (const url of urls) {
    try {
      return { answer: await ask(url), problems };
    } catch (error) {
      problems.push(`${url}: ${errorText(error)}`);
    }
  }
  return { answer: undefined, problems };
}

/** Says why no node gave a good answer. */
export const noAnswer = (problems: readonly string[]): ConfigError =>
  new ConfigError(problems.length === 0 ? ["No masternode can be reached. Give one by --node."] : [...problems]);
