import { BASIS_POINTS } from "@sonm/protocol/generated/constants.ts";

import type { Costs } from "../../../../oracle/src/agent/choice/Costs.ts";
import type { RecordedBook } from "./RecordedBook.ts";

/** Of an Ethereum rollup at the time of writing: 0.01 gwei for one gas, 3,000 USD for one coin; USD wei for one gas. */
const USD_WEI_PER_GAS = 3_000n * 10n ** 7n;
const FEE_BASIS_POINTS = 100;
const BILL_SECONDS = 3_600;
const WAD = 1e18;

/** What trading costs in a replay: the gas that the record measured, at fixed prices. */
export class BacktestCosts {
  readonly costs: Costs;
  /** USD that each costs. */
  readonly open: number;
  readonly bill: number;
  readonly close: number;

  constructor({ gas }: Pick<RecordedBook, "gas">) {
    const of = (amount: number): bigint => BigInt(amount) * USD_WEI_PER_GAS;
    this.costs = {
      ...{ open: of(gas.open), bill: of(gas.bill), close: of(gas.close) },
      ...{ billSeconds: BILL_SECONDS, feeBasisPoints: FEE_BASIS_POINTS, offlinePpm: 0, bond: 0n },
    };
    this.open = Number(this.costs.open) / WAD;
    this.bill = Number(this.costs.bill) / WAD;
    this.close = Number(this.costs.close) / WAD;
  }

  /**
   * USD that a deal earns its supplier.
   *
   * @param usdPerHour that it pays
   * @param hours that it lasts
   * @param left whether the supplier ended it
   */
  income(usdPerHour: number, hours: number, left: boolean): number {
    const kept = 1 - FEE_BASIS_POINTS / Number(BASIS_POINTS);
    return usdPerHour * hours * kept - this.open - this.bill * hours - (left ? this.close : 0);
  }
}
