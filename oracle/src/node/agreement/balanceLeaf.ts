import { balanceLeafValues, type BalanceLeaf } from "@sonm/protocol/balance.ts";

import { hashWords } from "../../lib/hashWords.ts";
import { keccak } from "../../lib/keccak.ts";

/** The 32 bytes of the supply and demand of a hardware class in a report's tree. */
export const balanceLeaf = (leaf: BalanceLeaf): Uint8Array => keccak(hashWords(balanceLeafValues(leaf)));
