import { expect } from "chai";

import { MAX_AMENDMENT_VALIDITY } from "@sonm/protocol/generated/constants.ts";

import { malleableTwin } from "../helpers/malleableTwin.ts";
import { expectApplied, forward, signAmendment, validity } from "./amendments.ts";
import { nextAt, now } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { PRICE } from "./orders.ts";

const DAY = 86_400n;

describe("Amendments that both sides signed", () => {
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
    for (const wrong of ["0x", strange, master, cheaper, later, elsewhere, malleableTwin(buyer), buyer.slice(0, -4)]) {
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
