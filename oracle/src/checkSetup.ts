import { checkAgent } from "./check/checkAgent.ts";
import { checkNode } from "./check/checkNode.ts";
import type { Finding } from "./check/Finding.ts";
import type { Answer } from "./cli/Answer.ts";
import type { ConfigSources } from "./config/loadConfig.ts";

/**
 * Says what is wrong with a program's settings and with what is around it, without changing anything: `check node` or
 * `check agent`, with the flags and the environment that the program would get. Warnings alone are no failure.
 *
 * @throws ConfigError where the settings can't even be read
 */
export async function checkSetup(program: "agent" | "node", sources: ConfigSources): Promise<Answer> {
  const findings = await (program === "node" ? checkNode(sources) : checkAgent(sources));
  const of = (level: Finding["level"]): string[] =>
    findings.flatMap((finding) => (finding.level === level ? [finding.text] : []));
  const [notes, warnings, errors] = [of("note"), of("warning"), of("error")];
  const verdict =
    warnings.length === 0 ? "Nothing is wrong." : `It can run. Look at the warnings above (${warnings.length}).`;
  return {
    failed: errors.length > 0,
    lines: [...notes, ...warnings.map((text) => `Warning: ${text}`), ...(errors.length > 0 ? errors : [verdict])],
    data: { canRun: errors.length === 0, findings },
  };
}
