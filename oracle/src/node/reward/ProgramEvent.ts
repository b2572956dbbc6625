import type { RewardMode } from "@sonm/protocol/generated/enums.ts";

import type { Hex } from "../../lib/Hex.ts";

/**
 * What changes who can earn rewards, as the chain tells it. Times in unix seconds; `usdPerGpuDay`: USD with 18 decimals.
 *
 * - `admitted`: from `since` on for so many units, whether or not the machine was a member before
 * - `outdated`: from `from` on agents below `lowest` earn nothing, in any program
 */
export type ProgramEvent =
  { readonly kind: "outdated"; readonly lowest: number; readonly from: number } | ProgramChange;

/** One of them that is of a program. */
export type ProgramChange =
  | {
      readonly kind: "created";
      readonly programId: number;
      readonly classId: number;
      readonly mode: RewardMode;
      readonly minSoftwareVersion: number;
      readonly usdPerGpuDay: bigint;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: "extended"; readonly programId: number; readonly end: number }
  | { readonly kind: "closed"; readonly programId: number }
  | {
      readonly kind: "admitted";
      readonly programId: number;
      readonly worker: Hex;
      readonly gpus: number;
      readonly since: number;
    }
  | { readonly kind: "removed"; readonly programId: number; readonly worker: Hex; readonly leftAt: number };
