import { ZeroAddress } from "ethers";

import { Rule } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { expectFits, expectRefused } from "./matches.ts";
import type { MarketStage } from "./MarketStage.ts";
import { confirmWorker, openMarket } from "./openMarket.ts";
import { askFields, bidFields, sign, signAsk, signBid } from "./orders.ts";

const { networkHelpers } = chain;

const hex = (account: { address: string }) => account.address as `0x${string}`;

/** A stage in which the stranger has a balance too. */
async function fundStranger(): Promise<MarketStage> {
  const stage = await networkHelpers.loadFixture(openMarket);
  const { market, stranger, supplier, token, worker } = stage;
  const amount = 10n ** 22n;
  await token.approve(market, amount * 3n);
  for (const account of [stranger, supplier, worker]) await market.depositFor(account, amount);
  return stage;
}

describe("Market matching: who deals with whom", () => {
  describe("counterparty", () => {
    it("of an ask is the buyer's master", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, stranger } = stage;
      const ask = await signAsk(stage, { counterparty: hex(stranger) });
      const values = [stranger.address, buyer.address];
      await expectRefused(
        stage,
        { ask, bid: await signBid(stage) },
        Rule.Counterparty,
        "DealCounterpartyWrong",
        values,
      );
      const right = await signAsk(stage, { counterparty: hex(buyer) });
      await expectFits(stage, { ask: right, bid: await signBid(stage) });
    });

    it("of an ask is not the buyer itself where the buyer has a master", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, operator } = stage;
      await confirmWorker(stage.market, stage.chainId, buyer, operator);
      const ask = await signAsk(stage, { counterparty: hex(buyer) });
      const values = [buyer.address, operator.address];
      await expectRefused(
        stage,
        { ask, bid: await signBid(stage) },
        Rule.Counterparty,
        "DealCounterpartyWrong",
        values,
      );
      const right = await signAsk(stage, { counterparty: hex(operator) });
      await expectFits(stage, { ask: right, bid: await signBid(stage) });
    });

    it("of a bid is the supplier's master, not its worker", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { supplier, worker } = stage;
      const bid = await signBid(stage, { counterparty: hex(worker) });
      const values = [worker.address, supplier.address];
      await expectRefused(
        stage,
        { ask: await signAsk(stage), bid },
        Rule.Counterparty,
        "DealCounterpartyWrong",
        values,
      );
      const right = await signBid(stage, { counterparty: hex(supplier) });
      await expectFits(stage, { ask: await signAsk(stage), bid: right });
    });

    it("of a bid is the worker where it has no master", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, supplier, worker } = stage;
      await market.connect(worker).removeWorker(worker);
      const bid = await signBid(stage, { counterparty: hex(supplier) });
      const values = [supplier.address, worker.address];
      await expectRefused(
        stage,
        { ask: await signAsk(stage), bid },
        Rule.Counterparty,
        "DealCounterpartyWrong",
        values,
      );
      const right = await signBid(stage, { counterparty: hex(worker) });
      await expectFits(stage, { ask: await signAsk(stage), bid: right });
    });

    it("must be right on both sides; the ask's is named first", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, stranger, operator } = stage;
      const ask = await signAsk(stage, { counterparty: hex(stranger) });
      const bid = await signBid(stage, { counterparty: hex(operator) });
      const values = [stranger.address, buyer.address];
      await expectRefused(stage, { ask, bid }, Rule.Counterparty, "DealCounterpartyWrong", values);
    });
  });

  describe("identity level", () => {
    it("of 0 and 1 demands nothing", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      for (const identityLevel of [0, 1]) {
        await expectFits(stage, {
          ask: await signAsk(stage, { identityLevel }),
          bid: await signBid(stage, { identityLevel }),
        });
      }
    });

    it("above 1 is more than an account without a certificate has, on either side", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, supplier } = stage;
      for (const identityLevel of [2, 4, 255]) {
        const [ask, bid] = [await signAsk(stage, { identityLevel }), await signBid(stage, { identityLevel })];
        const ofBuyer = [buyer.address, 1n, BigInt(identityLevel)];
        const match = { ask, bid: await signBid(stage) };
        await expectRefused(stage, match, Rule.IdentityLevel, "DealIdentityTooLow", ofBuyer);
        const ofSupplier = [supplier.address, 1n, BigInt(identityLevel)];
        const other = { ask: await signAsk(stage), bid };
        await expectRefused(stage, other, Rule.IdentityLevel, "DealIdentityTooLow", ofSupplier);
      }
    });

    it("is the master's, not the worker's", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, operator } = stage;
      await confirmWorker(stage.market, stage.chainId, buyer, operator);
      const ask = await signAsk(stage, { identityLevel: 3 });
      const values = [operator.address, 1n, 3n];
      await expectRefused(stage, { ask, bid: await signBid(stage) }, Rule.IdentityLevel, "DealIdentityTooLow", values);
    });
  });

  describe("blacklist", () => {
    type Party = "buyer" | "worker" | "supplier";
    const pairs: readonly [Party, Party][] = [
      ["buyer", "worker"],
      ["buyer", "supplier"],
      ["worker", "buyer"],
      ["supplier", "buyer"],
    ];
    for (const [lister, listed] of pairs) {
      it(`of the ${lister} keeps the ${listed} out, until it is taken off`, async () => {
        const stage = await networkHelpers.loadFixture(openMarket);
        const { buyer, market, supplier, worker } = stage;
        const [ask, bid] = [await signAsk(stage), await signBid(stage)];
        await market.connect(stage[lister]).setBlacklisted(stage[listed], true);
        const values = [buyer.address, worker.address, supplier.address];
        await expectRefused(stage, { ask, bid }, Rule.Blacklist, "DealBlacklisted", values);
        await market.connect(stage[lister]).setBlacklisted(stage[listed], false);
        await expectFits(stage, { ask, bid });
      });
    }

    it("that others share applies where an order names its owner", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, operator, stranger, supplier, worker } = stage;
      const values = [buyer.address, worker.address, supplier.address];
      await market.connect(operator).setBlacklisted(buyer, true);
      const ask = await signAsk(stage, { blacklist: hex(operator) });
      await expectRefused(stage, { ask, bid: await signBid(stage) }, Rule.Blacklist, "DealBlacklisted", values);
      for (const target of [worker, supplier]) {
        await market.connect(stranger).setBlacklisted(target, true);
        const bid = await signBid(stage, { blacklist: hex(stranger) });
        await expectRefused(stage, { ask: await signAsk(stage), bid }, Rule.Blacklist, "DealBlacklisted", values);
        await market.connect(stranger).setBlacklisted(target, false);
      }
      const unnamed = { ask: await signAsk(stage), bid: await signBid(stage) };
      await expectFits(stage, unnamed);
    });

    it("that an order names does not work backwards", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, operator, supplier, worker } = stage;
      await market.connect(buyer).setBlacklisted(operator, true);
      await market.connect(worker).setBlacklisted(operator, true);
      await market.connect(supplier).setBlacklisted(operator, true);
      const ask = await signAsk(stage, { blacklist: hex(operator) });
      await expectFits(stage, { ask, bid: await signBid(stage, { blacklist: hex(operator) }) });
    });

    it("does not matter among third parties", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, operator, stranger, supplier, worker } = stage;
      await market.connect(operator).setBlacklisted(buyer, true);
      await market.connect(stranger).setBlacklisted(worker, true);
      await market.connect(stranger).setBlacklisted(supplier, true);
      await expectFits(stage, { ask: await signAsk(stage), bid: await signBid(stage) });
    });

    it("of the zero address is nobody's", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      await stage.market.connect(stage.buyer).setBlacklisted(ZeroAddress, true);
      await expectFits(stage, { ask: await signAsk(stage), bid: await signBid(stage) });
    });
  });

  describe("self-dealing", () => {
    it("is refused where worker and buyer are one", async () => {
      const stage = await fundStranger();
      const { worker } = stage;
      const bid = await sign(stage, worker, await bidFields(stage, { author: hex(worker) }));
      const match = { ask: await signAsk(stage), bid };
      await expectRefused(stage, match, Rule.SelfDeal, "DealSelfTrade", [worker.address]);
    });

    it("is refused where the buyer is the worker's master", async () => {
      const stage = await fundStranger();
      const { supplier } = stage;
      const bid = await sign(stage, supplier, await bidFields(stage, { author: hex(supplier) }));
      const match = { ask: await signAsk(stage), bid };
      await expectRefused(stage, match, Rule.SelfDeal, "DealSelfTrade", [supplier.address]);
    });

    it("is refused where an account without a master sells to itself", async () => {
      const stage = await fundStranger();
      const { stranger } = stage;
      const ask = await sign(stage, stranger, await askFields(stage, { author: hex(stranger) }));
      const bid = await sign(stage, stranger, await bidFields(stage, { author: hex(stranger) }));
      await expectRefused(stage, { ask, bid }, Rule.SelfDeal, "DealSelfTrade", [stranger.address]);
    });
  });
});
