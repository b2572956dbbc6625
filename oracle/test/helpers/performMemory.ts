import type { ChallengeStep } from "../../src/modules/Challenge.ts";
import type { MemoryKeeper } from "../../src/modules/memory/MemoryKeeper.ts";

/** What a machine's memory does when a node asks. */
export const performMemory =
  (keeper: MemoryKeeper) =>
  ({ kind, params }: ChallengeStep): Promise<object> =>
    kind === "memory.fill" ? keeper.fill(params) : kind === "memory.read" ? keeper.read(params) : keeper.open(params);
