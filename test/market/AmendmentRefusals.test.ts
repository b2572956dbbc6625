import { expect } from "chai";

import { MAX_DEAL_DURATION } from "@sonm/protocol/generated/constants.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";

import { expectPending, forward, request, spot } from "./amendments.ts";
import { nextAt } from "./deals.ts";
import { PRICE } from "./orders.ts";

const DAY = 86_400n;

describe("Amendments that are refused", () => {
  it("of others than the parties", async () => {
    const { stage, deal } = await forward();
    const { amendments, stranger, dao } = stage;
    for (const caller of [stranger, dao]) {
      await expect(request(stage, caller, deal, { price: 1n, duration: 10n * DAY }))
        .to.be.revertedWithCustomError(amendments, "AmendmentPartyOnly")
        .withArgs(deal.id, caller.address);
      await expect(amendments.connect(caller).endRequest(deal.terms, Side.Bid))
        .to.be.revertedWithCustomError(amendments, "AmendmentPartyOnly")
        .withArgs(deal.id, caller.address);
    }
  });

  it("for nothing, or for what is so already", async () => {
    const { stage, deal } = await forward();
    const { amendments, buyer, supplier } = stage;
    await expect(request(stage, buyer, deal, { price: 0n, duration: 10n * DAY })).to.be.revertedWithCustomError(
      amendments,
      "AmendmentPriceZero",
    );
    for (const by of [buyer, supplier]) {
      await expect(request(stage, by, deal, { price: PRICE, duration: 10n * DAY }))
        .to.be.revertedWithCustomError(amendments, "AmendmentUnchanged")
        .withArgs(PRICE, 10n * DAY);
    }
  });

  it("weakness_W_08_for an end that has passed or is too far away, or for one of a spot deal", async () => {
    const { stage, deal } = await forward();
    const { amendments, buyer } = stage;
    let elapsed = DAY;
    for (const duration of [1n, DAY, MAX_DEAL_DURATION + 1n, 2n ** 32n - 1n]) {
      elapsed += 1n;
      await nextAt(deal.start + elapsed);
      await expect(request(stage, buyer, deal, { price: PRICE, duration }))
        .to.be.revertedWithCustomError(amendments, "AmendmentDurationInvalid")
        .withArgs(duration, elapsed, MAX_DEAL_DURATION);
    }
    await nextAt(deal.start + elapsed + 1n);
    const shortest = { price: PRICE, duration: elapsed + 2n };
    await expectPending(stage, deal, request(stage, buyer, deal, shortest), Side.Bid, shortest);
    const other = await spot();
    await expect(request(other.stage, other.stage.buyer, other.deal, { price: PRICE, duration: 1n }))
      .to.be.revertedWithCustomError(other.stage.amendments, "AmendmentDurationInvalid")
      .withArgs(1n, 1n, 0n);
  });

  it("on a deal that never was, or is closed", async () => {
    const { stage, deal } = await forward();
    const { amendments, buyer, market } = stage;
    const other = { terms: { ...deal.terms, bond: 1n }, id: await market.dealId({ ...deal.terms, bond: 1n }) };
    await market.connect(buyer).close(deal.terms);
    for (const { id, terms } of [other, deal]) {
      for (const price of [1n, PRICE * 2n]) {
        await expect(amendments.connect(buyer).request(terms, price, 10n * DAY))
          .to.be.revertedWithCustomError(market, "DealNotOpen")
          .withArgs(id);
      }
    }
  });

  it("the market changes terms at the word of this contract alone", async () => {
    const { stage, deal } = await forward();
    const { buyer, dao, market, supplier } = stage;
    for (const caller of [buyer, supplier, dao]) {
      await expect(market.connect(caller).amendDeal(deal.terms, 1n, 10n * DAY))
        .to.be.revertedWithCustomError(market, "DealAmendmentsOnly")
        .withArgs(caller.address);
    }
  });
});
