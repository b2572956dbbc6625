import { BalanceRecorded } from "../generated/ClassBalances/ClassBalances";
import {
  createClassBalancePoint,
  createClassSupplyPoint,
  loadClassBalance,
  moveClassBalance,
} from "./entities/classBalance";

export function handleBalanceRecorded(event: BalanceRecorded): void {
  const balance = loadClassBalance(event.params.classId);
  moveClassBalance(balance, event);
  createClassBalancePoint(balance, event);
  createClassSupplyPoint(balance);
}
