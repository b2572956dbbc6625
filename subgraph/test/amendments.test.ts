import { expect } from "chai";
import type { Wallet } from "ethers";

import { amendmentDomain, amendmentTypes } from "@sonm/protocol/amendment.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { amended, ask, type RunningDeal } from "./support/amendments.ts";
import { expectBalances, expectConservation, expectSameState } from "./support/books.ts";
import { buy, type OpenedDeal } from "./support/deals.ts";
import { traders } from "./support/money.ts";
import { announce, PRICE } from "./support/orders.ts";
import { world } from "./support/world.ts";

const HOUR = 3_600;
const FORWARD = 10 * HOUR;

interface IndexedRequest {
  readonly side: string;
  readonly price: string;
  readonly status: string;
  readonly by: string | null;
  readonly endedAt: string | null;
}

interface IndexedDeal {
  readonly id: string;
  readonly status: string;
  readonly amendmentCount: number;
  readonly price: string;
  readonly pricePerHour: string;
  readonly duration: string;
  readonly endTime: string | null;
  readonly ask: string;
  readonly totalFunded: string;
  readonly totalPaid: string;
  readonly refunded: string;
  readonly paymentCount: number;
  readonly bidRequest: { price: string } | null;
  readonly askRequest: { price: string } | null;
  readonly amendments: Record<string, string | number | null>[];
  readonly changeRequests: IndexedRequest[];
}

/** The deal as indexed, asked for by one of its ids on the chain. */
async function byId(id: string): Promise<IndexedDeal> {
  const { dealId } = await world.query<{ dealId: { deal: IndexedDeal } }>(
    `query ($id: Bytes!) { dealId(id: $id) { deal {
      id status amendmentCount price pricePerHour duration endTime ask totalFunded totalPaid refunded paymentCount
      bidRequest { price } askRequest { price }
      amendments(orderBy: number) { number from to oldPrice newPrice oldDuration newDuration acceptedSide timestamp }
      changeRequests(orderBy: number) { side price status by endedAt }
    } } }`,
    { id },
  );
  return dealId.deal;
}

/** The deal's requests in the order in which they were made: side, status, who withdrew or refused. */
async function outcomes({ id }: RunningDeal): Promise<readonly (readonly (string | null)[])[]> {
  const { changeRequests, bidRequest, askRequest } = await byId(id);
  for (const { status, endedAt } of changeRequests) expect(endedAt === null).to.equal(status === "PENDING");
  const waiting = (side: string) =>
    changeRequests.find((request) => request.side === side && request.status === "PENDING")?.price;
  expect([bidRequest?.price, askRequest?.price]).to.deep.equal([waiting("BID"), waiting("ASK")]);
  return changeRequests.map(({ side, status, by }) => [side, status, by]);
}

interface Story {
  readonly supplier: Wallet;
  readonly buyer: Wallet;
  readonly deal: OpenedDeal;
}

async function forward(story: string): Promise<Story> {
  const { supplier, buyer } = await traders(story);
  return { supplier, buyer, deal: await buy(buyer, await announce(supplier, { duration: FORWARD }), FORWARD) };
}

const lower = ({ address }: Wallet): string => address.toLowerCase();

