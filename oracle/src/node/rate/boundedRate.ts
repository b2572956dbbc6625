import { MAX_RATE, MIN_RATE } from "@sonm/protocol/generated/constants.ts";

import { RateSourceError } from "./RateSourceError.ts";

/** The rate, SNM wei per USD. @throws RateSourceError if it is outside the protocol's bounds */
export function boundedRate(rate: bigint): bigint {
  if (rate >= MIN_RATE && rate <= MAX_RATE) return rate;
  throw new RateSourceError(`The rate ${rate} is outside the protocol's bounds.`);
}
