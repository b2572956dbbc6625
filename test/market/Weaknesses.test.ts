import { expect } from "chai";
import type { Result } from "ethers";

import { BENCHMARK_LIMIT, WAD } from "@sonm/protocol/generated/constants.ts";
import { CloseReason, Rule, Side } from "@sonm/protocol/generated/enums.ts";
import { unpackOrder, type PackedOrder } from "@sonm/protocol/order.ts";

import type { TermsStruct } from "../../types/market/Market.ts";
import { chain } from "../helpers/chain.ts";
import { submitReport } from "../helpers/reports.ts";
import { billOf, billsOf, buyDeal, dealOf, feeOf, NO_HARDWARE, nextAt, now, paymentOf } from "./deals.ts";
import { BUYER_BALANCE, confirmWorker, openMarket, signBinding } from "./openMarket.ts";
import { askFields, PRICE, sign, signAsk, signBid } from "./orders.ts";

const { ethers, networkHelpers } = chain;
const HOUR = 3_600n;
const DAY = 86_400n;

/** Contracts that a transaction called, in the order of the first calls. */
async function calledBy(hash: string): Promise<string[]> {
  const { structLogs } = (await ethers.provider.send("debug_traceTransaction", [hash, {}])) as {
    structLogs: { op: string; stack: string[] }[];
  };
  const calls = structLogs.filter(({ op }) => ["CALL", "STATICCALL", "DELEGATECALL"].includes(op));
  return [
    ...new Set(
      calls.map(({ stack }) =>
        ethers.getAddress(`0x${(stack.at(-2) ?? "").replace(/^0x/, "").padStart(40, "0").slice(-40)}`),
      ),
    ),
  ];
}

