import { DividendPool } from "../../generated/schema";
import { DIVIDENDS_ID } from "../ids";
import { ZERO } from "../units";

/** The one pool of dividends, made on its first event. */
export function loadDividendPool(): DividendPool {
  const known = DividendPool.load(DIVIDENDS_ID);
  if (known != null) return known;
  const pool = new DividendPool(DIVIDENDS_ID);
  pool.totalLocked = ZERO;
  pool.holderCount = 0;
  pool.index = ZERO;
  pool.received = ZERO;
  pool.forwarded = ZERO;
  pool.claimed = ZERO;
  return pool;
}