describe("an amended deal", () => {
  it("stays one deal under its first id, found by each, and its sums go on", async () => {
    const { chain, market, query } = world;
    const { supplier, buyer, deal } = await forward("amended twice");
    await expectSameState(deal);
    await chain.pass(600);
    const raised = await amended(deal, ask(buyer, deal, PRICE * 2n, FORWARD));
    const raisedAt = await chain.now();
    await expectSameState(raised);
    await chain.pass(300);
    await (await market.bill(raised.terms)).wait();
    await expectSameState(raised);
    await (await ask(supplier, raised, PRICE * 3n, 2 * FORWARD)).wait();
    const longer = await amended(raised, ask(buyer, raised, PRICE * 4n, FORWARD + HOUR));
    await expectSameState(longer);
    await expectBalances(supplier, buyer);
    await expectConservation();

    const indexed = await byId(deal.id);
    expect(indexed).to.deep.include({
      id: deal.id,
      status: "OPEN",
      amendmentCount: 2,
      price: String(PRICE * 3n),
      pricePerHour: "2.9999999999999916",
      duration: String(FORWARD + HOUR),
      endTime: String(Number(deal.terms.start) + FORWARD + HOUR),
      ask: deal.terms.origin,
      paymentCount: 3,
    });
    expect(indexed.amendments).to.deep.equal([
      {
        number: 1,
        from: deal.id,
        to: raised.id,
        oldPrice: String(PRICE),
        newPrice: String(PRICE * 2n),
        oldDuration: String(FORWARD),
        newDuration: String(FORWARD),
        acceptedSide: null,
        timestamp: String(raisedAt),
      },
      {
        number: 2,
        from: raised.id,
        to: longer.id,
        oldPrice: String(PRICE * 2n),
        newPrice: String(PRICE * 3n),
        oldDuration: String(FORWARD),
        newDuration: String(FORWARD + HOUR),
        acceptedSide: "ASK",
        timestamp: String(await chain.now()),
      },
    ]);
    for (const { id } of [raised, longer]) expect(await byId(id)).to.deep.equal(indexed);
    const { deal: first, raisedDeal } = await query<Record<string, { ids: { id: string }[] } | null>>(
      "query ($first: ID!, $second: ID!) { deal(id: $first) { ids { id } } raisedDeal: deal(id: $second) { ids { id } } }",
      { first: deal.id, second: raised.id },
    );
    expect(first?.ids.map(({ id }) => id)).to.have.members([deal.id, raised.id, longer.id]);
    expect(raisedDeal).to.equal(null);

    await chain.pass(HOUR);
    await (await market.connect(buyer).close(longer.terms)).wait();
    const closed = await byId(longer.id);
    expect(closed).to.deep.include({ status: "CLOSED", paymentCount: 4 });
    expect(BigInt(closed.totalFunded)).to.equal(BigInt(closed.totalPaid) + BigInt(closed.refunded));
    await expectBalances(supplier, buyer);
    await expectConservation();
    const { accounts } = await query<{ accounts: unknown }>(
      `query ($buyer: Bytes!) { accounts(where: { id: $buyer }) {
        escrowed totalPaid dealsAsBuyer openDealsAsBuyer purchases { id }
      } }`,
      { buyer: buyer.address },
    );
    expect(accounts).to.deep.equal([
      {
        escrowed: "0",
        totalPaid: closed.totalPaid,
        dealsAsBuyer: 1,
        openDealsAsBuyer: 0,
        purchases: [{ id: deal.id }],
      },
    ]);
  });

  it("ends at its new end, and is paid no second more", async () => {
    const { chain, market, query } = world;
    const { supplier, buyer, deal } = await forward("shortened");
    await (await ask(buyer, deal, PRICE, HOUR)).wait();
    const shorter = await amended(deal, ask(supplier, deal, PRICE, HOUR));
    await chain.pass(FORWARD);
    await (await market.bill(shorter.terms)).wait();
    const end = String(Number(deal.terms.start) + HOUR);
    const { deal: closed } = await query<{ deal: unknown }>(
      "query ($id: ID!) { deal(id: $id) { status closeReason billedUntil endTime amendments { acceptedSide } } }",
      { id: deal.id },
    );
    expect(closed).to.deep.equal({
      status: "CLOSED",
      closeReason: "ENDED",
      billedUntil: end,
      endTime: end,
      amendments: [{ acceptedSide: "BID" }],
    });
    await expectBalances(supplier, buyer);
    await expectConservation();
  });

  it("is one that both signed, too", async () => {
    const { chain, market, amendments, addresses } = world;
    const { supplier, buyer } = await traders("signed");
    const deal = await buy(buyer, await announce(supplier));
    const validUntil = (await chain.now()) + HOUR;
    const price = PRICE / 2n;
    const domain = amendmentDomain(LOCAL_CHAIN_ID, addresses.Amendments);
    const message = { deal: deal.id, price, duration: 0, validUntil };
    const signature = await supplier.signTypedData(domain, { Amendment: [...amendmentTypes.Amendment] }, message);
    await (await ask(supplier, deal, PRICE * 2n)).wait();
    const cheaper = await amended(
      deal,
      amendments.connect(buyer).amend(deal.terms, price, 0, validUntil, "0x", signature),
    );
    await expectSameState(cheaper);
    expect(await outcomes(deal)).to.deep.equal([["ASK", "SUPERSEDED", null]]);
    const { endTime, amendments: kept } = await byId(cheaper.id);
    expect(endTime).to.equal(null);
    expect(kept.map(({ acceptedSide, newPrice }) => [acceptedSide, newPrice])).to.deep.equal([[null, String(price)]]);
    await (await market.connect(supplier).close(cheaper.terms)).wait();
    await expectBalances(supplier, buyer);
  });
});

