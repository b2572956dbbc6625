import { expect } from "chai";

import { openDeals, type DealEvent } from "@sonm/protocol/openDeals.ts";

import { chain } from "../helpers/chain.ts";
import { amendedBy, request } from "./amendments.ts";
import { buyDeal } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { openMarket } from "./openMarket.ts";
import { PRICE } from "./orders.ts";

const { networkHelpers } = chain;
const HOUR = 3_600n;
const NAMES: readonly string[] = ["DealOpened", "DealAmended", "DealClosed"] satisfies DealEvent["name"][];

/** Every log of the market that opens, amends or closes a deal, and nothing but the logs. */
async function dealEvents({ market }: MarketStage): Promise<readonly DealEvent[]> {
  const logs = await chain.ethers.provider.getLogs({ address: await market.getAddress(), fromBlock: 0 });
  return logs.flatMap((log) => {
    const event = market.interface.parseLog(log);
    return event === null || !NAMES.includes(event.name)
      ? []
      : [{ name: event.name, ...event.args.toObject() } as unknown as DealEvent];
  });
}

/** Three deals of one hour: one amended twice, one amended once by each side, one as it opened; and two that ended. */
async function history() {
  const stage = await networkHelpers.loadFixture(openMarket);
  const { buyer, supplier } = stage;
  const deals = [];
  for (let i = 0; i < 5; i++) deals.push(await buyDeal(stage, { duration: HOUR }));
  const [twice, once, plain, closed, amendedAndClosed] = deals;
  if (!twice || !once || !plain || !closed || !amendedAndClosed) throw new Error("A deal is missing.");
  const change = async (deal: typeof twice, by: typeof buyer, price: bigint) => {
    const amended = await amendedBy(stage, deal, request(stage, by, deal, { price, duration: HOUR }));
    return { ...deal, ...amended };
  };
  const first = await change(twice, buyer, PRICE * 2n);
  const second = await change(first, supplier, PRICE * 2n - 1n);
  const cheaper = await change(once, supplier, PRICE / 2n);
  await stage.market.connect(buyer).close(closed.terms);
  const gone = await change(amendedAndClosed, buyer, PRICE * 3n);
  await stage.market.connect(buyer).close(gone.terms);
  return { stage, expected: [second, cheaper, plain], firstIds: [twice.id, once.id, plain.id] };
}

describe("openDeals", () => {
  it("rebuilds the running deals from logs alone, so that each can be billed and closed", async () => {
    const { stage, expected, firstIds } = await networkHelpers.loadFixture(history);
    const { market, buyer, stranger } = stage;
    const rebuilt = openDeals(await dealEvents(stage));
    expect(rebuilt.map(({ id }) => id)).to.deep.equal(expected.map(({ id }) => id));
    expect(rebuilt.map(({ firstId }) => firstId)).to.deep.equal(firstIds);
    for (const { id, terms } of rebuilt) expect(await market.dealId(terms)).to.equal(id);

    await networkHelpers.time.increase(600);
    for (const { id, terms } of rebuilt) {
      await expect(market.connect(stranger).bill(terms)).to.emit(market, "DealBilled");
      expect((await market.dealState(id)).billedUntil).to.equal(await networkHelpers.time.latest());
    }
    expect(openDeals(await dealEvents(stage))).to.deep.equal(rebuilt);
    for (const { id, terms } of rebuilt) {
      await market.connect(buyer).close(terms);
      expect((await market.dealState(id)).billedUntil).to.equal(0n);
    }
    expect(openDeals(await dealEvents(stage))).to.deep.equal([]);
  });
});
