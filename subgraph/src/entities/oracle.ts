import { BigInt } from "@graphprotocol/graph-ts";

import { Oracle } from "../../generated/schema";
import { ORACLE_ID } from "../ids";
import { ZERO } from "../units";

/** State and parameters of reports, rate, hardware attestation and masternodes. */
export function loadOracle(): Oracle {
  const known = Oracle.load(ORACLE_ID);
  if (known != null) return known;
  const oracle = new Oracle(ORACLE_ID);
  oracle.reportCount = ZERO;
  oracle.rate = ZERO;
  oracle.cumulative = ZERO;
  oracle.rateUpdatedAt = ZERO;
  oracle.staleAfter = ZERO;
  oracle.maxRateStep = ZERO;
  oracle.disputeWindow = ZERO;
  oracle.submissionCredit = ZERO;
  oracle.submissionBudget = ZERO;
  oracle.validDays = ZERO;
  oracle.attestationCount = 0;
  oracle.classes = [];
  oracle.masternodeCount = 0;
  oracle.activeMasternodeCount = 0;
  oracle.totalStake = ZERO;
  oracle.rewardsCollected = ZERO;
  oracle.rewardsHeld = ZERO;
  oracle.minimumBond = ZERO;
  oracle.unbondingPeriod = ZERO;
  return oracle;
}

/** The rate integral at the time of the block that is being indexed, SNM wei x seconds per USD. */
export function rateIntegralAt(time: BigInt): BigInt {
  const oracle = loadOracle();
  return oracle.cumulative.plus(oracle.rate.times(time.minus(oracle.rateUpdatedAt)));
}
