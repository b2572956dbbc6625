import type { FlagTable } from "../Flag.ts";
import { chain } from "./chain.ts";
import { payer } from "./payer.ts";

/** What a verb takes that sends with one's own key, or is about its account. */
export const own = { ...payer, ...chain } as const satisfies FlagTable;

export type OwnFlags = typeof own;
