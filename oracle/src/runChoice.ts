import { parseArgs } from "node:util";

import { z } from "zod";

import { AcceptFile } from "./agent/choice/AcceptFile.ts";
import { usdText } from "./agent/choice/usdText.ts";
import { ConfigError } from "./config/ConfigError.ts";
import { fetchJson } from "./http/fetchJson.ts";
import { dateOf } from "./lib/dateOf.ts";
import { errorText } from "./lib/errorText.ts";

const HOW =
  "Use: choice list --agent <url>, choice explain [<id>] --agent <url>, or choice accept <id> --agent <url> --data-dir " +
  "<the agent's folder>.";

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 16 * 1024 * 1024;
const DEFAULT_AGENT = "http://127.0.0.1:7201";

const OPTIONS = { agent: { type: "string" }, "data-dir": { type: "string" } } as const;

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

type Answer = z.output<typeof answerSchema>;
type ShownChoice = Answer["choices"][number];

/**
 * Shows what an agent chose, and accepts what it only suggests: `choice list`, `choice explain`, `choice accept`. What is
 * accepted goes into a file in the agent's folder: whoever can write there owns the machine.
 *
 * @throws ConfigError with what is wrong with the words, or why the agent does not answer
 */
export async function runChoice([action = "", ...argv]: readonly string[]): Promise<void> {
  const { id, agent, dataDir } = readWords(argv);
  if (!["list", "explain", "accept"].includes(action)) throw new ConfigError([HOW]);
  const answer = await choicesOf(agent);
  const current = answer.choices.at(-1);
  if (current === undefined) throw new ConfigError(["The agent has not chosen yet. Ask again in a moment."]);
  if (action === "list") {
    console.log(answer.choices.map((choice) => lineOf(choice)).join("\n"));
    return;
  }
  if (action === "explain") {
    const choice = id === undefined ? current : answer.choices.find((one) => one.id === id);
    if (choice === undefined) throw new ConfigError([`There is no choice ${id}. \`choice list\` shows the last ones.`]);
    console.log(explain(choice));
    return;
  }
  if (answer.mode === "automatic") throw new ConfigError(["The agent is automatic: there is nothing to accept."]);
  if (id !== current.id) {
    throw new ConfigError([`The agent's choice is ${current.id} now. Accept that one, or wait for another.`]);
  }
  if (dataDir === undefined) throw new ConfigError([`Say where the agent's folder is. ${HOW}`]);
  new AcceptFile(dataDir).write(id);
  console.log(`Accepted: ${lineOf(current)}`);
}

function readWords(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      ...{ args: [...argv], options: OPTIONS, strict: true, allowPositionals: true },
    });
    const agent = (values.agent ?? DEFAULT_AGENT).replace(/\/+$/, "");
    return { id: positionals[0], agent, dataDir: values["data-dir"] };
  } catch (error) {
    throw new ConfigError([`${errorText(error)}. ${HOW}`]);
  }
}

async function choicesOf(agent: string): Promise<Answer> {
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

const explain = (choice: ShownChoice): string =>
  [
    lineOf(choice),
    ...choice.reasons.slice(1).map((reason) => `  ${reason}`),
    `  The machine's time was reckoned to be worth ${usdText(choice.timeWorth * 3_600n)} an hour.`,
    ...choice.alternatives.map(
      ({ kind, bid, value, whyNot }) => `  not ${kind} ${bid ?? ""} (${usdText(value)}): ${whyNot}`,
    ),
  ].join("\n");
