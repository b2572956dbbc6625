import { expect } from "chai";
import { parseEther } from "ethers";

import { Side } from "@sonm/protocol/generated/enums.ts";

import { expectBalances, expectConservation, expectSameState } from "./support/books.ts";
import { buy, openedDeal, type OpenedDeal } from "./support/deals.ts";
import { fund, traders } from "./support/money.ts";
import { announce, NO_HARDWARE, PRICE, signOrder } from "./support/orders.ts";
import { freshenRate } from "./support/reports.ts";
import { world } from "./support/world.ts";

const HOUR = 3_600;

interface IndexedDeal {
  readonly number: number;
  readonly status: string;
  readonly closeReason: string | null;
  readonly escrow: string;
  readonly totalFunded: string;
  readonly totalPaid: string;
  readonly totalFee: string;
  readonly refunded: string;
  readonly billedUntil: string;
  readonly integral: string;
  readonly paymentCount: number;
  readonly endTime: string | null;
  readonly closedAt: string | null;
  readonly payments: { since: string; until: string; paid: string; escrow: string }[];
}

const indexedDeal = async ({ id }: OpenedDeal): Promise<IndexedDeal> => {
  const { deal } = await world.query<{ deal: IndexedDeal }>(
    `query ($id: Bytes!) { deal(id: $id) {
      number status closeReason escrow totalFunded totalPaid totalFee refunded billedUntil integral paymentCount endTime
      closedAt payments(orderBy: until) { since until paid escrow }
    } }`,
    { id },
  );
  return deal;
};

describe("a spot deal", () => {
  it("adds up from its opening over two bills to its close", async () => {
    const { chain, market, query } = world;
    const { supplier, buyer } = await traders("spot");
    const deal = await buy(buyer, await announce(supplier));
    await expectSameState(deal);
    const opened = await indexedDeal(deal);
    expect(opened).to.deep.include({
      status: "OPEN",
      closeReason: null,
      endTime: null,
      paymentCount: 0,
      totalPaid: "0",
    });
    expect(opened.totalFunded).to.equal(String(deal.escrow));

    await chain.pass(600);
    await (await market.bill(deal.terms)).wait();
    await expectSameState(deal);
    await chain.pass(900);
    await (await market.bill(deal.terms)).wait();
    await expectSameState(deal);
    await expectBalances(supplier, buyer);

    await chain.pass(60);
    await (await market.connect(buyer).close(deal.terms)).wait();
    const closed = await indexedDeal(deal);
    expect(closed).to.deep.include({ status: "CLOSED", closeReason: "BUYER", escrow: "0", paymentCount: 3 });
    expect(Number(closed.closedAt)).to.equal(await chain.now());
    expect(closed.payments).to.have.length(3);
    expect(closed.payments[0]?.since).to.equal(String(deal.terms.start));
    expect(closed.payments[2]?.since).to.equal(closed.payments[1]?.until);
    const paid = closed.payments.reduce((sum, payment) => sum + BigInt(payment.paid), 0n);
    expect(String(paid)).to.equal(closed.totalPaid);
    expect(BigInt(closed.totalFunded)).to.equal(paid + BigInt(closed.refunded));
    await expectBalances(supplier, buyer);
    await expectConservation();

    const { buyerAccount, master } = await query<Record<string, unknown>>(
      `query ($buyer: Bytes!, $master: Bytes!) {
        buyerAccount: account(id: $buyer) { escrowed totalPaid dealsAsBuyer openDealsAsBuyer }
        master: account(id: $master) { totalEarned dealsAsMaster openDealsAsMaster }
      }`,
      { buyer: buyer.address, master: supplier.address },
    );
    expect(buyerAccount).to.deep.equal({
      escrowed: "0",
      totalPaid: closed.totalPaid,
      dealsAsBuyer: 1,
      openDealsAsBuyer: 0,
    });
    expect(master).to.deep.equal({
      totalEarned: String(paid - BigInt(closed.totalFee)),
      dealsAsMaster: 1,
      openDealsAsMaster: 0,
    });
  });

  it("closes for want of money", async () => {
    const { chain, market } = world;
    const { supplier, buyer } = await traders("poor");
    const deal = await buy(buyer, await announce(supplier));
    const rest = await market.balanceOf(buyer.address);
    await (await market.connect(buyer).withdraw(rest)).wait();
    await chain.pass(HOUR / 2);
    await (await market.bill(deal.terms)).wait();
    expect((await indexedDeal(deal)).status).to.equal("OPEN");
    await expectSameState(deal);
    await chain.pass(HOUR);
    await (await market.bill(deal.terms)).wait();
    const closed = await indexedDeal(deal);
    expect(closed).to.deep.include({ status: "CLOSED", closeReason: "OUT_OF_FUNDS", escrow: "0", refunded: "0" });
    expect(closed.totalFunded).to.equal(closed.totalPaid);
    await expectBalances(supplier, buyer);
    await expectConservation();
  });

  it("can be closed by its supplier", async () => {
    const { chain, market } = world;
    const { supplier, buyer } = await traders("quitter");
    const deal = await buy(buyer, await announce(supplier));
    await chain.pass(10);
    await (await market.connect(supplier).close(deal.terms)).wait();
    expect((await indexedDeal(deal)).closeReason).to.equal("SUPPLIER");
    await expectBalances(supplier, buyer);
  });
});

