import { expect } from "chai";
import { id as hashText } from "ethers";

import { Rule, Side } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { attest, hashMachine, machineLeaf } from "../helpers/machines.ts";
import { submitReport } from "../helpers/reports.ts";
import { NO_HARDWARE, now, reserveOf } from "./deals.ts";
import { expectFits, expectRefused } from "./matches.ts";
import type { MarketStage } from "./MarketStage.ts";
import { BUYER_BALANCE, openMarket } from "./openMarket.ts";
import { askFields, PRICE, sign, signAsk, signBid } from "./orders.ts";

const { networkHelpers } = chain;
const DAY = 86_400n;

/** When the worker's hardware was measured, and when its attestation ends: unix seconds. */
async function attestationTimes({ hardware, worker }: MarketStage) {
  const { measuredAt, validDays } = await hardware.machine(worker);
  return { measuredAt, expiresAt: measuredAt + validDays * DAY };
}

describe("Market matching: attested hardware, rate, funds, pause", () => {
  describe("attestation", () => {
    it("is not read where none is demanded", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { stranger } = stage;
      const never = await sign(stage, stranger, await askFields(stage, { author: stranger.address as `0x${string}` }));
      await expectFits(stage, { ask: never, bid: await signBid(stage, { maxAttestationAge: 0 }) });
    });

    it("fits where it is fresh and the attested benchmarks cover the ask's", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const bid = await signBid(stage, { maxAttestationAge: 86_400 });
      await expectFits(stage, { ask: await signAsk(stage), bid, hardware: stage.attested });
    });

    it("is missing where the machine was never measured, whatever is brought", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { stranger } = stage;
      const ask = await sign(stage, stranger, await askFields(stage, { author: stranger.address as `0x${string}` }));
      const bid = await signBid(stage, { maxAttestationAge: 2 ** 32 - 1 });
      const rules = [Rule.Attestation, Rule.AttestedBenchmarks];
      const values = [stranger.address, 0n, 0n, BigInt(2 ** 32 - 1)];
      for (const hardware of [NO_HARDWARE, stage.attested]) {
        await expectRefused(stage, { ask, bid, hardware }, rules, "DealAttestationMissing", values);
      }
    });

    it("may be as old as the buyer allows, to the second", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { measuredAt, expiresAt } = await attestationTimes(stage);
      const maxAttestationAge = 9_000;
      const [ask, bid] = [await signAsk(stage), await signBid(stage, { maxAttestationAge })];
      const at = measuredAt + BigInt(maxAttestationAge);
      await expectFits(stage, { ask, bid, hardware: stage.attested, at });
      const [next, late] = [await signAsk(stage), await signBid(stage, { maxAttestationAge })];
      const values = [stage.worker.address, measuredAt, expiresAt, BigInt(maxAttestationAge)];
      const match = { ask: next, bid: late, hardware: stage.attested, at: at + 1n };
      await expectRefused(stage, match, Rule.Attestation, "DealAttestationMissing", values);
    });

    it("is good until the second before it ends, however old the buyer allows it to be", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { measuredAt, expiresAt } = await attestationTimes(stage);
      await networkHelpers.time.increaseTo(expiresAt - 7_200n);
      await submitReport(stage, stage.nodes);
      const demand = { maxAttestationAge: 2 ** 32 - 1 };
      const [ask, bid] = [await signAsk(stage), await signBid(stage, demand)];
      await expectFits(stage, { ask, bid, hardware: stage.attested, at: expiresAt - 1n });
      const match = { ask: await signAsk(stage), bid: await signBid(stage, demand), hardware: stage.attested };
      const values = [stage.worker.address, measuredAt, expiresAt, BigInt(2 ** 32 - 1)];
      const ended = { ...match, at: expiresAt };
      await expectRefused(stage, ended, Rule.Attestation, "DealAttestationMissing", values);
    });

    it("counts with the values that were attested last", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { worker } = stage;
      const machine = await attest(stage, stage.nodes, await machineLeaf(worker.address, { benchmarks: [7n] }));
      const { factsHash } = hashMachine(machine);
      const demand = { maxAttestationAge: 86_400, benchmarks: [] };
      const old = { ask: await signAsk(stage), bid: await signBid(stage, demand), hardware: stage.attested };
      await expectRefused(stage, old, Rule.AttestedBenchmarks, "DealBenchmarksNotAttested", [worker.address]);
      const hardware = { factsHash, benchmarks: [7n] };
      const ask = await signAsk(stage, { benchmarks: [7n] });
      await expectFits(stage, { ask, bid: await signBid(stage, demand), hardware });
    });

    it("does not cover other values than the attested ones", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { attested, worker } = stage;
      const [ask, bid] = [await signAsk(stage), await signBid(stage, { maxAttestationAge: 86_400 })];
      const benchmarks = attested.benchmarks.map(BigInt);
      const larger = benchmarks.map((word, index) => (index === 0 ? word + 1n : word));
      for (const hardware of [
        NO_HARDWARE,
        { factsHash: hashText("other facts"), benchmarks },
        { ...attested, benchmarks: larger },
        { ...attested, benchmarks: benchmarks.slice(0, -1) },
        { ...attested, benchmarks: [...benchmarks, 0n] },
      ]) {
        const match = { ask, bid, hardware };
        await expectRefused(stage, match, Rule.AttestedBenchmarks, "DealBenchmarksNotAttested", [worker.address]);
      }
      await expectFits(stage, { ask, bid, hardware: attested });
    });

    it("does not cover an ask that promises a unit more in any benchmark", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { attested, worker } = stage;
      const bid = await signBid(stage, { maxAttestationAge: 86_400, benchmarks: [] });
      const { benchmarks } = await askFields(stage);
      for (const index of benchmarks.keys()) {
        const more = benchmarks.map((value, place) => (place === index ? value + 1n : value));
        const match = { ask: await signAsk(stage, { benchmarks: more }), bid, hardware: attested };
        await expectRefused(stage, match, Rule.AttestedBenchmarks, "DealBenchmarksNotAttested", [worker.address]);
      }
      const beyond = await signAsk(stage, { benchmarks: [...benchmarks, 0n, 1n] });
      const match = { ask: beyond, bid, hardware: attested };
      await expectRefused(stage, match, Rule.AttestedBenchmarks, "DealBenchmarksNotAttested", [worker.address]);
    });

    it("is demanded by `buy` in the same way, with an age of any width", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { attested, buyer, market, stranger } = stage;
      const ask = await signAsk(stage);
      const { measuredAt, expiresAt } = await attestationTimes(stage);
      await networkHelpers.time.setNextBlockTimestamp(measuredAt + 9_000n);
      await expect(market.connect(buyer).buy(ask.order, ask.signature, 0n, 8_999n, attested))
        .to.be.revertedWithCustomError(market, "DealAttestationMissing")
        .withArgs(ask.fields.author, measuredAt, expiresAt, 8_999n);
      await expect(market.connect(buyer).buy(ask.order, ask.signature, 0n, 1n << 255n, NO_HARDWARE))
        .to.be.revertedWithCustomError(market, "DealBenchmarksNotAttested")
        .withArgs(ask.fields.author);
      await expect(market.connect(buyer).buy(ask.order, ask.signature, 0n, 1n << 255n, attested)).to.emit(
        market,
        "DealOpened",
      );
      const other = await sign(stage, stranger, await askFields(stage, { author: stranger.address as `0x${string}` }));
      await expect(market.connect(buyer).buy(other.order, other.signature, 0n, 1n << 255n, attested))
        .to.be.revertedWithCustomError(market, "DealAttestationMissing")
        .withArgs(stranger.address, 0n, 0n, 1n << 255n);
    });
  });

  describe("rate", () => {
    it("is fresh until the second before it is stale", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { updatedAt, staleAfter } = await stage.reports.latestRate();
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      await expectFits(stage, { ask, bid, at: updatedAt + staleAfter - 1n });
      const late = { ask: await signAsk(stage), bid: await signBid(stage), at: updatedAt + staleAfter };
      await expectRefused(stage, late, Rule.RateStale, "DealRateStale", [updatedAt, staleAfter]);
    });

    it("that is stale is fresh again with the next report", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      await networkHelpers.time.increase(30n * DAY);
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      const { updatedAt, staleAfter } = await stage.reports.latestRate();
      await expectRefused(stage, { ask, bid }, Rule.RateStale, "DealRateStale", [updatedAt, staleAfter]);
      await submitReport(stage, stage.nodes);
      await expectFits(stage, { ask, bid });
    });
  });

  describe("funds", () => {
    const leave = async (stage: MarketStage, balance: bigint) => {
      const { buyer, market } = stage;
      await market.connect(buyer).withdraw((await market.balanceOf(buyer)) - balance);
    };

    for (const [name, duration, seconds] of [
      ["a spot deal", 0, 3_600n],
      ["a forward deal of ten seconds", 10, 10n],
      ["a forward deal of a day", 86_400, DAY],
      ["a forward deal of ten days", 864_000, DAY],
    ] as const) {
      it(`may be exactly the reserve of ${name}, and not a wei less`, async () => {
        const stage = await networkHelpers.loadFixture(openMarket);
        const { buyer, market, reports, token } = stage;
        const { rate } = await reports.latestRate();
        const reserve = reserveOf(PRICE, rate, seconds);
        await leave(stage, reserve - 1n);
        const [ask, bid] = [await signAsk(stage), await signBid(stage, { duration })];
        const values = [buyer.address, reserve - 1n, reserve];
        await expectRefused(stage, { ask, bid }, Rule.Funds, "LedgerBalanceTooLow", values);
        await token.approve(market, 1n);
        await market.depositFor(buyer, 1n);
        await expectFits(stage, { ask, bid });
        expect(await market.balanceOf(buyer)).to.equal(0n);
      });
    }

    it("can't cover a price beyond any balance", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const price = (1n << 96n) - 1n;
      const { rate } = await stage.reports.latestRate();
      const [ask, bid] = [await signAsk(stage, { price }), await signBid(stage, { price, duration: 31_536_000 / 365 })];
      const values = [stage.buyer.address, BUYER_BALANCE, reserveOf(price, rate, DAY)];
      await expectRefused(stage, { ask, bid }, Rule.Funds, "LedgerBalanceTooLow", values);
    });

    it("in escrow of another deal do not count", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { rate } = await stage.reports.latestRate();
      const reserve = reserveOf(PRICE, rate, 3_600n);
      await leave(stage, 2n * reserve - 1n);
      await expectFits(stage, { ask: await signAsk(stage), bid: await signBid(stage) });
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      const values = [stage.buyer.address, reserve - 1n, reserve];
      await expectRefused(stage, { ask, bid }, Rule.Funds, "LedgerBalanceTooLow", values);
    });
  });

  describe("pause", () => {
    it("refuses deals until the second at which it ends", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, dao, market } = stage;
      await market.connect(dao).pauseEntries(1_000n);
      const until = await market.pausedUntil();
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      await expectRefused(stage, { ask, bid, at: until - 1n }, Rule.Paused, "MarketPaused", [until]);
      await expectFits(stage, { ask, bid, at: until });
      expect(await market.pausedUntil()).to.equal(until);
      expect(await now()).to.equal(until);
      await expect(market.connect(buyer).deposit(0n)).to.be.revertedWithCustomError(market, "LedgerAmountZero");
    });
  });

  describe("whyNot", () => {
    it("names every rule that fails at once, where `open` names the first", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, dao, market, stranger, worker } = stage;
      await market.connect(worker).cancelAll(Side.Ask);
      await market.connect(buyer).setBlacklisted(worker, true);
      await market.connect(dao).pauseEntries(DAY);
      await market.connect(buyer).withdraw(BUYER_BALANCE);
      await networkHelpers.time.increase(4n * 3_600n);
      const counterparty = stranger.address as `0x${string}`;
      const ask = await signAsk(stage, { duration: 1, validUntil: 5, networkFlags: 0n, identityLevel: 2, bond: 1n });
      const bid = await signBid(stage, {
        side: Side.Ask,
        price: PRICE - 1n,
        duration: 2,
        validUntil: 2 ** 40 - 1,
        networkFlags: 1n,
        counterparty,
        benchmarks: [1n << 62n],
        maxAttestationAge: 1,
      });
      await market.connect(buyer).cancel(bid.fields.nonce);
      const all = Object.values(Rule).filter((rule) => rule !== Rule.BenchmarkFormat && rule !== Rule.SelfDeal);
      const values = [Side.Bid, BigInt(Side.Ask)];
      await expectRefused(stage, { ask, bid }, all, "OrderSideWrong", values);
    });

    it("can be asked about any bytes", async () => {
      const { market } = await networkHelpers.loadFixture(openMarket);
      const ones = (1n << 256n) - 1n;
      const order = { head: ones, terms: ones, demands: ones, replay: ones, tag: `0x${"ff".repeat(32)}` };
      const words = Array.from({ length: 40 }, () => ones);
      const strange = { ...order, benchmarks: words };
      const failed = await market.whyNot(strange, strange, { factsHash: order.tag, benchmarks: words });
      const bit = (rule: Rule) => (failed >> BigInt(rule)) & 1n;
      for (const rule of [Rule.Sides, Rule.BenchmarkFormat, Rule.SelfDeal, Rule.Validity, Rule.Funds, Rule.Bond]) {
        expect(bit(rule), `rule ${rule}`).to.equal(1n);
      }
    });
  });
});
