import { expect } from "chai";
import { Signature, TypedDataEncoder, Wallet, concat, id as hashText } from "ethers";

import { MAX_DEAL_DURATION, MAX_FEE, MAX_PAUSE, MAX_RATE } from "@sonm/protocol/generated/constants.ts";
import { CloseReason, Rule } from "@sonm/protocol/generated/enums.ts";
import { orderMessage } from "@sonm/protocol/order.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystemWith } from "../helpers/deploySystem.ts";
import { attest, hashMachine, machineLeaf } from "../helpers/machines.ts";
import { namedWallet } from "../helpers/masternodes.ts";
import { countSteps } from "../helpers/trace.ts";
import { billOf, buyDeal, dealOf, feeOf, jumpTo, NO_HARDWARE, nextAt, now, paymentOf } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { BUYER_BALANCE, confirmWorker, openMarket } from "./openMarket.ts";
import { askFields, bidFields, marketDomain, ORDER_TYPES, pack, PRICE, sign, signAsk, signBid } from "./orders.ts";

const { ethers, networkHelpers } = chain;
const HOUR = 3_600n;
const DAY = 86_400n;

/** What the market owes to these accounts and in fees, against what it holds. */
async function expectSolvent({ market, token }: MarketStage, accounts: readonly { address: string }[], escrow = 0n) {
  let owed = escrow + (await market.feesHeld());
  for (const { address } of accounts) owed += await market.balanceOf(address);
  expect(await token.balanceOf(market)).to.equal(owed);
}

