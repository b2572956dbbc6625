import { BigInt, Bytes } from "@graphprotocol/graph-ts";

import { loadOracle } from "./oracle";

/** The class of a number; null where it was not added yet, which contracts that only keep the number don't ask. */
export function classOf(number: BigInt): Bytes | null {
  const classes = loadOracle().classes;
  const known = BigInt.fromI32(classes.length);
  return number.lt(known) ? classes[number.toI32()] : null;
}
