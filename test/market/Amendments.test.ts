import { expect } from "chai";

import { MAX_AMENDMENT_VALIDITY, MAX_DEAL_DURATION } from "@sonm/protocol/generated/constants.ts";
import { CloseReason, Side } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { malleableTwin } from "../helpers/malleableTwin.ts";
import { submitReport } from "../helpers/reports.ts";
import { amendedBy, request, signAmendment, validity, type Conditions, type RunningDeal } from "./amendments.ts";
import { billOf, buyDeal, feeOf, nextAt, now, paymentOf, reserveOf } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { BUYER_BALANCE, openMarket } from "./openMarket.ts";
import { PRICE } from "./orders.ts";

const { networkHelpers } = chain;
const DAY = 86_400n;
const NOTHING = [0n, 0n, 0n, 0n];

/** A forward deal of ten days. */
async function forward() {
  const stage = await networkHelpers.loadFixture(openMarket);
  const deal = await buyDeal(stage, { duration: 10n * DAY });
  return { stage, deal };
}

/** A spot deal. */
async function spot() {
  const stage = await networkHelpers.loadFixture(openMarket);
  return { stage, deal: await buyDeal(stage) };
}

/** Expects that a request applies at once, with these conditions in the end. */
async function expectApplied(
  stage: MarketStage,
  deal: RunningDeal,
  sent: ReturnType<typeof request>,
  { price, duration }: Conditions,
): Promise<RunningDeal> {
  const amended = await amendedBy(stage, deal, sent);
  if (amended === undefined) throw new Error("Nothing was amended.");
  const { market, amendments } = stage;
  expect(amended.terms).to.include({ price, duration, origin: deal.id });
  expect(amended.id).to.equal(await market.dealId(amended.terms));
  expect(await market.dealState(deal.id)).to.deep.equal([0n, 0n, 0n, false]);
  const { rate } = await stage.reports.latestRate();
  const state = await market.dealState(amended.id);
  expect(state.billedUntil).to.equal(amended.at);
  const left = duration === 0n ? 3_600n : BigInt(amended.terms.start) + duration - amended.at;
  expect(state.escrow).to.be.greaterThanOrEqual(reserveOf(price, rate, left < DAY ? left : DAY));
  expect(await amendments.pendingChanges(amended.id)).to.deep.equal(NOTHING);
  return amended;
}

/** Expects that a request waits for its answer. */
async function expectPending(
  stage: MarketStage,
  deal: RunningDeal,
  sent: ReturnType<typeof request>,
  side: Side,
  { price, duration }: Conditions,
): Promise<void> {
  const { amendments, market } = stage;
  const before = await market.dealState(deal.id);
  await expect(sent).to.emit(amendments, "ChangeRequested").withArgs(deal.id, side, price, duration);
  const pending = await amendments.pendingChanges(deal.id);
  expect(side === Side.Bid ? pending.slice(0, 2) : pending.slice(2)).to.deep.equal([price, duration]);
  expect(await market.dealState(deal.id)).to.deep.equal(before);
}

