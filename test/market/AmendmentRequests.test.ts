import { expect } from "chai";

import { Side } from "@sonm/protocol/generated/enums.ts";

import { amendedBy, expectApplied, expectPending, forward, NOTHING, request, spot } from "./amendments.ts";
import { nextAt } from "./deals.ts";
import { PRICE } from "./orders.ts";

const DAY = 86_400n;

describe("Amendments by requests and answers", () => {
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

    it("weakness_W_08_a raise takes the cheaper price that the supplier asks for", async () => {
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

    it("weakness_W_08_an ended request leaves the other side's, and can't be accepted any more", async () => {
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

    it("weakness_W_08_what was accepted stays accepted, whatever its side asks for next", async () => {
      const { stage, deal } = await forward();
      const { amendments, buyer, market, supplier } = stage;
      const wanted = { price: PRICE - 3n, duration: 12n * DAY };
      await request(stage, buyer, deal, wanted);
      const amended = await amendedBy(stage, deal, request(stage, supplier, deal, wanted));
      const next = { price: PRICE - 9n, duration: 12n * DAY };
      const sent = request(stage, buyer, amended, next);
      await expect(sent).to.not.emit(amendments, "ChangeRequestEnded");
      await expectPending(stage, amended, sent, Side.Bid, next);
      await expect(amendments.connect(supplier).endRequest(amended.terms, Side.Bid)).to.not.emit(market, "DealAmended");
      expect((await market.dealState(amended.id)).billedUntil).to.equal(amended.at);
      expect(amended.terms).to.include(wanted);
    });

    it("weakness_W_08_a request that was answered is spent: nothing answers it again", async () => {
      for (const [first, second] of [
        ["buyer", "supplier"],
        ["supplier", "buyer"],
      ] as const) {
        const { stage, deal } = await forward();
        const { amendments, market } = stage;
        const changed = { price: PRICE + (first === "buyer" ? -3n : 3n), duration: 12n * DAY };
        await request(stage, stage[first], deal, changed);
        const amended = await amendedBy(stage, deal, request(stage, stage[second], deal, changed));
        for (const id of [deal.id, amended.id]) expect(await amendments.pendingChanges(id)).to.deep.equal(NOTHING);
        await expect(request(stage, stage[second], deal, changed))
          .to.be.revertedWithCustomError(market, "DealNotOpen")
          .withArgs(deal.id);
        for (const side of [Side.Bid, Side.Ask]) {
          await expect(amendments.connect(stage[first]).endRequest(deal.terms, side))
            .to.be.revertedWithCustomError(amendments, "AmendmentRequestMissing")
            .withArgs(deal.id, side);
        }
      }
    });

    it("weakness_W_08_a side has one request: the newest is answered and ended, and none is left behind", async () => {
      const { stage, deal } = await forward();
      const { amendments, buyer, supplier } = stage;
      await request(stage, buyer, deal, { price: PRICE - 1n, duration: 10n * DAY });
      await request(stage, buyer, deal, { price: PRICE - 5n, duration: 10n * DAY });
      const between = { price: PRICE + 1n, duration: 10n * DAY };
      await expectPending(stage, deal, request(stage, supplier, deal, between), Side.Ask, between);
      await amendments.connect(supplier).endRequest(deal.terms, Side.Bid);
      expect((await amendments.pendingChanges(deal.id)).slice(0, 2)).to.deep.equal([0n, 0n]);
      await request(stage, buyer, deal, { price: PRICE - 7n, duration: 10n * DAY });
      const cut = { price: PRICE - 8n, duration: 10n * DAY };
      await expectApplied(stage, deal, request(stage, supplier, deal, cut), cut);
    });

    it("can be ended when the deal is closed already", async () => {
      const { stage, deal } = await forward();
      const { amendments, buyer, market, supplier } = stage;
      await request(stage, buyer, deal, { price: 1n, duration: 10n * DAY });
      await market.connect(buyer).close(deal.terms);
      await amendments.connect(supplier).endRequest(deal.terms, Side.Bid);
      expect(await amendments.pendingChanges(deal.id)).to.deep.equal(NOTHING);
    });
  });
});
