import { Market } from "../../generated/schema";
import { MARKET_ID } from "../ids";
import { ZERO } from "../units";

/** Totals and parameters of the market. */
export function loadMarket(): Market {
  const known = Market.load(MARKET_ID);
  if (known != null) return known;
  const market = new Market(MARKET_ID);
  market.fee = 0;
  market.pausedUntil = ZERO;
  market.orderCount = 0;
  market.activeAsks = 0;
  market.activeBids = 0;
  market.dealCount = 0;
  market.openDealCount = 0;
  market.closedDealSeconds = ZERO;
  market.paymentCount = 0;
  market.totalPaid = ZERO;
  market.totalFee = ZERO;
  market.ledgerBalance = ZERO;
  market.escrow = ZERO;
  market.bonds = ZERO;
  market.pendingFees = ZERO;
  market.workerCount = 0;
  market.boundWorkerCount = 0;
  market.buyerCount = 0;
  market.masterCount = 0;
  return market;
}
