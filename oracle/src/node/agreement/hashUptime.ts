import { uptimeLeafValues, type UptimeLeaf } from "@sonm/protocol/uptime.ts";
import { keccak256 } from "ethers";

import type { Hex } from "../../lib/Hex.ts";
import { encodeWords } from "./encodeWords.ts";

/** The leaf by which contracts know a machine's uptime. */
export const hashUptime = (leaf: UptimeLeaf): Hex => keccak256(keccak256(encodeWords(uptimeLeafValues(leaf)))) as Hex;
