import { expect } from "chai";
import hre from "hardhat";
import type { Result } from "ethers";

import { BENCHMARK_LIMIT } from "@sonm/protocol/generated/constants.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { unpackOrder, type PackedOrder } from "@sonm/protocol/order.ts";

import type { TermsStruct } from "../../types/market/Market.ts";
import { chain } from "../helpers/chain.ts";
import { machineLeaf, reportMachines } from "../helpers/machines.ts";
import { countSteps } from "../helpers/trace.ts";
import { billsOf, buyDeal, NO_HARDWARE, nextAt } from "./deals.ts";
import { everyContract } from "./everyContract.ts";
import { openMarket } from "./openMarket.ts";
import { askFields, sign, signAsk } from "./orders.ts";

const { ethers, networkHelpers } = chain;
const HOUR = 3_600n;

/** The size limit of the network for deployed code, in bytes. */
const CODE_LIMIT = 24_576;

describe("Market against the weaknesses of the first SONM: size, gas and records", () => {
  it("weakness_W_23_aPurchaseWritesThreeSlotsHoweverMuchTheOrderSays", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market } = stage;
    const most = Array.from({ length: 32 }, () => BENCHMARK_LIMIT - 1n);
    for (const fields of [
      { benchmarks: [], networkFlags: 0n },
      { benchmarks: most, networkFlags: (1n << 64n) - 1n },
    ]) {
      const ask = await signAsk(stage, fields);
      const sent = await market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE);
      expect(await countSteps(sent.hash, "SSTORE")).to.equal(3); // the buyer's account, the nonce, the deal
    }
  });

  it("weakness_W_26_aMachineTakesOneSlotHoweverMuchWasAttested", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { hardware, nodes, stranger } = stage;
    const { gpus } = await machineLeaf(stranger.address);
    for (const [cards, words] of [
      [0, 0],
      [8, 8],
    ] as const) {
      await networkHelpers.time.increase(1n);
      const machine = await machineLeaf(stranger.address, {
        gpus: Array.from({ length: cards }, () => gpus[0] ?? expect.fail("The machine has no card.")),
        benchmarks: Array.from({ length: words }, () => 1n),
      });
      const { sequence, proofs } = await reportMachines(stage, nodes, [machine]);
      const sent = await hardware.submit(
        { ...machine, gpus: [...machine.gpus], benchmarks: [...machine.benchmarks] },
        sequence,
        proofs[0] ?? [],
      );
      expect(await countSteps(sent.hash, "SSTORE")).to.equal(1);
    }
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

  it("weakness_W_28_everyContractFitsTheSizeLimit", async function () {
    if (hre.globalOptions.coverage) return this.skip(); // instrumented code is larger
    const stage = await networkHelpers.loadFixture(openMarket);
    for (const [name, contract] of everyContract(stage)) {
      const size = ethers.dataLength(await ethers.provider.getCode(contract));
      expect(size, name).to.be.greaterThan(0).and.at.most(CODE_LIMIT);
    }
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
});
