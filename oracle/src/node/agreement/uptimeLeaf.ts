import { uptimeLeafValues, type UptimeLeaf } from "@sonm/protocol/uptime.ts";

import { keccak } from "../../lib/keccak.ts";
import { encodeWords } from "../../lib/encodeWords.ts";

/** The 32 bytes of a machine's uptime in a report's tree. */
export const uptimeLeaf = (leaf: UptimeLeaf): Uint8Array => keccak(keccak(encodeWords(uptimeLeafValues(leaf))));
