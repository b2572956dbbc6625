import { Address } from "@graphprotocol/graph-ts";

import { Submitter } from "../../generated/schema";
import { ZERO } from "../units";

/** Who submits reports. */
export function loadSubmitter(address: Address): Submitter {
  const known = Submitter.load(address);
  if (known != null) return known;
  const submitter = new Submitter(address);
  submitter.reports = 0;
  submitter.credited = ZERO;
  submitter.collected = ZERO;
  return submitter;
}
