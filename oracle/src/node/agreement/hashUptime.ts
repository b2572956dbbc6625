import type { UptimeLeaf } from "@sonm/protocol/uptime.ts";

import type { Hex } from "../../lib/Hex.ts";
import { hexOf } from "../../lib/hexOf.ts";
import { uptimeLeaf } from "./uptimeLeaf.ts";

/** The leaf by which contracts know a machine's uptime. */
export const hashUptime = (leaf: UptimeLeaf): Hex => hexOf(uptimeLeaf(leaf));
