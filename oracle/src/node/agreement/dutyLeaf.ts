import { dutyLeafValues, type DutyLeaf } from "@sonm/protocol/duty.ts";

import { hashWords } from "../../lib/hashWords.ts";
import { keccak } from "../../lib/keccak.ts";

/** The 32 bytes of what a masternode has earned in a report's tree. */
export const dutyLeaf = (leaf: DutyLeaf): Uint8Array => keccak(hashWords(dutyLeafValues(leaf)));