describe("a change request", () => {
  it("is replaced by the next of its side, and ends by what the other side or its own says", async () => {
    const { chain, amendments } = world;
    const { supplier, buyer, deal } = await forward("asking");
    await (await ask(buyer, deal, PRICE / 2n, FORWARD)).wait();
    await (await ask(supplier, deal, PRICE * 2n, FORWARD)).wait();
    expect(await outcomes(deal)).to.deep.equal([
      ["BID", "PENDING", null],
      ["ASK", "PENDING", null],
    ]);
    await chain.pass(10);
    await (await ask(buyer, deal, PRICE / 3n, FORWARD)).wait();
    expect(await outcomes(deal)).to.deep.equal([
      ["BID", "REPLACED", null],
      ["ASK", "PENDING", null],
      ["BID", "PENDING", null],
    ]);
    await (await amendments.connect(supplier).endRequest(deal.terms, Side.Bid)).wait();
    await (await amendments.connect(supplier).endRequest(deal.terms, Side.Ask)).wait();
    await (await ask(buyer, deal, PRICE / 4n, FORWARD)).wait();
    await (await ask(supplier, deal, PRICE * 3n, FORWARD)).wait();
    await (await amendments.connect(buyer).endRequest(deal.terms, Side.Bid)).wait();
    await (await amendments.connect(buyer).endRequest(deal.terms, Side.Ask)).wait();
    expect(await outcomes(deal)).to.deep.equal([
      ["BID", "REPLACED", null],
      ["ASK", "CANCELLED", lower(supplier)],
      ["BID", "REJECTED", lower(supplier)],
      ["BID", "CANCELLED", lower(buyer)],
      ["ASK", "REJECTED", lower(buyer)],
    ]);
    await expectSameState(deal);
  });

  it("is accepted by one that fits, which ends what the other side had asked for itself", async () => {
    const { supplier, buyer, deal } = await forward("accepting");
    await (await ask(supplier, deal, PRICE * 3n, FORWARD)).wait();
    await (await ask(buyer, deal, PRICE / 2n, FORWARD)).wait();
    const changed = await amended(deal, ask(supplier, deal, PRICE / 2n, FORWARD));
    expect(await outcomes(changed)).to.deep.equal([
      ["ASK", "SUPERSEDED", null],
      ["BID", "ACCEPTED", null],
    ]);
    expect((await byId(deal.id)).amendments[0]?.acceptedSide).to.equal("BID");
  });

  it("is superseded where one side gives way, and what stays on the old id touches no later one", async () => {
    const { amendments } = world;
    const { supplier, buyer, deal } = await forward("giving way");
    await (await ask(buyer, deal, PRICE / 2n, FORWARD)).wait();
    const cheaper = await amended(deal, ask(supplier, deal, (PRICE * 3n) / 4n, FORWARD));
    expect(await outcomes(deal)).to.deep.equal([["BID", "SUPERSEDED", null]]);
    await (await ask(buyer, cheaper, PRICE / 2n, FORWARD)).wait();
    await (await amendments.connect(buyer).endRequest(deal.terms, Side.Bid)).wait();
    expect(await outcomes(deal)).to.deep.equal([
      ["BID", "SUPERSEDED", null],
      ["BID", "PENDING", null],
    ]);
  });

  it("is void once the deal closed, whoever withdraws it then", async () => {
    const { market, amendments } = world;
    const { supplier, buyer, deal } = await forward("closing");
    await (await ask(buyer, deal, PRICE / 2n, FORWARD)).wait();
    await (await ask(supplier, deal, PRICE * 2n, FORWARD)).wait();
    await (await market.connect(buyer).close(deal.terms)).wait();
    await (await amendments.connect(buyer).endRequest(deal.terms, Side.Ask)).wait();
    expect(await outcomes(deal)).to.deep.equal([
      ["BID", "VOID", null],
      ["ASK", "VOID", null],
    ]);
    await expectBalances(supplier, buyer);
  });
});