describe("a forward deal", () => {
  it("ends at its end, and is paid no second more", async () => {
    const { chain, market } = world;
    const { supplier, buyer } = await traders("forward");
    const deal = await buy(buyer, await announce(supplier, { duration: 2 * HOUR }), HOUR);
    const end = BigInt(deal.terms.start) + BigInt(HOUR);
    expect((await indexedDeal(deal)).endTime).to.equal(String(end));
    await chain.pass(2 * HOUR);
    await (await market.bill(deal.terms)).wait();
    const closed = await indexedDeal(deal);
    expect(closed).to.deep.include({ status: "CLOSED", closeReason: "ENDED", billedUntil: String(end) });
    expect(closed.payments.map(({ until }) => until)).to.deep.equal([String(end)]);
    await expectBalances(supplier, buyer);
    await expectConservation();
  });
});

describe("a deal of an ask and a bid", () => {
  it("shows both orders, which it fills, and has the next number", async () => {
    const { chain, market, query } = world;
    const { supplier, buyer } = await traders("matched");
    const stranger = await chain.wallet("matchmaker");
    const { markets } = await query<{ markets: { dealCount: number }[] }>("{ markets { dealCount } }");
    const ask = await announce(supplier, { benchmarks: [100n, 50n] });
    const bid = await announce(buyer, { side: Side.Bid, price: PRICE * 2n, benchmarks: [100n] });
    await freshenRate();
    const sent = market.connect(stranger).open(ask.packed, ask.signature, bid.packed, bid.signature, NO_HARDWARE);
    const { id } = await openedDeal(sent);
    const { deal } = await query<{ deal: unknown }>(
      `query ($id: Bytes!) { deal(id: $id) {
        number price pricePerHour ask bid askOrder { status benchmark0 } bidOrder { status deal { id } } buyer { id }
        worker { id dealCount openDealCount }
      } }`,
      { id },
    );
    expect(deal).to.deep.equal({
      number: (markets[0]?.dealCount ?? 0) + 1,
      price: String(PRICE),
      pricePerHour: "0.9999999999999972",
      ask: ask.id,
      bid: bid.id,
      askOrder: { status: "FILLED", benchmark0: "100" },
      bidOrder: { status: "FILLED", deal: { id } },
      buyer: { id: buyer.address.toLowerCase() },
      worker: { id: supplier.address.toLowerCase(), dealCount: 1, openDealCount: 1 },
    });
  });
});

