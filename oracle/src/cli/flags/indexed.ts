import { z } from "zod";

import { urlSetting } from "../../config/commonSettings.ts";
import type { FlagTable } from "../Flag.ts";

/** Which index a verb asks for what is long to read from the chain. Where the flag is not given, SONM_INDEX counts. */
export const indexed = {
  index: {
    schema: z.union([z.literal("none"), urlSetting], "must be the URL of an index, or none").optional(),
    value: "<url or none>",
    help: "the index to ask; the network's own without it; none reads the chain's events instead",
    completes: ["none"],
  },
} as const satisfies FlagTable;
