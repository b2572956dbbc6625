import type { FlagsOf } from "../cli/Flag.ts";
import type { chain } from "../cli/flags/chain.ts";
import type { dao } from "../cli/flags/dao.ts";
import type { payer } from "../cli/flags/payer.ts";

type All = FlagsOf<typeof chain & typeof payer & typeof dao>;

/** Flags of `sonm dao`: those of chain and key, and of the others those that a verb names. */
export type DaoFlags = Pick<All, keyof typeof chain | keyof typeof payer> & Partial<Pick<All, keyof typeof dao>>;
