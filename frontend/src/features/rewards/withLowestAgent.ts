import type { Program } from "./programFacts.ts";
import type { LowestAgent } from "./readLowestAgent.ts";

/** A program that demands of the agent what the releases demand, where they demand more than itself. */
export const withLowestAgent = (program: Program, agent: LowestAgent | undefined): Program => ({
  ...program,
  minSoftwareVersion: Math.max(program.minSoftwareVersion, agent?.lowest ?? 0),
});