describe("Market pitfalls (numbers of docs/threats.md)", () => {
  it("pitfall_01_aRevokedAllowanceStopsNoPayment", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, stranger, supplier, token } = stage;
    const { terms, start } = await buyDeal(stage, { duration: 5n * DAY });
    await token.connect(buyer).approve(market, 0n);
    await token.connect(buyer).transfer(stranger, await token.balanceOf(buyer));
    for (const day of [1n, 3n, 6n]) {
      await nextAt(start + day * DAY);
      await market.connect(supplier).bill(terms);
    }
    const { rate } = await stage.reports.latestRate();
    const paid = paymentOf(PRICE, rate * 5n * DAY);
    expect((await market.balanceOf(supplier)) + (await market.feesHeld())).to.be.oneOf([paid, paid - 1n, paid - 2n]);
    await expectSolvent(stage, [buyer, supplier]);
  });

  it("pitfall_02_theDaoCanTakeNothingButFees", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, dao, market, supplier, token } = stage;
    const { terms, start, escrow } = await buyDeal(stage);
    await market.connect(dao).setFee(MAX_FEE);
    await market.connect(dao).setFeeCollector(dao);
    await market.connect(dao).pauseEntries(MAX_PAUSE);
    await nextAt(start + HOUR);
    const { bill } = await billOf(stage, market.connect(dao).bill(terms));
    await market.connect(dao).collectFees();
    expect(await token.balanceOf(dao)).to.equal((bill.paid * MAX_FEE) / 10_000n);
    await expect(market.connect(dao).close(terms)).to.be.revertedWithCustomError(market, "DealPartyOnly");
    await expect(market.connect(dao).withdraw(1n)).to.be.revertedWithCustomError(market, "LedgerBalanceTooLow");
    await expectSolvent(stage, [buyer, supplier], escrow);
    const names = market.interface.fragments.flatMap((fragment) =>
      fragment.type === "function" ? [fragment.format().split("(")[0] ?? ""] : [],
    );
    const setters = names.filter((name) => /^(set|pauseEntries)/.test(name) && name !== "setBlacklisted");
    const others = ["setPayout", "setLevel", "settleBond"]; // of everybody for themselves, of Profiles and of Guarantees
    expect(setters).to.have.members(["setFee", "setFeeCollector", "pauseEntries", "setBanned", ...others]);
  });

  it("pitfall_03_aFeeIsPaidOnceAndOutOfThePayment", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, splitter, supplier, token } = stage;
    const deals = [await buyDeal(stage), await buyDeal(stage), await buyDeal(stage, { duration: HOUR })];
    await networkHelpers.time.increase(2n * HOUR);
    let [paid, fees] = [0n, 0n];
    for (const { terms } of deals) {
      const { bill } = await billOf(stage, market.connect(buyer).close(terms));
      expect(bill.fee).to.equal(feeOf(bill.paid));
      paid += bill.paid;
      fees += bill.fee;
    }
    await market.collectFees();
    await expect(market.collectFees()).to.be.revertedWithCustomError(market, "LedgerAmountZero");
    expect(await token.balanceOf(splitter)).to.equal(fees);
    expect(await market.balanceOf(supplier)).to.equal(paid - fees);
    expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE - paid);
    await expectSolvent(stage, [buyer, supplier]);
  });

  it("pitfall_04_aPartyThatRevertsBlocksNobody", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, deployer } = stage;
    const key = await namedWallet("key of a hostile worker");
    const wallet = await ethers.deployContract("WalletMock", [key.address], deployer);
    const author = (await wallet.getAddress()) as `0x${string}`;
    const signer = { address: author, signTypedData: key.signTypedData.bind(key) };
    const ask = await sign(stage, signer, await askFields(stage, { author }));
    const sent = await market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE);
    const { terms, start } = await dealOf(stage, sent);
    await wallet.setAnswer(3);
    await nextAt(start + HOUR);
    await market.bill(terms);
    await market.connect(buyer).close(terms);
    await market.connect(buyer).withdraw(await market.balanceOf(buyer));
  });

  it("pitfall_05_whoeverVanishesTheOthersGetOut", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, stranger, supplier } = stage;
    const [left, ended] = [await buyDeal(stage), await buyDeal(stage, { duration: HOUR })];
    await nextAt(left.start + 3n * DAY);
    await market.connect(supplier).close(left.terms); // the buyer vanished
    const { closing } = await billOf(stage, market.connect(stranger).bill(ended.terms)); // both vanished
    expect(closing?.reason).to.equal(BigInt(CloseReason.Ended));
    await expectSolvent(stage, [buyer, supplier]);
  });

  it("pitfall_06_aSignatureFillsOnceInOneContractOnOneChain", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, dao, hardware, market, reports, token } = stage;
    const ask = await signAsk(stage);
    const factory = await ethers.getContractFactory("Market", buyer);
    const twin = await factory.deploy({ token, rates: reports, hardware, dao, feeCollector: dao, fee: 100n });
    await token.connect(buyer).approve(twin, BUYER_BALANCE);
    await twin.deposit(BUYER_BALANCE);
    await expect(twin.buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE)).to.be.revertedWithCustomError(
      twin,
      "OrderSignatureInvalid",
    );
    await market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE);
    await expect(
      market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE),
    ).to.be.revertedWithCustomError(market, "OrderNonceUsed");
  });

  it("pitfall_07_noTrickMakesASignature", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market } = stage;
    const ask = await signAsk(stage);
    const { r, s, v } = Signature.from(ask.signature);
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const twin = concat([r, `0x${(order - BigInt(s)).toString(16).padStart(64, "0")}`, v === 27 ? "0x1c" : "0x1b"]);
    for (const signature of ["0x", "0x00", twin, `${ask.signature}00`, ask.signature.slice(0, -4), concat([s, r])]) {
      await expect(market.connect(buyer).buy(ask.order, signature, 0n, 0n, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "OrderSignatureInvalid")
        .withArgs(ask.id, ask.fields.author);
    }
  });

  it("pitfall_08_thePayerIsWhoSignedOrSent", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, stranger } = stage;
    const [ask, bid] = [await signAsk(stage), await signBid(stage)];
    const drafted = { ...bid.fields, author: stranger.address as `0x${string}` };
    await expect(
      market.connect(buyer).open(ask.order, ask.signature, pack(drafted), bid.signature, NO_HARDWARE),
    ).to.be.revertedWithCustomError(market, "LedgerBalanceTooLow");
    const before = await market.balanceOf(buyer);
    const sent = await market.connect(stranger).open(ask.order, ask.signature, bid.order, bid.signature, NO_HARDWARE);
    const { escrow, terms } = await dealOf(stage, sent);
    expect(terms.buyer).to.equal(buyer.address);
    expect(await market.balanceOf(buyer)).to.equal(before - escrow);
  });

  it("pitfall_09_whoMatchesFirstGainsNothing", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, stranger, token } = stage;
    await token.approve(market, BUYER_BALANCE);
    await market.depositFor(stranger, BUYER_BALANCE);
    const ask = await signAsk(stage, { counterparty: buyer.address as `0x${string}` });
    const bid = await signBid(stage, { price: PRICE * 3n });
    await expect(
      market.connect(stranger).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE),
    ).to.be.revertedWithCustomError(market, "DealCounterpartyWrong");
    const sent = await market.connect(stranger).open(ask.order, ask.signature, bid.order, bid.signature, NO_HARDWARE);
    const { terms } = await dealOf(stage, sent);
    expect([terms.buyer, terms.price]).to.deep.equal([buyer.address, PRICE]);
    expect(await market.balanceOf(stranger)).to.equal(BUYER_BALANCE);
  });

  it("pitfall_10_dealsWithOneselfAreRefusedAndCostTheFeeOtherwise", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, stranger, supplier, token } = stage;
    await token.approve(market, 2n * BUYER_BALANCE);
    for (const account of [supplier, stranger]) await market.depositFor(account, BUYER_BALANCE);
    const own = await signAsk(stage);
    await expect(market.connect(supplier).buy(own.order, own.signature, 0n, 0n, NO_HARDWARE))
      .to.be.revertedWithCustomError(market, "DealSelfTrade")
      .withArgs(supplier.address);
    const { terms, start } = await buyDeal(stage, { buyer: stranger }); // the supplier under another name
    await nextAt(start + HOUR);
    const { bill } = await billOf(stage, market.connect(stranger).close(terms));
    const together = (await market.balanceOf(stranger)) + (await market.balanceOf(supplier));
    expect(together).to.equal(2n * BUYER_BALANCE - bill.fee);
    expect(bill.fee).to.be.greaterThan(0n);
  });

  it("pitfall_11_anOrderLeavesNothingInTheState", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const ask = await signAsk(stage);
    const sent = await stage.market.connect(stage.worker).announce(ask.order, ask.signature);
    expect(await countSteps(sent.hash, "SSTORE", "SLOAD")).to.equal(0);
  });

  it("pitfall_12_roundingNeverPaysMoreThanWasEarned", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, reports, supplier } = stage;
    const { rate } = await reports.latestRate();
    const { terms, start } = await buyDeal(stage, { price: 7_777_777n });
    let paid = 0n;
    let at = start;
    for (let step = 1n; step <= 60n; step += 1n) {
      at += (step * step) % 17n;
      await nextAt(at === start ? (at += 1n) : at);
      paid += (await billOf(stage, market.bill(terms))).bill.paid;
      at += 1n;
    }
    const whole = paymentOf(7_777_777n, rate * (at - 1n - start));
    expect(whole - paid).to.be.greaterThanOrEqual(0n);
    expect(whole - paid).to.be.lessThanOrEqual(60n);
    await nextAt(at);
    await market.connect(buyer).close(terms);
    await expectSolvent(stage, [buyer, supplier]);
  });

  it("pitfall_13_theLargestAndTheSmallestNumbersNeitherOverflowNorPayTooMuch", async () => {
    const dear = await deploySystemWith({ rate: MAX_RATE });
    const { chainId } = await ethers.provider.getNetwork();
    const stage: MarketStage = { ...dear, chainId, nodes: [], attested: NO_HARDWARE };
    const { buyer, deployer, market, token } = stage;
    const most = (1n << 96n) - 1n;
    const duration = Number(MAX_DEAL_DURATION);
    const ask = await signAsk(stage, { price: most, duration: 2 ** 32 - 1 });
    const bid = await signBid(stage, { price: most, duration, benchmarks: [] });
    expect(await market.whyNot(ask.order, bid.order, NO_HARDWARE)).to.equal(1n << BigInt(Rule.Funds));
    const all = await token.balanceOf(deployer);
    await token.transfer(buyer, all);
    await token.connect(buyer).approve(market, all);
    await market.connect(buyer).deposit(all);
    const largest = (all * 10n ** 18n) / MAX_RATE / DAY;
    const { terms, start } = await buyDeal(stage, { price: largest, duration: 2n * DAY });
    await nextAt(start + 10n * DAY);
    const { bill } = await billOf(stage, market.bill(terms));
    expect(bill.paid).to.be.lessThanOrEqual(all);
  });

  it("pitfall_14_aDealOpensOnTheAttestationOfThatMoment", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { attested, buyer, market, nodes, worker } = stage;
    const ask = await signAsk(stage);
    const weaker = await attest(stage, nodes, await machineLeaf(worker.address, { benchmarks: [1n] }));
    const hardware = { factsHash: hashMachine(weaker).factsHash, benchmarks: [1n] };
    for (const brought of [attested, hardware]) {
      await expect(market.connect(buyer).buy(ask.order, ask.signature, 0n, DAY, brought))
        .to.be.revertedWithCustomError(market, "DealBenchmarksNotAttested")
        .withArgs(worker.address);
    }
    const { measuredAt } = await stage.hardware.machine(worker);
    await nextAt(measuredAt + HOUR);
    const match = market.connect(buyer).buy(ask.order, ask.signature, 0n, HOUR - 1n, hardware);
    await expect(match).to.be.revertedWithCustomError(market, "DealAttestationMissing");
  });

  it("pitfall_15_theBuyerEndsADealWithADarkMachineAtOnce", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, reports } = stage;
    const { rate } = await reports.latestRate();
    const { terms, start } = await buyDeal(stage, { duration: 30n * DAY });
    await nextAt(start + 90n);
    const { bill } = await billOf(stage, market.connect(buyer).close(terms));
    expect(bill.paid).to.equal(paymentOf(PRICE, rate * 90n));
    await jumpTo(start + 10n * DAY);
    expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE - bill.paid);
  });

  it("pitfall_16_anybodyEndsADealThatRanDry", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, stranger, supplier } = stage;
    const { terms, start, escrow, id } = await buyDeal(stage, { duration: 30n * DAY });
    await market.connect(buyer).withdraw(await market.balanceOf(buyer));
    await nextAt(start + DAY + 1n);
    const { bill, closing } = await billOf(stage, market.connect(stranger).bill(terms));
    expect(closing).to.include({ id, reason: BigInt(CloseReason.OutOfFunds) });
    expect(bill.paid).to.equal(escrow);
    expect(await market.balanceOf(supplier)).to.equal(bill.paid - bill.fee);
  });

  it("pitfall_17_theSupplierCannotLeaveAForwardDealForABetterPrice", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, supplier, worker } = stage;
    const { terms, start, id } = await buyDeal(stage, { duration: 10n * DAY });
    for (const seller of [supplier, worker]) {
      await expect(market.connect(seller).close(terms))
        .to.be.revertedWithCustomError(market, "DealCloseTooEarly")
        .withArgs(id, start + 10n * DAY);
    }
    await market.connect(worker).removeWorker(worker);
    await market.connect(worker).cancelAll(0);
    const { closing } = await billOf(stage, market.connect(supplier).bill(terms));
    expect(closing).to.equal(undefined);
  });

  it("pitfall_54_theContractChecksWhatTheWalletShows", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, chainId } = stage;
    const fields = await bidFields(stage, {
      counterparty: new Wallet(hashText("master")).address as `0x${string}`,
      maxAttestationAge: 86_400,
      tag: hashText("render farm") as `0x${string}`,
    });
    const domain = await marketDomain(market, chainId);
    const shown = TypedDataEncoder.getPayload(domain, ORDER_TYPES, { ...orderMessage(fields) }) as {
      primaryType: string;
      domain: Record<string, string>;
      message: Record<string, unknown>;
    };
    expect(shown.primaryType).to.equal("Order");
    expect(shown.domain["name"]).to.equal("SONM Market");
    expect(Object.keys(shown.message)).to.have.members(Object.keys(fields));
    expect(shown.message).to.include({ price: fields.price.toString(), maxAttestationAge: "86400", tag: fields.tag });
    expect(await market.orderId(pack(fields))).to.equal(
      TypedDataEncoder.hash(domain, ORDER_TYPES, { ...orderMessage(fields) }),
    );
    const declared = await market.eip712Domain();
    expect([declared.name, declared.version, declared.chainId, declared.verifyingContract]).to.deep.equal([
      domain.name,
      domain.version,
      chainId,
      domain.verifyingContract,
    ]);
  });

  it("pitfall_58_signaturesForAnotherChainAreWorthNothing", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, chainId, market, operator, stranger } = stage;
    const elsewhere = { ...stage, chainId: chainId + 1n };
    const ask = await sign(elsewhere, stage.worker, await askFields(stage));
    await expect(
      market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE),
    ).to.be.revertedWithCustomError(market, "OrderSignatureInvalid");
    await expect(confirmWorker(market, chainId + 1n, operator, stranger)).to.be.revertedWithCustomError(
      market,
      "WorkerSignatureInvalid",
    );
  });

  it("pitfall_60_aPauseTrapsNoFundsAndEndsByItself", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, dao, market, supplier, token, worker } = stage;
    const [spot, forward] = [await buyDeal(stage), await buyDeal(stage, { duration: HOUR })];
    await market.connect(dao).pauseEntries(MAX_PAUSE);
    await networkHelpers.time.increase(HOUR);
    await token.connect(buyer).approve(market, 5n);
    await market.connect(buyer).deposit(5n);
    await market.billMany([spot.terms, forward.terms]);
    await market.connect(buyer).close(spot.terms);
    await market.connect(worker).cancelAll(0);
    await market.connect(worker).cancel(1n << 40n);
    await market.connect(worker).removeWorker(worker);
    await market.connect(buyer).setBlacklisted(worker, true);
    await market.connect(supplier).withdraw(await market.balanceOf(supplier));
    await market.connect(buyer).withdrawTo(worker, await market.balanceOf(buyer));
    await market.collectFees();
    expect(await token.balanceOf(market)).to.equal(0n);
    const ask = await signAsk(stage, { epoch: 1 });
    await expect(
      market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE),
    ).to.be.revertedWithCustomError(market, "DealBlacklisted");
    expect((await market.pausedUntil()) - (await now())).to.be.lessThanOrEqual(MAX_PAUSE);
  });
});
