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
  oracle.validDays = ZERO;
  oracle.attestationCount = 0;
  oracle.masternodeCount = 0;
  oracle.activeMasternodeCount = 0;
  oracle.totalStake = ZERO;
  oracle.minimumBond = ZERO;
  oracle.unbondingPeriod = ZERO;
  return oracle;
}
