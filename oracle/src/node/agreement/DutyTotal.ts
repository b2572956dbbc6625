import { z } from "zod";

import { wire } from "../../lib/wire.ts";

/** SNM wei that the masternode of an owner earned since genesis, as of the end of an epoch. */
export const dutyTotalSchema = z.strictObject({ owner: wire.address, earned: wire.uint96 });

export type DutyTotal = z.infer<typeof dutyTotalSchema>;
