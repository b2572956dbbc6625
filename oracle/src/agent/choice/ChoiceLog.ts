import type { Log } from "../../lib/Log.ts";
import type { Choice } from "./Choice.ts";

/** Choices that are remembered. */
const MOST = 100;
/** Alternatives that a log line names. */
const MOST_LOGGED = 3;

/** The last choices, each once. */
export class ChoiceLog {
  readonly #log: Log;
  #choices: Choice[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  get current(): Choice | undefined {
    return this.#choices.at(-1);
  }

  /** Oldest first. */
  get all(): readonly Choice[] {
    return this.#choices;
  }

  /** Keeps a choice; one that is the same as the last replaces it. */
  note(choice: Choice): void {
    if (this.current?.id === choice.id) {
      this.#choices = [...this.#choices.slice(0, -1), choice];
      return;
    }
    this.#choices = [...this.#choices, choice].slice(-MOST);
    const { alternatives, value, timeWorth, price, ...rest } = choice;
    const amounts = { value: String(value), timeWorth: String(timeWorth), price: price?.toString() };
    const others = alternatives
      .slice(0, MOST_LOGGED)
      .map((one) => ({ kind: one.kind, bid: one.bid, value: String(one.value), whyNot: one.whyNot }));
    this.#log.info({ ...rest, ...amounts, alternatives: others, more: alternatives.length - others.length }, "choice");
  }
}
