import { arch, cpus, totalmem } from "node:os";

import { expect } from "chai";
import { parseEther } from "ethers";

import { CloseReason } from "@sonm/protocol/generated/enums.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { Books } from "./helpers/Books.ts";
import { feesAreSplit } from "./helpers/feesAreSplit.ts";
import { indexAgrees } from "./helpers/indexAgrees.ts";
import { buy, idOf, newestAsk, refusal, type IndexedAsk, type Purchase } from "./helpers/market.ts";
import { TestNetwork } from "./helpers/TestNetwork.ts";
import { waitFor } from "./helpers/waitFor.ts";

const HOUR = 3_600;
const DEPOSIT = parseEther("10");

describe("the first deal", function () {
  this.timeout(240_000);

  let network: TestNetwork;
  let ask: IndexedAsk;
  let purchase: Purchase;

  before(async () => {
    network = await TestNetwork.start({ page: false });
  });

  after(async () => {
    await network?.stop();
  });

  const books = (): Promise<Books> => Books.read(network.as("buyer"), network.provider);

  it("begins with a report that at least two of the three masternodes signed", async () => {
    const { reports } = network.as("buyer");
    const [event] = await waitFor(
      "the first report",
      async () => {
        const events = await reports.queryFilter(reports.filters.ReportAccepted, 0);
        return events.length > 0 ? events : undefined;
      },
      60,
    );
    const bits = [0n, 1n, 2n].filter((bit) => ((event?.args.signers ?? 0n) >> bit) & 1n);
    expect(bits.length).to.be.at.least(2);
    expect(event?.args.sequence).to.equal(1n);
  });

  it("puts this machine's own measured hardware on the market", async () => {
    // Where this machine is busy, its nodes may not agree on a benchmark at first: they measure it again, and a better ask follows.
    const measured = async (): Promise<IndexedAsk | undefined> => {
      const newest = await newestAsk(network);
      return newest?.fields.benchmarks.slice(0, 2).every((value) => value > 0n) ? newest : undefined;
    };
    ask = await waitFor("the ask of the machine with its processor's benchmarks in the index", measured, 180);
    expect(ask.fields.author).to.equal(idOf("worker"));
    expect(ask.logicalCores).to.equal(cpus().length);
    expect(ask.architecture).to.equal({ x64: "X86_64", arm64: "ARM64" }[arch() as "x64" | "arm64"]);
    expect(cpus()[0]?.model.replace(/\s+/g, " ").trim()).to.include(ask.cpuModel.trim());
    expect(Number(ask.memoryBytes)).to.be.closeTo(totalmem(), totalmem() / 20);
    const [, , cores = 0n, memory = 0n] = ask.fields.benchmarks;
    expect(cores > 0n && cores <= BigInt(cpus().length), "cores").to.equal(true);
    expect(memory > 0n && memory <= BigInt(totalmem()), "memory").to.equal(true);
  });

  it("sells an hour of it in one transaction with permit and deposit", async () => {
    const { snm, market, wallet } = network.as("buyer");
    const before = await snm.balanceOf(wallet.address);
    purchase = await buy(network, "buyer", ask, DEPOSIT, HOUR);
    expect(await snm.balanceOf(wallet.address)).to.equal(before - DEPOSIT);
    expect(await snm.allowance(wallet.address, await market.getAddress())).to.equal(0n);
    expect(purchase.terms.supplier.toLowerCase()).to.equal(idOf("worker"));
    expect(purchase.terms.master.toLowerCase()).to.equal(idOf("supplier"));
    expect(purchase.terms.price).to.equal(ask.fields.price);
    expect(purchase.terms.origin).to.equal(ask.id);
    await (await books()).agreeWith(network.as("buyer"));
  });

  it("bills by the second while the rate moves, and the agent does it by itself", async () => {
    const { reports } = network.as("buyer");
    await waitFor(
      "two bills over two rates",
      async () => {
        const deal = (await books()).deals.get(purchase.id);
        const rates = await reports.queryFilter(reports.filters.RateUpdated, purchase.receipt.blockNumber);
        return (deal?.bills ?? 0) >= 2 && rates.length >= 2 ? true : undefined;
      },
      90,
    );
    const block = await network.provider.getBlockNumber();
    await (await books()).agreeWith(network.as("buyer"));
    await waitFor(
      "the bills in the index",
      async () => {
        const query = "query ($id: ID!, $block: Int!) { deal(id: $id, block: { number: $block }) { paymentCount } }";
        const { deal } = await network.query<{ deal: { paymentCount: number } }>(query, { id: purchase.id, block });
        return deal.paymentCount >= 2 ? true : undefined;
      },
      10,
    );
  });

  it("sells no ask twice", async () => {
    const { market } = network.as("buyer");
    expect(await market.nonceUsed(ask.fields.author, ask.fields.nonce)).to.equal(true);
    const error: unknown = await buy(network, "buyer", ask, DEPOSIT, HOUR).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(refusal(network, error)).to.equal("OrderNonceUsed");
  });

  it("closes at the buyer's word, with the money where it should be to the wei", async () => {
    const { market } = network.as("buyer");
    await (await market.close(purchase.terms)).wait();
    const replay = await books();
    await replay.agreeWith(network.as("buyer"));
    const deal = replay.deals.get(purchase.id);
    expect(deal?.reason).to.equal(BigInt(CloseReason.Buyer));
    const supplier = replay.balanceOf(localAccounts.supplier.address);
    const buyer = replay.balanceOf(localAccounts.buyer.address);
    expect(supplier).to.equal((deal?.paid ?? 0n) - (deal?.fee ?? 0n));
    expect(buyer + supplier + replay.fees).to.equal(DEPOSIT);
    await indexAgrees(network, replay);
  });

  it("pays out to buyer, supplier, holders, masternodes and treasury all that the market held", async () => {
    const { market, snm } = network.as("buyer");
    const replay = await books();
    for (const role of ["buyer", "supplier"] as const) {
      const { address } = localAccounts[role];
      const before = await snm.balanceOf(address);
      const amount = await market.balanceOf(address);
      expect(amount).to.equal(replay.balanceOf(address));
      await (await network.as(role).market.withdraw(amount)).wait();
      expect(await snm.balanceOf(address)).to.equal(before + amount);
    }
    await (await market.collectFees()).wait();
    expect(await snm.balanceOf(await market.getAddress())).to.equal(0n);
    await feesAreSplit(network, replay.fees);
    const after = await books();
    await after.agreeWith(network.as("buyer"));
    await indexAgrees(network, after);
  });

  it("reports each epoch once, in order, and never steps further than it may", async () => {
    const { reports } = network.as("buyer");
    const events = await reports.queryFilter(reports.filters.ReportAccepted, 0);
    const sequences = events.map(({ args }) => args.sequence);
    expect(sequences).to.deep.equal(sequences.map((_, index) => BigInt(index + 1)));
    const epochs = events.map(({ args }) => args.epoch);
    expect(new Set(epochs).size).to.equal(epochs.length);
    const { reports: indexed } = await network.query<{ reports: { sequence: string; epoch: string; root: string }[] }>(
      "{ reports(first: 1000, orderBy: sequence) { sequence epoch root } }",
    );
    expect(indexed.slice(0, events.length)).to.deep.equal(
      events.map(({ args }) => ({ sequence: String(args.sequence), epoch: String(args.epoch), root: args.root })),
    );
  });
});
