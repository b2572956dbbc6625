import { expect } from "chai";

import { BOND_CLAIM_PERIOD } from "@sonm/protocol/generated/constants.ts";
import { UPTIME_LEAF_ABI, uptimeLeafValues } from "@sonm/protocol/uptime.ts";

import { chain } from "../helpers/chain.ts";
import { doubleHash } from "../helpers/machines.ts";
import { submitReport } from "../helpers/reports.ts";
import { amendedBy, request } from "./amendments.ts";
import { billsOf, buyDeal, jumpTo, NO_HARDWARE, nextAt, now, paymentOf, type OpenDeal } from "./deals.ts";
import { balancesOf, BOND, buyBonded, fundWorker, NO_PROOF, reportUptime } from "./guarantees.ts";
import type { MarketStage } from "./MarketStage.ts";
import { BUYER_BALANCE, openMarket } from "./openMarket.ts";
import { PRICE, signAsk } from "./orders.ts";

const { networkHelpers } = chain;
const HOUR = 3_600n;
const DAY = 86_400n;

/** SNM wei that so many seconds cost at the rate of now. */
const paidFor = async (stage: MarketStage, seconds: bigint, price = PRICE) =>
  paymentOf(price, (await stage.reports.latestRate()).rate * seconds);

/** The deal was closed by its buyer after so many seconds; uptime at its start is reported. */
async function closedDeal(seconds: bigint, options: { duration?: bigint; bond?: bigint } = {}) {
  const stage = await networkHelpers.loadFixture(openMarket);
  const start = (await now()) + 2n * HOUR;
  const before = await reportUptime(stage, { asOf: start, online: 1_000n });
  await fundWorker(stage, 1n);
  const deal = await buyBonded(stage, { bond: BOND, ...options, at: start });
  await nextAt(start + seconds);
  await stage.market.connect(stage.buyer).close(deal.terms);
  return { stage, deal, before, start, end: start + seconds };
}

/** The buyer's claim. */
const claim = (stage: MarketStage, terms: OpenDeal["terms"][], ...proofs: [typeof NO_PROOF, typeof NO_PROOF]) =>
  stage.guarantees.connect(stage.buyer).claim(terms, ...proofs);

