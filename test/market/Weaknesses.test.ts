import { expect } from "chai";

import { WAD } from "@sonm/protocol/generated/constants.ts";
import { CloseReason } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { submitReport } from "../helpers/reports.ts";
import { contractsCalledBy } from "../helpers/trace.ts";
import { billOf, buyDeal, feeOf, nextAt, now, paymentOf } from "./deals.ts";
import { BUYER_BALANCE, openMarket } from "./openMarket.ts";
import { PRICE } from "./orders.ts";

const { networkHelpers } = chain;
const HOUR = 3_600n;
const DAY = 86_400n;

describe("Market against the weaknesses of the first SONM: money", () => {
  it("weakness_W_01_noSettlementTouchesAWallet", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, token } = stage;
    const { terms, start } = await buyDeal(stage, { duration: 3n * DAY });
    const address = await token.getAddress();
    await nextAt(start + 2n * DAY);
    const bill = await market.bill(terms);
    const close = await market.connect(buyer).close(terms);
    for (const { hash } of [bill, close]) expect(await contractsCalledBy(hash)).to.not.include(address);
    const withdrawal = await market.connect(buyer).withdraw(1n);
    expect(await contractsCalledBy(withdrawal.hash)).to.include(address);
  });

  it("weakness_W_01_aTopUpThatFailsClosesInsteadOfReverting", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, supplier } = stage;
    const { terms, start, escrow } = await buyDeal(stage, { duration: 30n * DAY });
    await market.connect(buyer).withdraw(await market.balanceOf(buyer));
    await nextAt(start + 5n * DAY);
    const { bill, closing } = await billOf(stage, market.connect(supplier).bill(terms));
    expect(bill.paid).to.equal(escrow);
    expect(closing?.reason).to.equal(BigInt(CloseReason.OutOfFunds));
  });

  it("weakness_W_02_aSupplierWhoBillsBeforeEscrowIsUsedUpIsNeverUnpaid", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, supplier } = stage;
    const { rate } = await stage.reports.latestRate();
    const { id, terms, start } = await buyDeal(stage);
    await market.connect(buyer).withdraw((await market.balanceOf(buyer)) - paymentOf(PRICE, rate * 100_000n));
    let [paid, at, bills] = [0n, start, 0n];
    for (;;) {
      const lasts = ((await market.dealState(id)).escrow * WAD) / (PRICE * rate);
      at += lasts === 0n ? 1n : lasts < HOUR ? lasts : HOUR;
      bills += 1n;
      await nextAt(at);
      const { bill, closing } = await billOf(stage, market.connect(supplier).bill(terms));
      paid += bill.paid;
      if (closing !== undefined) break;
    }
    expect(paymentOf(PRICE, rate * (at - start)) - paid).to.be.lessThan(paymentOf(PRICE, rate) + bills);
    expect(at - start).to.be.greaterThan(100_000n);
  });

  it("weakness_W_03_aNewRateDoesNotChangeThePast", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports } = stage;
    const { rate } = await reports.latestRate();
    const { terms, start } = await buyDeal(stage);
    await submitReport(stage, stage.nodes, { rate: (rate * 12n) / 10n });
    const changed = await now();
    await nextAt(changed + 1n);
    const { bill } = await billOf(stage, market.bill(terms));
    expect(bill.paid).to.equal(paymentOf(PRICE, rate * (changed - start) + (rate * 12n) / 10n));
    await expect(submitReport(stage, stage.nodes, { rate: rate * 100_000n })).to.be.revertedWithCustomError(
      reports,
      "RateStepTooLarge",
    );
  });

  it("weakness_W_06_whatWasPaidOutIsNotPaidAgain", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market } = stage;
    const call = market.interface.encodeFunctionData("withdraw", [BUYER_BALANCE]);
    await expect(market.connect(buyer).multicall([call, call]))
      .to.be.revertedWithCustomError(market, "LedgerBalanceTooLow")
      .withArgs(buyer.address, 0n, BUYER_BALANCE);
    const { terms } = await buyDeal(stage);
    const close = market.interface.encodeFunctionData("close", [terms]);
    await expect(market.connect(buyer).multicall([close, close])).to.be.revertedWithCustomError(market, "DealNotOpen");
  });

  it("weakness_W_09_theBillsOfADealAddUpToWhatWasPaid", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, splitter, supplier, token } = stage;
    const { terms, start, escrow } = await buyDeal(stage);
    let [paid, fees, held] = [0n, 0n, escrow];
    for (const elapsed of [100n, 100n + HOUR, 2n * DAY]) {
      await nextAt(start + elapsed);
      const { bill } = await billOf(stage, market.bill(terms));
      [paid, fees, held] = [paid + bill.paid, fees + bill.fee, held + bill.toppedUp - bill.paid];
    }
    const { bill, closing } = await billOf(stage, market.connect(buyer).close(terms));
    [paid, fees, held] = [paid + bill.paid, fees + bill.fee, held + bill.toppedUp - bill.paid];
    expect(closing?.refunded).to.equal(held);
    expect(await market.balanceOf(supplier)).to.equal(paid - fees);
    expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE - paid);
    await market.collectFees();
    expect(await token.balanceOf(splitter)).to.equal(fees);
  });

  it("weakness_W_10_aBuyerWhoLeavesAForwardDealPaidForEverySecondOfIt", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, supplier, worker } = stage;
    const { rate } = await stage.reports.latestRate();
    const { terms, start, id } = await buyDeal(stage, { duration: 10n * DAY });
    for (const seller of [supplier, worker]) {
      await expect(market.connect(seller).close(terms))
        .to.be.revertedWithCustomError(market, "DealCloseTooEarly")
        .withArgs(id, start + 10n * DAY);
    }
    await nextAt(start + 2n * HOUR);
    const { bill, closing } = await billOf(stage, market.connect(buyer).close(terms));
    expect(closing?.reason).to.equal(BigInt(CloseReason.Buyer));
    expect(bill.paid).to.equal(paymentOf(PRICE, rate * 2n * HOUR));
    expect(await market.balanceOf(supplier)).to.equal(bill.paid - feeOf(bill.paid));
    await buyDeal(stage, { duration: HOUR }); // the machine is free for the next at once
  });

  it("weakness_W_35_eachPaymentEarnsAFee", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, splitter, token } = stage;
    const { terms, start } = await buyDeal(stage);
    await nextAt(start + HOUR);
    const { bill } = await billOf(stage, market.bill(terms));
    expect(bill.fee).to.equal(feeOf(bill.paid));
    await market.collectFees();
    expect(await token.balanceOf(splitter)).to.equal(bill.fee);
  });
});
