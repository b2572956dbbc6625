import { uptimeLeafValues, type UptimeLeaf } from "@sonm/protocol/uptime.ts";

import { hashWords } from "../../lib/hashWords.ts";
import { keccak } from "../../lib/keccak.ts";

/** The 32 bytes of a machine's uptime in a report's tree. */
export const uptimeLeaf = (leaf: UptimeLeaf): Uint8Array => keccak(hashWords(uptimeLeafValues(leaf)));