describe("Guarantees", () => {
  describe("a bond", () => {
    it("leaves the supplier's ledger balance when the deal opens, and is held by the market", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, token, worker } = stage;
      await fundWorker(stage, 5n);
      const deal = await buyBonded(stage);
      expect(deal.terms.bond).to.equal(BOND);
      expect(await market.balanceOf(worker)).to.equal(5n);
      expect(await token.balanceOf(market)).to.equal(BUYER_BALANCE + BOND + 5n);
      const { rate } = await stage.reports.latestRate();
      const mark = await market.dealState(deal.ask.id);
      expect(mark.slice(0, 2)).to.deep.equal([0n, deal.start]);
      expect(mark.holdsBond).to.equal(false);
      expect((await market.dealState(deal.id)).integral).to.equal(mark.integral);
      expect(rate).to.be.greaterThan(0n);
    });

    it("can't be spent twice: a second deal needs a bond of its own", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, worker } = stage;
      await buyBonded(stage);
      await fundWorker(stage, BOND - 1n);
      await expect(buyDeal(stage, { bond: BOND }))
        .to.be.revertedWithCustomError(market, "LedgerBalanceTooLow")
        .withArgs(worker.address, BOND - 1n, BOND);
    });

    it("marks nothing where there is none", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, buyer } = stage;
      const deal = await buyBonded(stage, { bond: 0n });
      expect(await market.dealState(deal.ask.id)).to.deep.equal([0n, 0n, 0n, false]);
      await market.connect(buyer).close(deal.terms);
      expect(await market.dealState(deal.id)).to.deep.equal([0n, 0n, 0n, false]);
      await expect(stage.guarantees.connect(buyer).release(deal.terms))
        .to.be.revertedWithCustomError(stage.guarantees, "GuaranteeNotHeld")
        .withArgs(deal.id);
    });

    it("is held while the deal runs: nobody claims or releases it", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const deal = await buyBonded(stage);
      for (const send of [
        () => stage.guarantees.connect(stage.buyer).release(deal.terms),
        () => claim(stage, [deal.terms], NO_PROOF, NO_PROOF),
      ]) {
        await expect(send()).to.be.revertedWithCustomError(stage.guarantees, "GuaranteeNotHeld").withArgs(deal.id);
      }
    });
  });

  describe("claim", () => {
    it("gives back the share of payment and bond for the time offline, to the wei", async () => {
      const { stage, deal, before, end } = await closedDeal(10n * HOUR);
      // four of ten hours were missed
      const after = await reportUptime(stage, { asOf: end, online: 1_000n + 6n * HOUR });
      const [held, paid] = [await balancesOf(stage), await paidFor(stage, 10n * HOUR)];
      const refund = ((paid + BOND) * 4n) / 10n;
      expect(await stage.guarantees.refundFor([deal.terms], 4n * HOUR)).to.equal(refund);
      await expect(claim(stage, [deal.terms], before, after))
        .to.emit(stage.guarantees, "BondSettled")
        .withArgs(deal.id, 4n * HOUR, refund, BOND - refund);
      const now_ = await balancesOf(stage);
      expect(now_.buyer - held.buyer).to.equal(refund);
      expect(now_.worker - held.worker).to.equal(BOND - refund);
      expect(now_.master).to.equal(held.master);
      expect(await stage.market.dealState(deal.id)).to.deep.equal([0n, 0n, 0n, false]);
    });

    it("rounds down, in favour of the bond", async () => {
      const { stage, deal } = await closedDeal(7n);
      const exact = ((await paidFor(stage, 7n)) + BOND) * 3n;
      expect(exact % 7n).not.to.equal(0n);
      expect(await stage.guarantees.refundFor([deal.terms], 3n)).to.equal(exact / 7n);
    });

    it("never pays more than the bond, and at most for the deal's time", async () => {
      const { stage, deal, before, end } = await closedDeal(10n * HOUR);
      expect(await stage.guarantees.refundFor([deal.terms], 1_000n * DAY)).to.equal(BOND);
      expect(await stage.guarantees.refundFor([deal.terms], 0n)).to.equal(0n);
      const after = await reportUptime(stage, { asOf: end, online: 1_000n });
      const held = await balancesOf(stage);
      await expect(claim(stage, [deal.terms], before, after))
        .to.emit(stage.guarantees, "BondSettled")
        .withArgs(deal.id, 10n * HOUR, BOND, 0n);
      expect((await balancesOf(stage)).buyer - held.buyer).to.equal(BOND);
    });

    it("counts what lies outside of the two proofs, and online time outside of the deal, for the supplier", async () => {
      const { stage, deal, start, end } = await closedDeal(10n * HOUR);
      const early = await reportUptime(stage, { asOf: start - HOUR, online: 500n });
      const within = await reportUptime(stage, { asOf: end - HOUR, online: 500n + 2n * HOUR });
      const late = await reportUptime(stage, { asOf: end + HOUR, online: 500n + 4n * HOUR });
      const offlineOf = async (...proofs: [typeof early, typeof early]) => {
        const snapshot = await networkHelpers.takeSnapshot();
        const receipt = await (await claim(stage, [deal.terms], ...proofs)).wait();
        await snapshot.restore();
        const log = receipt?.logs.map((one) => stage.guarantees.interface.parseLog(one)).find((one) => one !== null);
        return log?.args["offline"] as bigint;
      };
      expect(await offlineOf(early, late)).to.equal(6n * HOUR);
      expect(await offlineOf(early, within)).to.equal(7n * HOUR);
      await expect(claim(stage, [deal.terms], within, late)).to.be.revertedWithCustomError(
        stage.guarantees,
        "GuaranteeNothingDue",
      );
    });

    it("takes one proof alone: a machine that was never seen before was never online before", async () => {
      const { stage, deal, end } = await closedDeal(10n * HOUR);
      const after = await reportUptime(stage, { asOf: end, online: 9n * HOUR });
      await expect(claim(stage, [deal.terms], NO_PROOF, after))
        .to.emit(stage.guarantees, "BondSettled")
        .withArgs(deal.id, HOUR, ((await paidFor(stage, 10n * HOUR)) + BOND) / 10n, (values: bigint) => values > 0n);
    });

    it("gives back nothing where nothing is due, and keeps the bond where it is", async () => {
      const { stage, deal, before, end } = await closedDeal(HOUR);
      const after = await reportUptime(stage, { asOf: end, online: 1_000n + HOUR });
      await expect(claim(stage, [deal.terms], before, after))
        .to.be.revertedWithCustomError(stage.guarantees, "GuaranteeNothingDue")
        .withArgs(deal.id);
      // proofs in the wrong order enclose no time
      await expect(claim(stage, [deal.terms], after, after))
        .to.be.revertedWithCustomError(stage.guarantees, "GuaranteeNothingDue")
        .withArgs(deal.id);
      expect((await stage.market.dealState(deal.id)).holdsBond).to.equal(true);
    });

    it("refuses proofs whose time online falls", async () => {
      const { stage, deal, before, end } = await closedDeal(HOUR);
      const after = await reportUptime(stage, { asOf: end, online: 999n });
      await expect(claim(stage, [deal.terms], before, after))
        .to.be.revertedWithCustomError(stage.guarantees, "GuaranteeUptimeFell")
        .withArgs(1_000n, 999n);
    });

    it("refuses proofs that don't lead to the root, of another machine, or of unknown reports", async () => {
      const { stage, deal, before, end } = await closedDeal(HOUR);
      const { guarantees, worker } = stage;
      const after = await reportUptime(stage, { asOf: end, online: 1_000n });
      const root = await stage.reports.rootOf(after.sequence);
      for (const forged of [
        { ...after, online: 0n },
        { ...after, asOf: end + 1n },
        { ...after, proof: [] },
        { ...before, sequence: after.sequence },
      ]) {
        const leaf = await guarantees.leafOf(worker, forged.asOf, forged.online);
        await expect(claim(stage, [deal.terms], NO_PROOF, forged))
          .to.be.revertedWithCustomError(guarantees, "GuaranteeProofInvalid")
          .withArgs(worker.address, leaf, root);
      }
      const others = await reportUptime(stage, { asOf: end, online: 0n, worker: stage.stranger.address });
      await expect(claim(stage, [deal.terms], before, others)).to.be.revertedWithCustomError(
        guarantees,
        "GuaranteeProofInvalid",
      );
      await expect(claim(stage, [deal.terms], before, { ...after, sequence: 99n }))
        .to.be.revertedWithCustomError(stage.reports, "ReportRootUnknown")
        .withArgs(99n, 1n, await latest(stage));
      await expect(claim(stage, [deal.terms], NO_PROOF, NO_PROOF)).to.be.revertedWithCustomError(
        stage.reports,
        "ReportRootUnknown",
      );
    });

    it("is the buyer's alone", async () => {
      const { stage, deal, before, end } = await closedDeal(HOUR);
      const after = await reportUptime(stage, { asOf: end, online: 1_000n });
      for (const role of ["worker", "supplier", "stranger"] as const) {
        await expect(stage.guarantees.connect(stage[role]).claim([deal.terms], before, after))
          .to.be.revertedWithCustomError(stage.guarantees, "GuaranteeBuyerOnly")
          .withArgs(deal.id, stage[role].address);
      }
    });

    it("pays once", async () => {
      const { stage, deal, before, end } = await closedDeal(HOUR);
      const after = await reportUptime(stage, { asOf: end, online: 1_000n });
      await claim(stage, [deal.terms], before, after);
      for (const send of [
        () => claim(stage, [deal.terms], before, after),
        () => stage.guarantees.connect(stage.buyer).release(deal.terms),
      ]) {
        await expect(send()).to.be.revertedWithCustomError(stage.guarantees, "GuaranteeNotHeld").withArgs(deal.id);
      }
    });

    it("is possible until the claim period is over, to the second, counted from the closing", async () => {
      const { stage, deal, before, end } = await closedDeal(2n * HOUR, { duration: HOUR });
      // the deal ended an hour before somebody closed it
      const after = await reportUptime(stage, { asOf: end, online: 1_000n });
      const last = end + BOND_CLAIM_PERIOD;
      const snapshot = await networkHelpers.takeSnapshot();
      await nextAt(last + 1n);
      await expect(claim(stage, [deal.terms], before, after))
        .to.be.revertedWithCustomError(stage.guarantees, "GuaranteeClaimOver")
        .withArgs(deal.id, last);
      await snapshot.restore();
      await nextAt(last);
      await expect(claim(stage, [deal.terms], before, after))
        .to.emit(stage.guarantees, "BondSettled")
        .withArgs(deal.id, HOUR, BOND, 0n);
    });

    it("counts nothing for a deal that was closed in the second in which it opened", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, buyer } = stage;
      const deal = await buyBonded(stage);
      await fundWorker(stage, BOND);
      const ask = await signAsk(stage, { bond: BOND });
      const start = (await now()) + 5n;
      const terms = { ...deal.terms, start, origin: ask.id };
      await nextAt(start);
      await market
        .connect(buyer)
        .multicall([
          market.interface.encodeFunctionData("buy", [ask.order, ask.signature, 0n, 0n, NO_HARDWARE]),
          market.interface.encodeFunctionData("close", [terms]),
        ]);
      expect(await stage.guarantees.refundFor([terms], DAY)).to.equal(0n);
      const after = await reportUptime(stage, { asOf: start + HOUR, online: 0n });
      await expect(claim(stage, [terms], NO_PROOF, after)).to.be.revertedWithCustomError(
        stage.guarantees,
        "GuaranteeNothingDue",
      );
      await stage.guarantees.connect(buyer).release(terms);
      expect((await balancesOf(stage)).worker).to.equal(BOND);
    });
  });

  describe("what was paid", () => {
    it("leaves out what the buyer could not pay", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market } = stage;
      const start = (await now()) + HOUR;
      const before = await reportUptime(stage, { asOf: start, online: 0n });
      const deal = await buyBonded(stage, { at: start });
      await market.connect(buyer).withdraw(await market.balanceOf(buyer));
      // the escrow lasts an hour, and nobody bills for four
      await nextAt(start + 4n * HOUR);
      const { bills, closings } = await billsOf(stage, market.bill(deal.terms));
      expect(closings).to.have.length(1);
      const after = await reportUptime(stage, { asOf: start + 4n * HOUR, online: 2n * HOUR });
      const paid = bills[0]?.paid ?? 0n;
      expect(paid).to.equal(deal.escrow);
      const refund = await stage.guarantees.refundFor([deal.terms], 2n * HOUR);
      expect(refund).to.be.within((paid + BOND) / 2n - 1n, (paid + BOND) / 2n);
      await claim(stage, [deal.terms], before, after);
      expect((await balancesOf(stage)).buyer).to.equal(refund);
    });

    it("is counted at the price and the rate of each time, over all terms of an amended deal", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, guarantees } = stage;
      const start = (await now()) + HOUR;
      const before = await reportUptime(stage, { asOf: start, online: 0n });
      const first = await buyBonded(stage, { at: start, duration: 10n * DAY });
      const bills: bigint[] = [];
      const paidBy = async (sent: Parameters<typeof billsOf>[1]) => {
        for (const { paid } of (await billsOf(stage, sent)).bills) bills.push(paid);
      };
      await jumpTo(start + 3n * HOUR);
      const raised = request(stage, buyer, first, { price: 3n * PRICE, duration: 10n * DAY });
      const second = await amendedBy(stage, first, raised);
      await paidBy(raised);
      const { rate } = await stage.reports.latestRate();
      await submitReport(stage, stage.nodes, { rate: (rate * 11n) / 10n });
      await jumpTo(start + 7n * HOUR);
      await paidBy(market.bill(second?.terms ?? first.terms));
      const cut = request(stage, stage.worker, second ?? first, { price: 1n, duration: 10n * DAY });
      const third = await amendedBy(stage, second ?? first, cut);
      await paidBy(cut);
      if (second === undefined || third === undefined) throw new Error("Nothing was amended.");
      await nextAt(start + 10n * HOUR);
      await paidBy(market.connect(buyer).close(third.terms));
      const history = [first.terms, second.terms, third.terms];

      const paid = bills.reduce((sum, one) => sum + one, 0n);
      const refund = await guarantees.refundFor(history, 5n * HOUR);
      // each bill rounds down, and each of the terms does
      expect(refund).to.be.within((paid + BOND) / 2n, (paid + 3n + BOND) / 2n);
      for (const [wrong, at] of [
        [[second.terms, third.terms], second],
        [[third.terms], third],
        [[first.terms, third.terms], third],
        [[first.terms, third.terms, second.terms, third.terms], third],
      ] as const) {
        await expect(guarantees.refundFor([...wrong], HOUR))
          .to.be.revertedWithCustomError(guarantees, "GuaranteeTermsBroken")
          .withArgs(at.id, at.terms.origin);
      }
      await expect(guarantees.refundFor([first.terms, second.terms], HOUR))
        .to.be.revertedWithCustomError(guarantees, "GuaranteeNotHeld")
        .withArgs(second.id);
      await expect(guarantees.refundFor([], HOUR)).to.be.revertedWithCustomError(guarantees, "GuaranteeTermsMissing");

      const after = await reportUptime(stage, { asOf: start + 10n * HOUR, online: 5n * HOUR });
      const held = await balancesOf(stage);
      await claim(stage, history, before, after);
      expect((await balancesOf(stage)).buyer - held.buyer).to.equal(refund);
      expect((await balancesOf(stage)).worker).to.equal(BOND - refund);
    });

    it("has no place for terms that never were", async () => {
      const { stage, deal } = await closedDeal(HOUR);
      const { guarantees, market } = stage;
      const invented = { ...deal.terms, price: 10n ** 20n };
      const id = await market.dealId(invented);
      await expect(guarantees.refundFor([invented, { ...deal.terms, origin: id }], HOUR))
        .to.be.revertedWithCustomError(guarantees, "GuaranteeTermsBroken")
        .withArgs(id, deal.terms.origin);
      await expect(guarantees.refundFor([{ ...deal.terms, start: 0n, origin: id }, deal.terms], HOUR))
        .to.be.revertedWithCustomError(guarantees, "GuaranteeTermsBroken")
        .withArgs(await market.dealId({ ...deal.terms, start: 0n, origin: id }), id);
    });
  });

  describe("release", () => {
    it("is the buyer's at any time after the deal, and anybody's after the claim period", async () => {
      const { stage, deal, end } = await closedDeal(HOUR);
      const { guarantees, stranger } = stage;
      const last = end + BOND_CLAIM_PERIOD;
      const snapshot = await networkHelpers.takeSnapshot();
      await expect(guarantees.connect(stage.buyer).release(deal.terms))
        .to.emit(guarantees, "BondSettled")
        .withArgs(deal.id, 0n, 0n, BOND);
      await snapshot.restore();
      await nextAt(last);
      await expect(guarantees.connect(stranger).release(deal.terms))
        .to.be.revertedWithCustomError(guarantees, "GuaranteeClaimable")
        .withArgs(deal.id, last);
      const held = await balancesOf(stage);
      await nextAt(last + 1n);
      await guarantees.connect(stranger).release(deal.terms);
      expect((await balancesOf(stage)).worker - held.worker).to.equal(BOND);
      expect((await balancesOf(stage)).buyer).to.equal(held.buyer);
    });

    it("returns the bond after a supplier's close, and after the end of the money", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, buyer, worker } = stage;
      const [one, other] = [await buyBonded(stage), await buyBonded(stage)];
      await market.connect(worker).close(one.terms);
      await market.connect(buyer).withdraw(await market.balanceOf(buyer));
      await jumpTo((await now()) + 2n * HOUR);
      await market.bill(other.terms);
      for (const { terms } of [one, other]) await stage.guarantees.connect(buyer).release(terms);
      expect((await balancesOf(stage)).worker).to.equal(2n * BOND);
    });
  });

  describe("the market", () => {
    it("settles bonds at nobody's word but that of its contract of guarantees", async () => {
      const { stage, deal } = await closedDeal(HOUR);
      for (const role of ["buyer", "worker", "dao"] as const) {
        await expect(stage.market.connect(stage[role]).settleBond(deal.terms, 1n))
          .to.be.revertedWithCustomError(stage.market, "DealGuaranteesOnly")
          .withArgs(stage[role].address);
      }
    });

    it("neither bills, closes nor amends a closed deal whose bond it holds", async () => {
      const { stage, deal } = await closedDeal(HOUR, { duration: 10n * DAY });
      const { market, buyer } = stage;
      for (const send of [
        () => market.bill(deal.terms),
        () => market.connect(buyer).close(deal.terms),
        () => market.accrued(deal.terms),
      ]) {
        await expect(send()).to.be.revertedWithCustomError(market, "DealNotOpen").withArgs(deal.id);
      }
      await expect(request(stage, buyer, deal, { price: 2n * PRICE, duration: 10n * DAY }))
        .to.be.revertedWithCustomError(market, "DealNotOpen")
        .withArgs(deal.id);
      await expect(request(stage, buyer, deal, { price: 1n, duration: 10n * DAY }))
        .to.be.revertedWithCustomError(market, "DealNotOpen")
        .withArgs(deal.id);
      const { bills } = await billsOf(stage, market.billMany([deal.terms]));
      expect(bills).to.deep.equal([]);
    });
  });

  it("hash uptime as the protocol says", async () => {
    const { guarantees, worker } = await networkHelpers.loadFixture(openMarket);
    const values = { worker: worker.address as `0x${string}`, asOf: 1_800_000_000, online: 77 };
    const leaf = doubleHash(UPTIME_LEAF_ABI, uptimeLeafValues(values));
    expect(await guarantees.leafOf(worker, values.asOf, values.online)).to.equal(leaf);
  });
});

const latest = async (stage: MarketStage): Promise<bigint> => (await stage.reports.latestReport())[0];
