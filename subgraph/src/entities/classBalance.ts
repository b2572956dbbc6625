import { BigInt } from "@graphprotocol/graph-ts";

import { BalanceRecorded } from "../../generated/ClassBalances/ClassBalances";
import { ClassBalance, ClassBalancePoint, ClassSupplyPoint } from "../../generated/schema";
import { eventId, numberId } from "../ids";
import { ZERO } from "../units";
import { classOf } from "./classOf";

/** Averages have three decimals. */
const MILLI = BigInt.fromI32(1_000);

/** Supply and demand of a class, all zero before the first point. */
export function loadClassBalance(number: BigInt): ClassBalance {
  const id = numberId(number);
  const known = ClassBalance.load(id);
  if (known != null) return known;
  const balance = new ClassBalance(id);
  balance.number = number.toI32();
  balance.hardwareClass = classOf(number);
  balance.asOf = ZERO;
  balance.supplied = ZERO;
  balance.demanded = ZERO;
  balance.fees = ZERO;
  balance.supply = ZERO;
  balance.demand = ZERO;
  balance.pointCount = 0;
  return balance;
}

/** Moves a class on to a point that was proved. */
export function moveClassBalance(balance: ClassBalance, event: BalanceRecorded): void {
  const point = event.params.point;
  const supplied = point.supplied;
  const demanded = point.demanded;
  if (balance.pointCount > 0) {
    // Contracts take no point that is not newer.
    const time = point.asOf.minus(balance.asOf);
    balance.supply = supplied.minus(balance.supplied).times(MILLI).div(time);
    balance.demand = demanded.minus(balance.demanded).times(MILLI).div(time);
  }
  balance.asOf = point.asOf;
  balance.supplied = supplied;
  balance.demanded = demanded;
  balance.fees = point.fees;
  balance.pointCount += 1;
  balance.save();
}

/** Keeps a point that was proved. @param balance as it is afterwards */
export function createClassBalancePoint(balance: ClassBalance, event: BalanceRecorded): void {
  const point = new ClassBalancePoint(eventId(event));
  point.balance = balance.id;
  point.sequence = event.params.sequence;
  point.asOf = balance.asOf;
  point.supplied = balance.supplied;
  point.demanded = balance.demanded;
  point.fees = balance.fees;
  point.timestamp = event.block.timestamp;
  point.block = event.block.number;
  point.transaction = event.transaction.hash;
  point.save();
}

/** Adds a point that was proved to the series of its class. @param balance as it is afterwards */
export function createClassSupplyPoint(balance: ClassBalance): void {
  const point = new ClassSupplyPoint(0);
  point.number = balance.number;
  point.supply = balance.supply;
  point.demand = balance.demand;
  point.supplied = balance.supplied;
  point.demanded = balance.demanded;
  point.save();
}
