import { checkAgent } from "./check/checkAgent.ts";
import { checkNode } from "./check/checkNode.ts";
import type { Finding } from "./check/Finding.ts";
import { ConfigError } from "./config/ConfigError.ts";
import type { ConfigSources } from "./config/loadConfig.ts";

/**
 * Says what is wrong with a program's settings and with what is around it, without changing anything: `check node` or
 * `check agent`, with the flags and the environment that the program would get. Warnings alone are no failure.
 *
 * @throws ConfigError with a sentence for each error
 */
export async function checkSetup({ argv, environment }: ConfigSources): Promise<void> {
  const [program, ...flags] = argv;
  const sources = { argv: flags, environment };
  if (program === "node") report(await checkNode(sources));
  else if (program === "agent") report(await checkAgent(sources));
  else throw new ConfigError(["Say what to check: `check node` or `check agent`, with the flags that it would get."]);
}

function report(findings: readonly Finding[]): void {
  const of = (level: Finding["level"]): string[] =>
    findings.flatMap((finding) => (finding.level === level ? [finding.text] : []));
  for (const note of of("note")) console.log(note);
  for (const warning of of("warning")) console.log(`Warning: ${warning}`);
  const errors = of("error");
  if (errors.length > 0) throw new ConfigError(errors);
  const warnings = of("warning").length;
  console.log(warnings === 0 ? "Nothing is wrong." : `It can run. Look at the warnings above (${warnings}).`);
}
