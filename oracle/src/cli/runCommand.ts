import type { ConfigSources } from "../config/loadConfig.ts";
import { UsageError } from "../config/UsageError.ts";
import { failureOf, EXIT } from "./failureOf.ts";
import { findVerb, type Found } from "./findVerb.ts";
import { helpText } from "./helpText.ts";
import { jsonText } from "./jsonText.ts";
import { readCall } from "./readCall.ts";
import { Terminal, type Streams } from "./Terminal.ts";
import { usageLine } from "./usageLine.ts";
import { usageText } from "./usageText.ts";
import type { RoleVerb } from "./Verb.ts";

/** What a command runs with. */
export interface Surroundings extends Streams {
  readonly verbs: readonly RoleVerb[];
  readonly environment: ConfigSources["environment"];
  readonly version: string;
}

/**
 * Does what a command line says.
 *
 * @param argv without Node and the program
 * @returns the exit code: 0 done, 1 refused or failed, 2 used wrongly
 */
export async function runCommand(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { verbs, output, errors, version } = surroundings;
  const json = argv.includes("--json");
  try {
    const [first] = argv;
    if (first === "--version" || first === "version") return say(output, json ? jsonText({ version }) : version);
    if (first === "help" || first === "--help" || first === "-h") return help(argv.slice(1), surroundings);
    if (first === "--markdown") return say(output, (await import("./markdownText.ts")).markdownText(verbs));
    if (first === "--complete") {
      const { complete } = await import("./complete.ts");
      return say(output, (await complete(argv.slice(1), verbs, surroundings.environment)).join("\n"));
    }
    if (first === undefined) {
      errors.write(`${usageText(verbs)}\n`);
      return EXIT.wrongUsage;
    }
    return await call(findVerb(verbs, argv), surroundings);
  } catch (error) {
    const { code, sentences, insides } = failureOf(error);
    errors.write(`${json ? jsonText({ error: { sentences, code } }) : sentences.join("\n")}\n`);
    if (insides !== undefined && surroundings.environment["SONM_DEBUG"] !== undefined) errors.write(`${insides}\n`);
    return code;
  }
}

function say(output: Streams["output"], text: string): number {
  output.write(`${text}\n`);
  return EXIT.done;
}

function help(argv: readonly string[], { verbs, output }: Surroundings): number {
  const words = argv.filter((word) => !word.startsWith("-"));
  return say(output, words.length === 0 ? usageText(verbs) : helpText(findVerb(verbs, words)));
}

async function call(found: Found, { environment, output, ...streams }: Surroundings): Promise<number> {
  const { words, flags, settings } = readCall(found, environment);
  if (flags["help"] === true || found.verb.run === undefined) return say(output, helpText(found));
  const terminal = new Terminal({ ...streams, output }, { json: flags["json"] === true, yes: flags["yes"] === true });
  const answer = await found.verb
    .run({ ...{ words, flags, environment, terminal }, settings: { argv: settings, environment } })
    .catch((error: unknown) => {
      if (!(error instanceof UsageError)) throw error;
      throw new UsageError([...error.problems, `Use: ${usageLine(found)}`]);
    });
  if (answer !== undefined) terminal.print(answer.lines, answer.data);
  return answer?.failed === true ? EXIT.failed : EXIT.done;
}
