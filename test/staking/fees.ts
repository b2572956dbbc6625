import { chain } from "../helpers/chain.ts";
import { buyDeal } from "../market/deals.ts";
import type { MarketStage } from "../market/MarketStage.ts";
import { openMarket } from "../market/openMarket.ts";

const { networkHelpers } = chain;

/** A market with a deal that runs, so that there are fees to split. */
export interface FeeStage extends MarketStage {
  /** Lets time pass and bills the deal: the market holds fees. Returns what it holds then. */
  readonly earn: () => Promise<bigint>;
}

/** A fixture: fees come when the test says so. */
export async function openFees(): Promise<FeeStage> {
  const stage = await openMarket();
  const { terms } = await buyDeal(stage);
  const earn = async () => {
    await networkHelpers.time.increase(1_234);
    await stage.market.bill(terms);
    return stage.market.feesHeld();
  };
  return { ...stage, earn };
}
