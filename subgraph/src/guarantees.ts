import { BondSettled } from "../generated/Guarantees/Guarantees";
import * as balances from "./entities/balances";
import { loadDeal } from "./entities/deal";
import { ZERO } from "./units";

export function handleBondSettled(event: BondSettled): void {
  const deal = loadDeal(event.params.deal);
  balances.settleBond(deal, event);
  deal.bondHeld = ZERO;
  deal.bondOffline = event.params.offline;
  deal.bondRefund = event.params.refund;
  deal.bondSettledAt = event.block.timestamp;
  deal.bondTransaction = event.transaction.hash;
  deal.save();
}
