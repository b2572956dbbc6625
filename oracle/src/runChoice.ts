import { z } from "zod";

import { AcceptFile } from "./agent/choice/AcceptFile.ts";
import { usdText } from "./agent/choice/usdText.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import type { AcceptFlags, ChoiceFlags } from "./cli/verbs/choice.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { fetchJson } from "./http/fetchJson.ts";
import { dateOf } from "./lib/dateOf.ts";
import { errorText } from "./lib/errorText.ts";

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 16 * 1024 * 1024;
const usd = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);

const choiceSchema = z.object({
  ...{ id: z.string(), at: z.number(), kind: z.string(), bid: z.string().optional(), value: usd, timeWorth: usd },
  reasons: z.array(z.string()),
  alternatives: z.array(z.object({ kind: z.string(), bid: z.string().optional(), value: usd, whyNot: z.string() })),
});

const answerSchema = z.object({ worker: z.string(), mode: z.string(), choices: z.array(choiceSchema) });

type Choices = z.output<typeof answerSchema>;
type ShownChoice = Choices["choices"][number];

/** Lists the last choices of an agent. @throws ConfigError where it does not answer */
export async function listChoices({ flags }: Call<ChoiceFlags>): Promise<Answer> {
  const { choices } = await choicesOf(flags.agent);
  return { lines: choices.map((choice) => lineOf(choice)), data: choices };
}

/** Says why an agent chose as it did, and why nothing else. @throws ConfigError where there is no such choice */
export async function explainChoice({ flags, words: [id] }: Call<ChoiceFlags>): Promise<Answer> {
  const { choices } = await choicesOf(flags.agent);
  const choice = id === undefined ? choices.at(-1) : choices.find((one) => one.id === id);
  if (choice === undefined) throw new ConfigError(["There is no such choice. `choice list` shows the last ones."]);
  return { lines: explain(choice), data: choice };
}

/**
 * Accepts what an agent only suggests. It goes into a file in the agent's folder: whoever can write there owns the machine.
 *
 * @throws ConfigError where the agent chose something else meanwhile, or needs nobody's word
 */
export async function acceptChoice({ flags, words: [id] }: Call<AcceptFlags>): Promise<Answer> {
  const { choices, mode } = await choicesOf(flags.agent);
  const current = choices.at(-1);
  if (mode === "automatic") throw new ConfigError(["The agent is automatic: there is nothing to accept."]);
  if (current === undefined || id !== current.id) {
    throw new ConfigError([
      `The agent's choice is ${current?.id ?? "none"} now. Accept that one, or wait for another.`,
    ]);
  }
  new AcceptFile(flags["data-dir"]).write(current.id);
  return { lines: [`Accepted: ${lineOf(current)}`], data: { accepted: current.id } };
}

async function choicesOf(url: string): Promise<Choices> {
  const agent = url.replace(/\/+$/, "");
  try {
    return answerSchema.parse(await fetchJson(`${agent}/choices`, { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES }));
  } catch (error) {
    throw new ConfigError([
      `The agent at ${agent} gives no choices: ${errorText(error)}. Start it, or say another --agent.`,
    ]);
  }
}

const lineOf = ({ id, at, value, reasons }: ShownChoice): string =>
  `${dateOf(at)}  ${id}  ${usdText(value)}  ${reasons[0] ?? ""}`;

const explain = (choice: ShownChoice): string[] => [
  lineOf(choice),
  ...choice.reasons.slice(1).map((reason) => `  ${reason}`),
  `  The machine's time was reckoned to be worth ${usdText(choice.timeWorth * 3_600n)} an hour.`,
  ...choice.alternatives.map(
    ({ kind, bid, value, whyNot }) => `  not ${kind} ${bid ?? ""} (${usdText(value)}): ${whyNot}`,
  ),
];
