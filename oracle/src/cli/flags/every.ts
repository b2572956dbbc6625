import { z } from "zod";

import type { FlagTable } from "../Flag.ts";

/** What every verb takes. */
export const every = {
  json: { schema: z.boolean().default(false), help: "print JSON for programs" },
  yes: { schema: z.boolean().default(false), help: "send without asking" },
  help: { schema: z.boolean().default(false), help: "say how it is used" },
} as const satisfies FlagTable;