describe("Amendments", () => {
  describe("what favours the other side alone", () => {
    it("a buyer's higher price applies at once", async () => {
      const { stage, deal } = await forward();
      const raised = { price: PRICE * 2n, duration: 10n * DAY };
      await expectApplied(stage, deal, request(stage, stage.buyer, deal, raised), raised);
    });

    it("a supplier's lower price applies at once, by worker or master", async () => {
      for (const role of ["supplier", "worker"] as const) {
        const { stage, deal } = await forward();
        const cut = { price: PRICE - 1n, duration: 10n * DAY };
        await expectApplied(stage, deal, request(stage, stage[role], deal, cut), cut);
      }
    });

    it("goes for spot deals too", async () => {
      const { stage, deal } = await spot();
      const raised = { price: PRICE + 1n, duration: 0n };
      const next = await expectApplied(stage, deal, request(stage, stage.buyer, deal, raised), raised);
      const cut = { price: 1n, duration: 0n };
      await expectApplied(stage, next, request(stage, stage.worker, next, cut), cut);
    });

    it("a raise takes the cheaper price that the supplier asks for", async () => {
      const { stage, deal } = await forward();
      const asked = { price: PRICE + 5n, duration: 10n * DAY };
      await expectPending(stage, deal, request(stage, stage.supplier, deal, asked), Side.Ask, asked);
      await expectApplied(stage, deal, request(stage, stage.buyer, deal, { ...asked, price: PRICE + 9n }), asked);
    });

    it("a raise below what the supplier asks for applies as it is, and the request is over", async () => {
      const { stage, deal } = await forward();
      const asked = { price: PRICE + 5n, duration: 10n * DAY };
      await request(stage, stage.supplier, deal, asked);
      const raised = { price: PRICE + 4n, duration: 10n * DAY };
      await expectApplied(stage, deal, request(stage, stage.buyer, deal, raised), raised);
    });

    it("a cut below what the buyer would pay applies at the lower price", async () => {
      const { stage, deal } = await forward();
      const wanted = { price: PRICE - 5n, duration: 10n * DAY };
      await expectPending(stage, deal, request(stage, stage.buyer, deal, wanted), Side.Bid, wanted);
      const cut = { price: PRICE - 7n, duration: 10n * DAY };
      await expectApplied(stage, deal, request(stage, stage.supplier, deal, cut), cut);
    });
  });

  describe("requests that wait", () => {
    const waiting = [
      ["a buyer's lower price", "buyer", Side.Bid, { price: PRICE - 1n, duration: 10n * DAY }],
      ["a buyer's longer duration", "buyer", Side.Bid, { price: PRICE, duration: 11n * DAY }],
      ["a buyer's shorter duration, even at a higher price", "buyer", Side.Bid, { price: PRICE * 2n, duration: DAY }],
      ["a buyer's wish to go on as spot", "buyer", Side.Bid, { price: PRICE, duration: 0n }],
      ["a supplier's higher price", "supplier", Side.Ask, { price: PRICE + 1n, duration: 10n * DAY }],
      ["a supplier's longer duration, even at a lower price", "worker", Side.Ask, { price: 1n, duration: 20n * DAY }],
      ["a master's shorter duration", "supplier", Side.Ask, { price: PRICE, duration: 9n * DAY }],
    ] as const;
    for (const [what, role, side, conditions] of waiting) {
      it(what, async () => {
        const { stage, deal } = await forward();
        await expectPending(stage, deal, request(stage, stage[role], deal, conditions), side, conditions);
      });
    }

    it("are replaced by the next of the same side, and leave the other side's alone", async () => {
      const { stage, deal } = await forward();
      const { amendments, buyer, supplier, worker } = stage;
      await request(stage, buyer, deal, { price: 5n, duration: 10n * DAY });
      await request(stage, supplier, deal, { price: PRICE * 3n, duration: 10n * DAY });
      await request(stage, buyer, deal, { price: 6n, duration: 9n * DAY });
      await request(stage, worker, deal, { price: PRICE * 2n, duration: 10n * DAY });
      expect(await amendments.pendingChanges(deal.id)).to.deep.equal([6n, 9n * DAY, PRICE * 2n, 10n * DAY]);
    });

    it("may be made and answered while entries are paused", async () => {
      const { stage, deal } = await forward();
      await stage.market.connect(stage.dao).pauseEntries(DAY);
      const wanted = { price: PRICE - 1n, duration: 10n * DAY };
      await request(stage, stage.buyer, deal, wanted);
      await expectApplied(stage, deal, request(stage, stage.supplier, deal, wanted), wanted);
    });
  });

  describe("answers", () => {
    it("the mirrored request accepts, by either side", async () => {
      for (const [first, second, side] of [
        ["buyer", "supplier", Side.Bid],
        ["worker", "buyer", Side.Ask],
      ] as const) {
        const { stage, deal } = await forward();
        const changed = { price: PRICE + (side === Side.Bid ? -3n : 3n), duration: 12n * DAY };
        await request(stage, stage[first], deal, changed);
        const sent = request(stage, stage[second], deal, changed);
        await expect(sent).to.emit(stage.amendments, "ChangeAccepted").withArgs(deal.id, side);
        await expectApplied(stage, deal, sent, changed);
        expect(await stage.amendments.pendingChanges(deal.id)).to.deep.equal(NOTHING);
      }
    });

    it("the ask's price and the bid's duration count, whoever came first", async () => {
      const [ask, bid] = [
        { price: PRICE + 2n, duration: 30n * DAY },
        { price: PRICE + 8n, duration: 20n * DAY },
      ];
      const both = { price: ask.price, duration: bid.duration };
      const one = await forward();
      await request(one.stage, one.stage.supplier, one.deal, ask);
      await expectApplied(one.stage, one.deal, request(one.stage, one.stage.buyer, one.deal, bid), both);
      const other = await forward();
      await request(other.stage, other.stage.buyer, other.deal, bid);
      await expectApplied(other.stage, other.deal, request(other.stage, other.stage.supplier, other.deal, ask), both);
    });

    it("a bid for spot fits an ask of any duration", async () => {
      const { stage, deal } = await forward();
      await request(stage, stage.supplier, deal, { price: PRICE - 1n, duration: 5n * DAY });
      const goesOn = { price: PRICE - 1n, duration: 0n };
      await expectApplied(stage, deal, request(stage, stage.buyer, deal, { price: PRICE, duration: 0n }), goesOn);
    });

    it("what does not fit waits beside the other request", async () => {
      const { stage, deal } = await forward();
      const ask = { price: PRICE + 2n, duration: 12n * DAY };
      await request(stage, stage.supplier, deal, ask);
      const bid = { price: PRICE + 2n, duration: 12n * DAY + 1n };
      await expectPending(stage, deal, request(stage, stage.buyer, deal, bid), Side.Bid, bid);
      const lower = { price: PRICE + 1n, duration: 12n * DAY };
      await expectPending(stage, deal, request(stage, stage.buyer, deal, lower), Side.Bid, lower);
    });

    it("a bid whose end has passed is not taken", async () => {
      const { stage, deal } = await forward();
      await request(stage, stage.buyer, deal, { price: PRICE * 2n, duration: DAY });
      await nextAt(deal.start + DAY);
      const ask = { price: PRICE, duration: 9n * DAY };
      await expectPending(stage, deal, request(stage, stage.supplier, deal, ask), Side.Ask, ask);
    });

    it("either side ends a request: its own or the other's", async () => {
      const { stage, deal } = await forward();
      const { amendments, buyer, supplier, worker } = stage;
      for (const [asking, side, ending] of [
        [buyer, Side.Bid, buyer],
        [buyer, Side.Bid, supplier],
        [supplier, Side.Ask, worker],
        [worker, Side.Ask, buyer],
      ] as const) {
        await request(stage, asking, deal, { price: side === Side.Bid ? 1n : PRICE * 2n, duration: 10n * DAY });
        await expect(amendments.connect(ending).endRequest(deal.terms, side))
          .to.emit(amendments, "ChangeRequestEnded")
          .withArgs(deal.id, side, ending.address);
        expect(await amendments.pendingChanges(deal.id)).to.deep.equal(NOTHING);
        await expect(amendments.connect(ending).endRequest(deal.terms, side))
          .to.be.revertedWithCustomError(amendments, "AmendmentRequestMissing")
          .withArgs(deal.id, side);
      }
    });

    it("an ended request leaves the other side's, and can't be accepted any more", async () => {
      const { stage, deal } = await forward();
      const { amendments, buyer, supplier } = stage;
      const ask = { price: PRICE * 2n, duration: 10n * DAY };
      await request(stage, supplier, deal, ask);
      await request(stage, buyer, deal, { price: 1n, duration: 10n * DAY });
      await amendments.connect(buyer).endRequest(deal.terms, Side.Bid);
      expect(await amendments.pendingChanges(deal.id)).to.deep.equal([0n, 0n, ask.price, ask.duration]);
      await amendments.connect(supplier).endRequest(deal.terms, Side.Ask);
      const mirrored = { price: ask.price, duration: 11n * DAY };
      await expectPending(stage, deal, request(stage, buyer, deal, mirrored), Side.Bid, mirrored);
    });
  });

  describe("money", () => {
    it("bills the old price to the second of the change, and the new one from then on", async () => {
      const { stage, deal } = await forward();
      const { market, reports, supplier, buyer } = stage;
      const { rate } = await reports.latestRate();
      await submitReport(stage, stage.nodes, { rate: rate + 1_000n });
      const changed = await now();
      await nextAt(deal.start + DAY / 2n);
      const amended = await amendedBy(stage, deal, request(stage, supplier, deal, { price: 7n, duration: 10n * DAY }));
      const first = paymentOf(
        PRICE,
        rate * (changed - deal.start) + (rate + 1_000n) * (deal.start + DAY / 2n - changed),
      );
      expect(amended?.bill).to.include({ id: deal.id, paid: first, fee: feeOf(first) });
      await nextAt(deal.start + DAY);
      const { bill } = await billOf(stage, market.connect(buyer).close(amended?.terms ?? deal.terms));
      expect(bill.paid).to.equal(paymentOf(7n, (rate + 1_000n) * (DAY / 2n)));
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE - first - bill.paid);
    });

    it("fills escrow up for a higher price, as far as the balance goes", async () => {
      const { stage, deal } = await forward();
      const { buyer, market, reports } = stage;
      const { rate } = await reports.latestRate();
      await market.connect(buyer).withdraw((await market.balanceOf(buyer)) - 1_000n);
      const raised = { price: PRICE * 5n, duration: 10n * DAY };
      const amended = await amendedBy(stage, deal, request(stage, buyer, deal, raised));
      expect(amended?.bill.toppedUp).to.equal(1_000n);
      const state = await market.dealState(amended?.id ?? "");
      expect(state.escrow).to.equal(deal.escrow + 1_000n - (amended?.bill.paid ?? 0n));
      expect(state.escrow).to.be.lessThan(reserveOf(PRICE * 5n, rate, DAY));
    });

    it("a deal that ran dry is not changed: a bill closes it", async () => {
      const { stage, deal } = await forward();
      const { buyer, market, supplier } = stage;
      await market.connect(buyer).withdraw(await market.balanceOf(buyer));
      await nextAt(deal.start + 2n * DAY);
      await expect(request(stage, supplier, deal, { price: 1n, duration: 10n * DAY }))
        .to.be.revertedWithCustomError(market, "DealOutOfFunds")
        .withArgs(deal.id);
      const { closing } = await billOf(stage, market.bill(deal.terms));
      expect(closing?.reason).to.equal(BigInt(CloseReason.OutOfFunds));
    });

    it("a deal whose end has come is not changed", async () => {
      const { stage, deal } = await forward();
      await nextAt(deal.start + 10n * DAY);
      const values = [10n * DAY, 10n * DAY, MAX_DEAL_DURATION];
      await expect(request(stage, stage.supplier, deal, { price: 1n, duration: 10n * DAY }))
        .to.be.revertedWithCustomError(stage.amendments, "AmendmentDurationInvalid")
        .withArgs(...values);
      await expect(request(stage, stage.buyer, deal, { price: PRICE, duration: 0n })).to.emit(
        stage.amendments,
        "ChangeRequested",
      );
      await expect(request(stage, stage.supplier, deal, { price: PRICE, duration: 0n }))
        .to.be.revertedWithCustomError(stage.market, "DealEnded")
        .withArgs(deal.id, deal.start + 10n * DAY);
    });

    it("the amended deal is billed, closed and amended like any other, and its old terms are nothing", async () => {
      const { stage, deal } = await forward();
      const { buyer, market, supplier } = stage;
      const cut = await amendedBy(
        stage,
        deal,
        request(stage, supplier, deal, { price: PRICE - 1n, duration: 10n * DAY }),
      );
      const back = { price: PRICE, duration: 10n * DAY };
      const raised = await amendedBy(stage, cut ?? deal, request(stage, buyer, cut ?? deal, back));
      expect(raised?.id).to.not.equal(deal.id);
      for (const old of [deal, cut ?? deal]) {
        for (const sent of [market.bill(old.terms), market.connect(buyer).close(old.terms)]) {
          await expect(sent).to.be.revertedWithCustomError(market, "DealNotOpen").withArgs(old.id);
        }
        await expect(request(stage, buyer, old, { price: 3n, duration: 9n * DAY }))
          .to.be.revertedWithCustomError(market, "DealNotOpen")
          .withArgs(old.id);
      }
      const { closing } = await billOf(stage, market.connect(buyer).close(raised?.terms ?? deal.terms));
      expect(closing?.id).to.equal(raised?.id);
    });

    it("a shortened deal ends at its new end", async () => {
      const { stage, deal } = await forward();
      const { market, supplier, buyer } = stage;
      const shorter = { price: PRICE, duration: DAY };
      await request(stage, buyer, deal, shorter);
      const amended = await amendedBy(stage, deal, request(stage, supplier, deal, shorter));
      await nextAt(deal.start + 5n * DAY);
      const { bill, closing } = await billOf(stage, market.bill(amended?.terms ?? deal.terms));
      const { rate } = await stage.reports.latestRate();
      const whole = paymentOf(PRICE, rate * DAY);
      expect(whole - bill.paid - (amended?.bill.paid ?? 0n)).to.be.oneOf([0n, 1n]);
      expect(closing?.reason).to.equal(BigInt(CloseReason.Ended));
    });

    it("a deal that goes on as spot may be closed by its supplier", async () => {
      const { stage, deal } = await forward();
      const goesOn = { price: PRICE, duration: 0n };
      await request(stage, stage.buyer, deal, goesOn);
      const amended = await amendedBy(stage, deal, request(stage, stage.supplier, deal, goesOn));
      const { closing } = await billOf(stage, stage.market.connect(stage.worker).close(amended?.terms ?? deal.terms));
      expect(closing?.reason).to.equal(BigInt(CloseReason.Supplier));
    });
  });

  describe("bad requests", () => {
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

    it("for an end that has passed or is too far away, or for one of a spot deal", async () => {
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

  describe("amendments that both sides signed", () => {
    const changed = { price: PRICE / 3n, duration: 90n * DAY };

    async function signed() {
      const { stage, deal } = await forward();
      const [buyer, master] = [
        await signAmendment(stage, stage.buyer, deal, changed),
        await signAmendment(stage, stage.supplier, deal, changed),
      ];
      const validUntil = await validity();
      const send = (by: MarketStage["buyer"], buyerSignature = buyer, masterSignature = master, until = validUntil) =>
        stage.amendments
          .connect(by)
          .amend(deal.terms, changed.price, changed.duration, until, buyerSignature, masterSignature);
      return { stage, deal, buyer, master, validUntil, send };
    }

    it("are sent by anybody", async () => {
      const { stage, deal, send } = await signed();
      await expectApplied(stage, deal, send(stage.stranger), changed);
    });

    it("need no signature of the party that sends them", async () => {
      for (const role of ["buyer", "supplier", "worker"] as const) {
        const { stage, deal, buyer, master, send } = await signed();
        await expectApplied(
          stage,
          deal,
          role === "buyer" ? send(stage.buyer, "0x", master) : send(stage[role], buyer, "0x"),
          changed,
        );
      }
    });

    it("serve once", async () => {
      const { stage, deal, send } = await signed();
      const amended = await expectApplied(stage, deal, send(stage.stranger), changed);
      await expect(send(stage.stranger)).to.be.revertedWithCustomError(stage.market, "DealNotOpen").withArgs(deal.id);
      expect((await stage.market.dealState(amended.id)).billedUntil).to.not.equal(0n);
    });

    it("are refused without both signatures, or with others", async () => {
      const { stage, deal, buyer, master, send } = await signed();
      const { amendments, stranger } = stage;
      const strange = await signAmendment(stage, stranger, deal, changed);
      const worker = await signAmendment(stage, stage.worker, deal, changed);
      const cheaper = await signAmendment(stage, stage.buyer, deal, { ...changed, price: 1n });
      const later = await signAmendment(stage, stage.buyer, deal, changed, { validUntil: 2 ** 39 });
      const elsewhere = await signAmendment({ ...stage, chainId: 5n }, stage.buyer, deal, changed);
      for (const wrong of [
        "0x",
        strange,
        master,
        cheaper,
        later,
        elsewhere,
        malleableTwin(buyer),
        buyer.slice(0, -4),
      ]) {
        await expect(send(stranger, wrong))
          .to.be.revertedWithCustomError(amendments, "AmendmentSignatureInvalid")
          .withArgs(deal.id, stage.buyer.address);
      }
      for (const wrong of ["0x", strange, buyer, worker]) {
        await expect(send(stranger, buyer, wrong))
          .to.be.revertedWithCustomError(amendments, "AmendmentSignatureInvalid")
          .withArgs(deal.id, stage.supplier.address);
      }
    });

    it("are good up to and including their last second, which is near", async () => {
      const { stage, send, validUntil } = await signed();
      const { amendments, stranger } = stage;
      await nextAt(BigInt(validUntil) + 1n);
      await expect(send(stranger))
        .to.be.revertedWithCustomError(amendments, "AmendmentExpired")
        .withArgs(validUntil, BigInt(validUntil) + 1n);
      const time = (await now()) + 5n;
      const far = Number(time + MAX_AMENDMENT_VALIDITY) + 1;
      await nextAt(time);
      await expect(send(stranger, "0x", "0x", far))
        .to.be.revertedWithCustomError(amendments, "AmendmentValidityTooLong")
        .withArgs(far, time + MAX_AMENDMENT_VALIDITY);
      const last = await signed();
      await nextAt(BigInt(last.validUntil));
      await expectApplied(last.stage, last.deal, last.send(last.stage.stranger), changed);
    });

    it("can't bring conditions that no request may bring", async () => {
      const { stage, deal, validUntil } = await signed();
      const { amendments, buyer } = stage;
      const send = (price: bigint, duration: bigint) =>
        amendments.connect(buyer).amend(deal.terms, price, duration, validUntil, "0x", "0x");
      await expect(send(0n, 10n * DAY)).to.be.revertedWithCustomError(amendments, "AmendmentPriceZero");
      await expect(send(PRICE, 10n * DAY)).to.be.revertedWithCustomError(amendments, "AmendmentUnchanged");
      await expect(send(PRICE, 1n)).to.be.revertedWithCustomError(amendments, "AmendmentDurationInvalid");
    });
  });
});
