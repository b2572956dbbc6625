import { expect } from "chai";
import { id, toBeHex } from "ethers";

import { mined } from "./support/decisions.ts";
import { expectOrder, publish, REVIEW_FEE, sign } from "./support/works.ts";
import { world } from "./support/world.ts";

const DAY = 86_400;
const lower = ({ address }: { readonly address: string }): string => address.toLowerCase();

/** What the index says happened with an order, in order. */
async function eventsOf(orderId: bigint): Promise<unknown> {
  const { workOrder } = await world.query<{ workOrder: { events: unknown } }>(
    `query ($id: ID!) { workOrder(id: $id) {
      events(orderBy: block) { kind milestone { index } account amount fee returned }
    } }`,
    { id: toBeHex(orderId, 4) },
  );
  return workOrder.events;
}

describe("a work order", () => {
  it("is told with its offers: announced, taken back, taken", async () => {
    const { chain, dao, works, query } = world;
    const [cheap, dear] = [await chain.wallet("offers less"), await chain.wallet("offers more")];
    const stranger = await chain.wallet("announces what others offer");
    const reviewer = await chain.wallet("reviews offers");
    const orderId = await publish(reviewer.address, [100n, 200n], 1_000n);
    const published = String(await chain.now());
    const { contentHash, offersUntil, reviewPeriod, streamDuration } = await works.termsOf(orderId);
    const regretted = await sign(dear, { orderId, amounts: [100n, 200n], stream: 900n });
    const taken = await sign(cheap, { orderId, amounts: [70n, 150n], stream: 800n });
    await mined(works.connect(dear).offer(regretted.offer, regretted.signature, "ipfs://dear"));
    await mined(works.connect(stranger).offer(taken.offer, taken.signature, "ipfs://a lie"));
    await mined(works.connect(cheap).offer(taken.offer, taken.signature, "ipfs://cheap"));
    await mined(works.connect(stranger).offer(taken.offer, taken.signature, "ipfs://another lie"));
    await mined(works.connect(dear).withdrawOffer(regretted.offer));
    await mined(works.connect(dao).assign(taken.offer, taken.signature));
    const assignedAt = String(await chain.now());

    const { workOrder } = await query<{ workOrder: unknown }>(
      `query ($id: ID!) { workOrder(id: $id) {
        number title uri contentHash reviewer reviewFee offersUntil reviewPeriod stream streamDuration budget team developer
        offer { id } offerHash milestoneCount createdAt assignedAt streamedUntil endedAt stoppedAt endedByDao
        milestones(orderBy: index) { index ordered amount deliveries }
        offers(orderBy: block) { id developer status amounts stream total contentHash uri validUntil signature }
      } }`,
      { id: toBeHex(orderId, 4) },
    );
    expect(workOrder).to.deep.equal({
      ...{ number: Number(orderId), title: "Build it", uri: "ipfs://order", contentHash, reviewer: lower(reviewer) },
      ...{ reviewFee: String(REVIEW_FEE), offersUntil: String(offersUntil), reviewPeriod: String(reviewPeriod) },
      ...{ stream: "800", streamDuration: String(streamDuration), budget: String(1_300n + 2n * REVIEW_FEE) },
      ...{ team: null, developer: lower(cheap), offer: { id: taken.hash }, offerHash: taken.hash, milestoneCount: 2 },
      ...{ createdAt: published, assignedAt, streamedUntil: assignedAt, endedAt: null, stoppedAt: null },
      endedByDao: false,
      milestones: [
        { index: 0, ordered: "100", amount: "70", deliveries: 0 },
        { index: 1, ordered: "200", amount: "150", deliveries: 0 },
      ],
      offers: [
        {
          ...{ id: regretted.hash, developer: lower(dear), status: "WITHDRAWN", amounts: ["100", "200"] },
          ...{ stream: "900", total: "1200", contentHash: regretted.offer.contentHash, uri: "ipfs://dear" },
          ...{ validUntil: String(regretted.offer.validUntil), signature: regretted.signature },
        },
        {
          ...{ id: taken.hash, developer: lower(cheap), status: "TAKEN", amounts: ["70", "150"] },
          ...{ stream: "800", total: "1020", contentHash: taken.offer.contentHash, uri: "ipfs://cheap" },
          ...{ validUntil: String(taken.offer.validUntil), signature: taken.signature },
        },
      ],
    });
    await expectOrder(orderId);
  });

  it("is followed through delivery, rejection, dispute, stream and its end", async () => {
    const { chain, dao, works, query } = world;
    const [developer, reviewer] = [await chain.wallet("builds"), await chain.wallet("reviews what is built")];
    const orderId = await publish(reviewer.address, [100n, 201n], 1_000n);
    const { offer, signature, hash } = await sign(developer, { orderId, amounts: [100n, 201n], stream: 1_000n });
    // Nobody announced it.
    await mined(works.connect(dao).assign(offer, signature));
    const asDeveloper = works.connect(developer);
    const asReviewer = works.connect(reviewer);
    await mined(asDeveloper.deliver(orderId, 0, id("made"), "ipfs://made"));
    await mined(asReviewer.reject(orderId, 0, id("why"), "ipfs://why"));
    await mined(asDeveloper.deliver(orderId, 0, id("made better"), "ipfs://better"));
    await mined(asReviewer.accept(orderId, 0));
    const settledAt = String(await chain.now());
    await mined(asDeveloper.deliver(orderId, 1, id("made, too"), "ipfs://too"));
    await mined(asReviewer.reject(orderId, 1, id("why not"), "ipfs://why not"));
    await mined(asDeveloper.dispute(orderId, 1, id("but"), "ipfs://but"));
    await expectOrder(orderId);
    await mined(works.connect(dao).resolve(orderId, 1, 5_000));
    await expectOrder(orderId);
    await chain.pass(5 * DAY);
    await mined(works.payStream(orderId));
    const { streamedUntil } = await works.orderOf(orderId);
    await expectOrder(orderId);
    await chain.pass(6 * DAY);
    await mined(works.payStream(orderId));
    const endedAt = String(await chain.now());
    await expectOrder(orderId);

    const { workOrder } = await query<{ workOrder: { streamPayments: { amount: string; until: string }[] } }>(
      `query ($id: ID!) { workOrder(id: $id) {
        offer { id } offerHash endedAt stoppedAt endedByDao paid fees returned held streamed
        streamPayments(orderBy: until) { developer amount until }
        milestones(orderBy: index) {
          deliveries contentHash uri rejectionHash rejectionUri disputeHash disputeUri paid fee returned settledAt
        }
      } }`,
      { id: toBeHex(orderId, 4) },
    );
    const { streamPayments, ...order } = workOrder;
    const fee = String(REVIEW_FEE);
    expect(order).to.deep.include({
      ...{ offer: null, offerHash: hash, endedAt, stoppedAt: null, endedByDao: false },
      ...{ paid: "1200", fees: String(2n * REVIEW_FEE), returned: "101", held: "0", streamed: "1000" },
      milestones: [
        {
          ...{ deliveries: 2, contentHash: id("made better"), uri: "ipfs://better" },
          ...{ rejectionHash: id("why"), rejectionUri: "ipfs://why", disputeHash: null, disputeUri: null },
          ...{ paid: "100", fee, returned: "0", settledAt },
        },
        {
          ...{ deliveries: 1, contentHash: id("made, too"), uri: "ipfs://too" },
          ...{ rejectionHash: id("why not"), rejectionUri: "ipfs://why not" },
          ...{ disputeHash: id("but"), disputeUri: "ipfs://but", paid: "100", fee, returned: "101" },
          settledAt: (order as unknown as { milestones: { settledAt: string }[] }).milestones[1]?.settledAt,
        },
      ],
    });
    expect(streamPayments.map(({ until }) => until)[0]).to.equal(String(streamedUntil));
    expect(streamPayments.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).to.equal(1_000n);
    const { events } = await query<{ events: { kind: string }[] }>(
      `query ($order: String!) { events: workEvents(where: { order: $order }, orderBy: block) {
        kind milestone { index } contentHash uri by amount fee returned
      } }`,
      { order: toBeHex(orderId, 4) },
    );
    expect(events.map(({ kind }) => kind)).to.have.members([
      ...[
        "PUBLISHED",
        "ASSIGNED",
        "DELIVERED",
        "REJECTED",
        "DELIVERED",
        "SETTLED",
        "DELIVERED",
        "REJECTED",
        "DISPUTED",
      ],
      ...["SETTLED", "STREAM_PAID", "STREAM_PAID", "ENDED"],
    ]);
    expect(events[3]).to.deep.equal({
      ...{ kind: "REJECTED", milestone: { index: 0 }, contentHash: id("why"), uri: "ipfs://why", by: lower(reviewer) },
      ...{ amount: "0", fee: "0", returned: "0" },
    });
    expect(events[9]).to.deep.include({
      kind: "SETTLED",
      milestone: { index: 1 },
      amount: "100",
      fee,
      returned: "101",
    });
  });

  it("goes to a team that accepts it, after one that declines", async () => {
    const { chain, dao, works, query } = world;
    const [team, busy] = [await chain.wallet("a team"), await chain.wallet("a busy team")];
    const orderId = await publish((await chain.wallet("reviews a team")).address, [50n]);
    const ask = async (): Promise<unknown> => {
      const { workOrder } = await query<{ workOrder: unknown }>(
        `query ($id: ID!) { workOrder(id: $id) { status team developer offer { id } offerHash stream streamDuration } }`,
        { id: toBeHex(orderId, 4) },
      );
      return workOrder;
    };
    const told = { developer: null, offer: null, offerHash: null, stream: "0", streamDuration: "0" };
    await mined(works.connect(dao).askTeam(orderId, busy.address));
    expect(await ask()).to.deep.equal({ ...told, status: "ASKED", team: lower(busy) });
    await mined(works.connect(busy).answer(orderId, false));
    expect(await ask()).to.deep.equal({ ...told, status: "OPEN", team: lower(busy) });
    await mined(works.connect(dao).askTeam(orderId, team.address));
    await mined(works.connect(team).answer(orderId, true));
    expect(await ask()).to.deep.equal({ ...told, status: "RUNNING", team: lower(team), developer: lower(team) });
    await expectOrder(orderId);
  });

  it("ends early where the DAO stops it, and what was delivered goes on", async () => {
    const { chain, dao, works, query } = world;
    const [developer, reviewer] = [await chain.wallet("is stopped"), await chain.wallet("reviews what is stopped")];
    const orderId = await publish(reviewer.address, [10n, 20n], 1_000n);
    const { offer, signature } = await sign(developer, { orderId, amounts: [10n, 20n], stream: 1_000n });
    await mined(works.connect(dao).assign(offer, signature));
    await mined(works.connect(developer).deliver(orderId, 0, id("made"), "ipfs://made"));
    await chain.pass(DAY / 2);
    await mined(works.connect(dao).end(orderId));
    const stoppedAt = String(await chain.now());
    const ask = async (): Promise<unknown> => {
      const { workOrder } = await query<{ workOrder: unknown }>(
        `query ($id: ID!) { workOrder(id: $id) {
          status stoppedAt endedAt endedByDao openMilestones milestones(orderBy: index) { status }
        } }`,
        { id: toBeHex(orderId, 4) },
      );
      return workOrder;
    };
    const stopped = { stoppedAt, endedByDao: true };
    expect(await ask()).to.deep.equal({
      ...{ ...stopped, status: "RUNNING", endedAt: null, openMilestones: 1 },
      milestones: [{ status: "DELIVERED" }, { status: "SETTLED" }],
    });
    await expectOrder(orderId);
    await mined(works.connect(reviewer).accept(orderId, 0));
    expect(await ask()).to.deep.equal({
      ...{ ...stopped, status: "ENDED", endedAt: String(await chain.now()), openMilestones: 0 },
      milestones: [{ status: "SETTLED" }, { status: "SETTLED" }],
    });
    await expectOrder(orderId);
  });

  it("ends with its whole budget back where nobody took it, or the DAO took it back at once", async () => {
    const { chain, dao, works } = world;
    const reviewer = (await chain.wallet("reviews nothing")).address;
    const [expired, ended] = [await publish(reviewer, [10n], 5n), await publish(reviewer, [10n], 5n)];
    await mined(works.connect(dao).end(ended));
    await chain.pass(Number(await works.expirableFrom(expired)) - (await chain.now()));
    await mined(works.expire(expired));
    for (const orderId of [expired, ended]) {
      await expectOrder(orderId);
      const [, settled, last] = (await eventsOf(orderId)) as Record<string, unknown>[];
      const nothing = { account: null, amount: "0", fee: "0" };
      expect([settled, last]).to.deep.equal([
        { ...nothing, kind: "SETTLED", milestone: { index: 0 }, returned: String(10n + REVIEW_FEE) },
        { ...nothing, kind: "ENDED", milestone: null, returned: "5" },
      ]);
    }
  });
});
