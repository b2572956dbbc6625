import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { z } from "zod";

import { wire } from "../../lib/wire.ts";

/** What a machine says about itself. 0 and "" mean that it could not tell. */
export const inventorySchema = z.strictObject({
  architecture: z.enum(Architecture),
  link: z.enum(Link),
  physicalCores: z.int().min(0).max(4_096),
  logicalCores: z.int().min(1).max(8_192),
  clockMHz: z.int().min(0).max(100_000),
  memoryBytes: wire.uint63,
  diskBytes: wire.uint63,
  softwareVersion: wire.uint32,
  cpuModel: z.string().max(100),
});

export type Inventory = z.infer<typeof inventorySchema>;
