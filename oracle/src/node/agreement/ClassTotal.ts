import { z } from "zod";

import { wire } from "../../lib/wire.ts";

/** Supply and demand of a hardware class since genesis, as of the end of an epoch: see `BalanceLeaf`. */
export const classTotalSchema = z.strictObject({
  classId: wire.uint16,
  supplied: wire.uint64,
  demanded: wire.uint64,
  fees: wire.uint88,
});

export type ClassTotal = z.infer<typeof classTotalSchema>;
