import { AGENT_SETTINGS } from "../config/agentConfig.ts";
import { flagName } from "../config/loadConfig.ts";
import { NODE_SETTINGS } from "../config/nodeConfig.ts";
import type { Verb } from "./Verb.ts";

/** Flags of the program whose settings a verb takes, beside its own. */
export function settingFlags({ settings, flags }: Verb): string[] {
  if (settings === undefined) return [];
  const names = ["config", ...(settings === "node" ? NODE_SETTINGS : AGENT_SETTINGS)].map(flagName);
  return names.filter((name) => flags[name] === undefined);
}