describe("Market against the weaknesses of the first SONM", () => {
  it("weakness_W_01_noSettlementTouchesAWallet", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, token } = stage;
    const { terms, start } = await buyDeal(stage, { duration: 3n * DAY });
    const address = await token.getAddress();
    await nextAt(start + 2n * DAY);
    const bill = await market.bill(terms);
    const close = await market.connect(buyer).close(terms);
    for (const { hash } of [bill, close]) expect(await calledBy(hash)).to.not.include(address);
    const withdrawal = await market.connect(buyer).withdraw(1n);
    expect(await calledBy(withdrawal.hash)).to.include(address);
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

  it("weakness_W_04_nobodyCanKillSwapOrUpgradeAnything", async () => {
    const { market } = await networkHelpers.loadFixture(openMarket);
    const names = market.interface.fragments.flatMap((fragment) =>
      fragment.type === "function" ? [fragment.format().split("(")[0] ?? ""] : [],
    );
    expect(
      names.filter((name) => /kill|destroy|upgrade|owner|admin|rescue|sweep|oracle|migrate/i.test(name)),
    ).to.deep.equal([]);
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

  it("weakness_W_07_aShortDemandIsZeroAndNotCopiedFromTheAsk", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const [offer, nothing] = [await signAsk(stage, { networkFlags: 0n, benchmarks: [] }), await signAsk(stage)];
    const demanding = await signBid(stage, { networkFlags: 4n, benchmarks: [0n, 0n, 0n, 0n, 0n, 0n, 0n, 1n] });
    const failed = await stage.market.whyNot(offer.order, demanding.order, NO_HARDWARE);
    expect(failed).to.equal((1n << BigInt(Rule.NetworkFlags)) | (1n << BigInt(Rule.Benchmarks)));
    const modest = await signBid(stage, { networkFlags: 0n, benchmarks: [] });
    expect(await stage.market.whyNot(nothing.order, modest.order, NO_HARDWARE)).to.equal(0n);
  });

  it("weakness_W_09_theBillsOfADealAddUpToWhatWasPaid", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, dao, market, supplier, token } = stage;
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
    expect(await token.balanceOf(dao)).to.equal(fees);
  });

  it("weakness_W_11_aSpotBidOnAForwardAskIsASpotDealAndSaysSo", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, supplier } = stage;
    const [ask, bid] = [await signAsk(stage, { duration: 86_400 }), await signBid(stage, { duration: 0 })];
    const sent = await market.open(ask.order, ask.signature, bid.order, bid.signature, NO_HARDWARE);
    const { terms, id } = await dealOf(stage, sent);
    expect(terms.duration).to.equal(0n);
    await networkHelpers.time.increase(3n * DAY);
    const { closing } = await billOf(stage, market.bill(terms));
    expect(closing).to.equal(undefined); // it has no end
    const closed = await billOf(stage, market.connect(supplier).close(terms));
    expect(closed.closing).to.include({ id, reason: BigInt(CloseReason.Supplier) });
  });

  it("weakness_W_12_identityIsTheMastersEverywhere", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, stranger, supplier } = stage;
    const [ask, bid] = [await signAsk(stage), await signBid(stage, { identityLevel: 2 })];
    await expect(market.connect(stranger).open(ask.order, ask.signature, bid.order, bid.signature, NO_HARDWARE))
      .to.be.revertedWithCustomError(market, "DealIdentityTooLow")
      .withArgs(supplier.address, 1n, 2n);
  });

  it("weakness_W_14_dealsWithOneselfAreRefused", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, supplier, token, worker } = stage;
    await token.approve(market, 2n * BUYER_BALANCE);
    for (const account of [supplier, worker]) {
      await market.depositFor(account, BUYER_BALANCE);
      const ask = await signAsk(stage);
      await expect(market.connect(account).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "DealSelfTrade")
        .withArgs(account.address);
    }
  });

  it("weakness_W_15_aWorkerChoosesEachMasterAndIsNotTakenBack", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { chainId, market, operator, stranger, supplier } = stage;
    const first = await signBinding(market, chainId, operator, stranger);
    const second = await signBinding(market, chainId, operator, supplier);
    await market.connect(stranger).confirmWorker(operator, first.deadline, first.signature);
    await expect(market.connect(supplier).confirmWorker(operator, second.deadline, second.signature))
      .to.be.revertedWithCustomError(market, "WorkerHasMaster")
      .withArgs(operator.address, stranger.address);
    await market.connect(operator).removeWorker(operator);
    for (const [master, { deadline, signature }] of [
      [stranger, first],
      [supplier, second],
    ] as const) {
      await expect(market.connect(master).confirmWorker(operator, deadline, signature))
        .to.be.revertedWithCustomError(market, "WorkerSignatureInvalid")
        .withArgs(operator.address, master.address);
    }
    await confirmWorker(market, chainId, operator, supplier);
    await confirmWorker(market, chainId, stranger, operator); // whoever was a worker can be a master
  });

  it("weakness_W_16_eachSideListsTheOtherAtAnyTime", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, supplier, worker } = stage;
    for (const [account, target] of [
      [buyer, supplier],
      [supplier, buyer],
      [worker, buyer],
    ] as const) {
      await market.connect(account).setBlacklisted(target, true);
      const ask = await signAsk(stage);
      await expect(
        market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE),
      ).to.be.revertedWithCustomError(market, "DealBlacklisted");
      await market.connect(account).setBlacklisted(target, false);
    }
  });

  it("weakness_W_19_aBidCanDemandNumbersThatWereMeasured", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { attested, market, stranger, worker } = stage;
    const boast = await signAsk(stage, { benchmarks: Array.from({ length: 16 }, () => BENCHMARK_LIMIT - 1n) });
    const bid = await signBid(stage, { maxAttestationAge: 86_400 });
    await expect(market.connect(stranger).open(boast.order, boast.signature, bid.order, bid.signature, attested))
      .to.be.revertedWithCustomError(market, "DealBenchmarksNotAttested")
      .withArgs(worker.address);
  });

  it("weakness_W_24_ordersExpireAndCostNoStorage", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market } = stage;
    const ask = await signAsk(stage);
    await nextAt(BigInt(ask.fields.validUntil) + 1n);
    await expect(
      market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE),
    ).to.be.revertedWithCustomError(market, "OrderExpired");
  });

  it("weakness_W_27_eachFieldKeepsItsWholeWidth", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const fields = await askFields(stage, {
      side: 255,
      price: (1n << 96n) - 1n,
      duration: 2 ** 32 - 1,
      networkFlags: (1n << 64n) - 1n,
      identityLevel: 255,
      maxAttestationAge: 2 ** 32 - 1,
      bond: (1n << 96n) - 1n,
      validUntil: 2 ** 40 - 1,
      epoch: 2 ** 32 - 1,
      nonce: (1n << 64n) - 1n,
      benchmarks: Array.from({ length: 32 }, () => BENCHMARK_LIMIT - 1n),
    });
    const ask = await sign(stage, stage.worker, fields);
    await stage.market.connect(stage.worker).announce(ask.order, ask.signature);
    const [log] = await stage.market.queryFilter(stage.market.filters.OrderAnnounced(ask.id));
    const published = (log?.args.order as unknown as Result).toObject(true) as unknown as PackedOrder;
    const readBack = unpackOrder(published);
    const lower = { author: fields.author.toLowerCase(), counterparty: fields.counterparty.toLowerCase() };
    expect(readBack).to.deep.equal({ ...fields, ...lower, blacklist: fields.blacklist.toLowerCase() });
  });

  it("weakness_W_28_theMarketFitsTheSizeLimit", async () => {
    const { market } = await networkHelpers.loadFixture(openMarket);
    const size = ((await ethers.provider.getCode(market)).length - 2) / 2;
    expect(size).to.be.lessThanOrEqual(24_576);
  });

  it("weakness_W_29_aDealCanBeRebuiltFromItsEventsAlone", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market } = stage;
    const ask = await signAsk(stage);
    await (await market.connect(buyer).buy(ask.order, ask.signature, HOUR, 0n, NO_HARDWARE)).wait();
    const [log] = await market.queryFilter(market.filters.DealOpened(undefined, buyer.address));
    const terms = (log?.args.terms as unknown as Result).toObject() as unknown as TermsStruct;
    expect(await market.dealId(terms)).to.equal(log?.args.id);
    await nextAt(BigInt(terms.start) + HOUR);
    const { bills, closings } = await billsOf(stage, market.bill(terms));
    expect([bills.length, closings.length]).to.deep.equal([1, 1]);
  });

  it("weakness_W_32_manyThingsFitOneTransaction", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, worker } = stage;
    const terms = [(await buyDeal(stage)).terms, (await buyDeal(stage)).terms, (await buyDeal(stage)).terms];
    await market.billMany(terms);
    const calls = terms.map((one) => market.interface.encodeFunctionData("close", [one]));
    const { closings } = await billsOf(stage, market.connect(buyer).multicall(calls));
    expect(closings).to.have.length(3);
    await market.connect(worker).cancelAll(Side.Ask);
  });

  it("weakness_W_35_eachPaymentEarnsAFee", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { dao, market, token } = stage;
    const { terms, start } = await buyDeal(stage);
    await nextAt(start + HOUR);
    const { bill } = await billOf(stage, market.bill(terms));
    expect(bill.fee).to.equal(feeOf(bill.paid));
    await market.collectFees();
    expect(await token.balanceOf(dao)).to.equal(bill.fee);
  });
});
