import { expect } from "chai";
import { AbiCoder, Signature, keccak256, parseEther, ZeroHash } from "ethers";

import type { TermsStruct } from "../../types/market/Market.ts";
import { chain } from "../helpers/chain.ts";
import { submitReport } from "../helpers/reports.ts";
import { buyDeal, dealOf, NO_HARDWARE, nextAt, now, reserveOf } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { BUYER_BALANCE, openMarket } from "./openMarket.ts";
import { askFields, PRICE, sign, signAsk, signBid } from "./orders.ts";

const { ethers, networkHelpers } = chain;
const DAY = 86_400n;

/** What the two sides agreed on, from the orders. */
const termsOf = (stage: MarketStage, ask: string, start: bigint, duration: bigint): TermsStruct => ({
  buyer: stage.buyer.address,
  supplier: stage.worker.address,
  master: stage.supplier.address,
  price: PRICE,
  start,
  duration,
  bond: 0n,
  origin: ask,
});

/** Hash of the ABI encoding of terms. */
const hashOf = ({ market }: MarketStage, terms: TermsStruct) =>
  keccak256(AbiCoder.defaultAbiCoder().encode(market.interface.getFunction("dealId").inputs, [terms]));

describe("Market deals", () => {
  describe("buy", () => {
    for (const [name, duration, seconds] of [
      ["spot", 0n, 3_600n],
      ["forward for 100 seconds", 100n, 100n],
      ["forward for a day", DAY, DAY],
      ["forward for a month", 30n * DAY, DAY],
    ] as const) {
      it(`opens a deal ${name} at the ask's price, with its reserve in escrow`, async () => {
        const stage = await networkHelpers.loadFixture(openMarket);
        const { buyer, market, reports, worker } = stage;
        const ask = await signAsk(stage);
        const start = (await now()) + 10n;
        await nextAt(start);
        const sent = market.connect(buyer).buy(ask.order, ask.signature, duration, 0n, NO_HARDWARE);
        const terms = termsOf(stage, ask.id, start, duration);
        const id = hashOf(stage, terms);
        const { rate, cumulative, updatedAt } = await reports.latestRate();
        const escrow = reserveOf(PRICE, rate, seconds);
        const integral = cumulative + rate * (start - updatedAt);
        expect(await dealOf(stage, await sent)).to.deep.include({ id, terms, escrow, bid: ZeroHash });
        expect(await market.dealId(terms)).to.equal(id);
        expect(await market.dealState(id)).to.deep.equal([escrow, start, integral, false]);
        expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE - escrow);
        expect(await market.nonceUsed(worker, ask.fields.nonce)).to.equal(true);
      });
    }

    it("demands neither flags nor identity nor benchmarks beyond the ask", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const ask = await signAsk(stage, { networkFlags: 0n, benchmarks: [] });
      await expect(stage.market.connect(stage.buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE)).to.emit(
        stage.market,
        "DealOpened",
      );
    });

    it("pays the worker itself where it has no master", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, stranger } = stage;
      const ask = await sign(stage, stranger, await askFields(stage, { author: stranger.address as `0x${string}` }));
      const sent = await market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE);
      expect((await dealOf(stage, sent)).terms.master).to.equal(stranger.address);
    });

    it("is for whom the ask names", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, operator, token } = stage;
      await token.approve(market, BUYER_BALANCE);
      await market.depositFor(operator, BUYER_BALANCE);
      const ask = await signAsk(stage, { counterparty: buyer.address as `0x${string}` });
      await expect(market.connect(operator).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "DealCounterpartyWrong")
        .withArgs(buyer.address, operator.address);
      await expect(market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE)).to.emit(
        market,
        "DealOpened",
      );
    });

    it("opens several deals of one worker in one block, each with its own id", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market } = stage;
      const asks = [await signAsk(stage), await signAsk(stage), await signAsk(stage)];
      const calls = asks.map(({ order, signature }) =>
        market.interface.encodeFunctionData("buy", [order, signature, 0n, 0n, NO_HARDWARE]),
      );
      const receipt = await (await market.connect(buyer).multicall(calls)).wait();
      const logs = (receipt?.logs ?? []).map((log) => market.interface.parseLog(log));
      const ids = logs.map((log) => String(log?.args["id"]));
      expect(new Set(ids).size).to.equal(3);
    });

    it("reserves at the rate of the moment, rounded up", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { reports } = stage;
      const { rate } = await reports.latestRate();
      const odd = (rate * 119n) / 100n + 1n;
      await submitReport(stage, stage.nodes, { rate: odd });
      const { escrow } = await buyDeal(stage, { price: 7n, duration: 11n });
      expect((7n * odd * 11n) % 10n ** 18n).to.not.equal(0n);
      expect(escrow).to.equal((7n * odd * 11n) / 10n ** 18n + 1n);
    });
  });

  describe("open", () => {
    it("can be called by anybody, who gains and pays nothing", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, reports, stranger, token, worker } = stage;
      const duration = 2n * DAY;
      const [ask, bid] = [
        await signAsk(stage),
        await signBid(stage, { price: PRICE * 2n, duration: Number(duration) }),
      ];
      const start = (await now()) + 10n;
      await nextAt(start);
      const sent = market.connect(stranger).open(ask.order, ask.signature, bid.order, bid.signature, NO_HARDWARE);
      const terms = termsOf(stage, ask.id, start, duration);
      const { rate, cumulative, updatedAt } = await reports.latestRate();
      const escrow = reserveOf(PRICE, rate, DAY);
      const integral = cumulative + rate * (start - updatedAt);
      expect(await dealOf(stage, await sent)).to.deep.include({ id: hashOf(stage, terms), terms, escrow, bid: bid.id });
      expect((await market.dealState(hashOf(stage, terms))).integral).to.equal(integral);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE - escrow);
      expect(await market.balanceOf(stranger)).to.equal(0n);
      expect(await token.balanceOf(stranger)).to.equal(0n);
      expect(await market.nonceUsed(worker, ask.fields.nonce)).to.equal(true);
      expect(await market.nonceUsed(buyer, bid.fields.nonce)).to.equal(true);
    });

    it("weakness_W_15_gives the worker's master of that moment the income, and keeps it", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, stranger, supplier, worker } = stage;
      const deal = await buyDeal(stage);
      await market.connect(worker).removeWorker(worker);
      await networkHelpers.time.increase(600n);
      await market.connect(stranger).bill(deal.terms);
      expect(await market.balanceOf(supplier)).to.be.greaterThan(0n);
      expect(await market.balanceOf(worker)).to.equal(0n);
      const next = await buyDeal(stage);
      expect(next.terms.master).to.equal(worker.address);
    });
  });

  describe("dealId and dealState", () => {
    it("know no deal with other terms", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market } = stage;
      const { terms, id } = await buyDeal(stage);
      for (const changes of [
        { price: BigInt(terms.price) - 1n },
        { duration: 1n },
        { start: BigInt(terms.start) - 1n },
        { bond: 1n },
        { master: stage.stranger.address },
        { buyer: stage.stranger.address },
        { supplier: stage.stranger.address },
        { origin: ZeroHash },
      ]) {
        const other = { ...terms, ...changes };
        const otherId = await market.dealId(other);
        expect(otherId).to.not.equal(id);
        expect(await market.dealState(otherId)).to.deep.equal([0n, 0n, 0n, false]);
        for (const call of [() => market.bill(other), () => market.close(other), () => market.accrued(other)]) {
          await expect(call()).to.be.revertedWithCustomError(market, "DealNotOpen").withArgs(otherId);
        }
      }
      await networkHelpers.time.increase(10n);
      await expect(market.bill(terms)).to.emit(market, "DealBilled");
    });

    it("refuse calldata that is no encoding of terms", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, stranger } = stage;
      const { terms } = await buyDeal(stage);
      const data = market.interface.encodeFunctionData("bill", [terms]);
      const dirty = `${data.slice(0, 10)}ff${data.slice(12)}`;
      await expect(stranger.sendTransaction({ to: market, data: dirty })).to.be.revert(ethers);
      await expect(stranger.sendTransaction({ to: market, data: data.slice(0, -2) })).to.be.revert(ethers);
    });
  });

  describe("multicall", () => {
    it("is a newcomer's first purchase: permit, deposit and buy in one transaction", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { attested, chainId, market, reports, stranger, token } = stage;
      const amount = parseEther("1000");
      await token.transfer(stranger, amount);
      const deadline = (await now()) + 3_600n;
      const domain = { name: "SONM", version: "1", chainId, verifyingContract: await token.getAddress() };
      const types = {
        Permit: ["owner:address", "spender:address", "value:uint256", "nonce:uint256", "deadline:uint256"].map(
          (text) => {
            const [name = "", type = ""] = text.split(":");
            return { name, type };
          },
        ),
      };
      const message = {
        owner: stranger.address,
        spender: await market.getAddress(),
        value: amount,
        nonce: 0n,
        deadline,
      };
      const { v, r, s } = Signature.from(await stranger.signTypedData(domain, types, message));
      const ask = await signAsk(stage);
      const sent = await market
        .connect(stranger)
        .multicall([
          market.interface.encodeFunctionData("depositWithPermit", [amount, deadline, v, r, s]),
          market.interface.encodeFunctionData("buy", [ask.order, ask.signature, DAY, DAY, attested]),
        ]);
      const { escrow, terms } = await dealOf(stage, sent);
      expect(terms.buyer).to.equal(stranger.address);
      expect(escrow).to.equal(reserveOf(PRICE, (await reports.latestRate()).rate, DAY));
      expect(await market.balanceOf(stranger)).to.equal(amount - escrow);
      expect(await token.balanceOf(stranger)).to.equal(0n);
    });

    it("undoes everything when one call fails, with that call's error", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, token } = stage;
      await token.connect(buyer).approve(market, 5n);
      const calls = [
        market.interface.encodeFunctionData("deposit", [5n]),
        market.interface.encodeFunctionData("withdraw", [BUYER_BALANCE + 6n]),
      ];
      await expect(market.connect(buyer).multicall(calls))
        .to.be.revertedWithCustomError(market, "LedgerBalanceTooLow")
        .withArgs(buyer.address, BUYER_BALANCE + 5n, BUYER_BALANCE + 6n);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE);
    });

    it("acts as its caller and takes no ether", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, stranger } = stage;
      const withdrawal = market.interface.encodeFunctionData("withdraw", [BUYER_BALANCE]);
      await expect(market.connect(stranger).multicall([withdrawal]))
        .to.be.revertedWithCustomError(market, "LedgerBalanceTooLow")
        .withArgs(stranger.address, 0n, BUYER_BALANCE);
      const data = market.interface.encodeFunctionData("multicall", [[withdrawal]]);
      await expect(buyer.sendTransaction({ to: market, data, value: 1n })).to.be.revert(ethers);
      await expect(buyer.sendTransaction({ to: market, value: 1n })).to.be.revert(ethers);
    });
  });
});