describe("money in the market", () => {
  it("is followed from deposit to withdrawal, also for others", async () => {
    const { chain, market, token, addresses, query } = world;
    const payer = await chain.wallet("generous payer");
    const friend = await chain.wallet("friend of the payer");
    await fund(payer, parseEther("10"));
    await (await token.transfer(payer.address, parseEther("5"))).wait();
    await (await token.connect(payer).approve(addresses.Market, parseEther("5"))).wait();
    await (await market.connect(payer).depositFor(friend.address, parseEther("5"))).wait();
    await (await market.connect(friend).withdrawTo(payer.address, parseEther("2"))).wait();
    const { account } = await query<{ account: unknown }>(
      `query ($id: Bytes!) { account(id: $id) {
        balance totalDeposited totalWithdrawn deposits { from amount } withdrawals { to amount }
      } }`,
      { id: friend.address },
    );
    expect(account).to.deep.equal({
      balance: String(parseEther("3")),
      totalDeposited: String(parseEther("5")),
      totalWithdrawn: String(parseEther("2")),
      deposits: [{ from: payer.address.toLowerCase(), amount: String(parseEther("5")) }],
      withdrawals: [{ to: payer.address.toLowerCase(), amount: String(parseEther("2")) }],
    });
    await expectBalances(payer, friend);
    await expectConservation();
  });

  it("leaves as fees to the collector", async () => {
    const { chain, market, token, addresses, query } = world;
    const { supplier, buyer } = await traders("fees");
    const deal = await buy(buyer, await announce(supplier));
    await chain.pass(600);
    await (await market.connect(buyer).close(deal.terms)).wait();
    const before = await token.balanceOf(addresses.FeeSplitter);
    await (await market.collectFees()).wait();
    const collected = (await token.balanceOf(addresses.FeeSplitter)) - before;
    expect(collected > 0n).to.equal(true);
    const { markets, feeCollections } = await query<{
      markets: { pendingFees: string; feeCollector: { id: string; totalFeesCollected: string } }[];
      feeCollections: { amount: string }[];
    }>(
      `{ markets { pendingFees feeCollector { id totalFeesCollected } }
         feeCollections(first: 1, orderBy: block, orderDirection: desc) { amount } }`,
    );
    expect(feeCollections).to.deep.equal([{ amount: String(collected) }]);
    expect(markets[0]?.pendingFees).to.equal("0");
    expect(markets[0]?.feeCollector.id).to.equal(addresses.FeeSplitter.toLowerCase());
    await expectConservation();
  });

  it("adds up over the hours and by master", async () => {
    const { chain, market, query } = world;
    const { supplier, buyer } = await traders("hours");
    const deal = await buy(buyer, await signOrder(supplier));
    for (let hour = 0; hour < 2; hour++) {
      await chain.pass(HOUR);
      await (await market.bill(deal.terms)).wait();
    }
    await (await market.connect(buyer).close(deal.terms)).wait();
    // an hour is added up when the first block after it comes
    await chain.pass(HOUR);
    const { totalPaid } = await indexedDeal(deal);
    const { masterEarnings, paymentVolumes, dealVolumes, markets } = await query<{
      masterEarnings: { paid: string; count: number }[];
      paymentVolumes: { totalPaid: string }[];
      dealVolumes: { opened: number; totalOpened: number; lowestPrice: string }[];
      markets: { totalPaid: string; dealCount: number }[];
    }>(
      `query ($master: Bytes!) {
        masterEarnings(interval: hour, where: { master: $master }) { paid count }
        paymentVolumes(interval: hour) { totalPaid }
        dealVolumes(interval: hour) { opened totalOpened lowestPrice }
        markets { totalPaid dealCount }
      }`,
      { master: supplier.address },
    );
    expect(masterEarnings.reduce((sum, { paid }) => sum + BigInt(paid), 0n)).to.equal(BigInt(totalPaid));
    expect(masterEarnings.reduce((sum, { count }) => sum + count, 0)).to.equal(3);
    // the newest hour comes first
    expect(paymentVolumes[0]?.totalPaid).to.equal(markets[0]?.totalPaid);
    expect(dealVolumes[0]?.totalOpened).to.equal(markets[0]?.dealCount);
    expect(dealVolumes.reduce((sum, { opened }) => sum + opened, 0)).to.equal(markets[0]?.dealCount);
    expect(Number(dealVolumes[0]?.lowestPrice)).to.be.greaterThan(0);
  });
});
