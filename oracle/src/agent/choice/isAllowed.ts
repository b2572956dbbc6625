import type { AgentConfig } from "../../config/agentConfig.ts";
import type { ChoiceKind } from "./Choice.ts";

/** Choices that change nothing but the machine's own ask, or nothing at all. */
const SAFE: readonly ChoiceKind[] = ["hold", "idle", "ask"];

/** Whether the agent may do what it chose: by its mode, or since its owner accepted it. */
export function isAllowed(
  { id, kind }: { readonly id: string; readonly kind: ChoiceKind },
  mode: AgentConfig["choice"],
  accepted: string | undefined,
): boolean {
  if (mode === "automatic" || kind === "hold" || kind === "idle") return true;
  if (mode === "suggest" && SAFE.includes(kind)) return true;
  // an ask's price moves with the market: who accepted that there is one accepted the next price as well
  return accepted === id || (kind === "ask" && accepted?.startsWith("ask:") === true);
}
