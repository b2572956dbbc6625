import { expect } from "chai";
import { id, toBeHex, type Wallet } from "ethers";

import { MilestoneStatus, WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { mined } from "./decisions.ts";
import { world } from "./world.ts";

const DAY = 86_400;

const OFFER = {
  WorkOffer: [
    { name: "orderId", type: "uint256" },
    { name: "developer", type: "address" },
    { name: "amounts", type: "uint128[]" },
    { name: "stream", type: "uint128" },
    { name: "contentHash", type: "bytes32" },
    { name: "validUntil", type: "uint40" },
  ],
};

/** What a developer offers. */
export interface Offer {
  readonly orderId: bigint;
  readonly developer: string;
  readonly amounts: bigint[];
  readonly stream: bigint;
  readonly contentHash: string;
  readonly validUntil: number;
}

/** SNM wei that the reviewer gets for a milestone in these tests. */
export const REVIEW_FEE = 3n;

/** Publishes an order with a milestone for each amount. Returns its number. */
export async function publish(reviewer: string, amounts: readonly bigint[], stream = 0n): Promise<bigint> {
  const { addresses, chain, dao, token, works } = world;
  const now = await chain.now();
  const budget = amounts.reduce((sum, amount) => sum + amount + REVIEW_FEE, stream);
  await mined(token.transfer(addresses.Treasury, budget));
  await mined(token.connect(dao).approve(addresses.WorkOrders, budget));
  const terms = {
    ...{ contentHash: id("what to do"), reviewer, reviewFee: REVIEW_FEE, offersUntil: now + DAY, reviewPeriod: DAY },
    ...{ stream, streamDuration: stream === 0n ? 0 : 10 * DAY },
  };
  const milestones = amounts.map((amount, i) => ({ amount, deadline: now + (10 + i) * DAY }));
  await mined(works.connect(dao).publish("Build it", "ipfs://order", terms, milestones));
  return works.orderCount();
}

/** An offer of a developer for an order, and its signature. */
export async function sign(
  developer: Wallet,
  terms: Pick<Offer, "orderId" | "amounts"> & { readonly stream?: bigint },
): Promise<{ offer: Offer; signature: string; hash: string }> {
  const { addresses, chain, works } = world;
  const offer: Offer = {
    ...{ stream: 0n, developer: developer.address, contentHash: id(`offer of ${developer.address}`) },
    validUntil: (await chain.now()) + 5 * DAY,
    ...terms,
  };
  const domain = {
    ...{ name: "SonmWorkOrders", version: "1", chainId: LOCAL_CHAIN_ID, verifyingContract: addresses.WorkOrders },
  };
  const signature = await developer.signTypedData(domain, OFFER, offer);
  return { offer, signature, hash: await works.hashOffer(offer) };
}

const nameOf = (numbers: Readonly<Record<string, number>>, number: bigint): string => {
  const [name = ""] = Object.entries(numbers).find(([, value]) => value === Number(number)) ?? [];
  return name.toUpperCase();
};

/** What the index says of an order's status, money and milestones must be what the chain says. */
export async function expectOrder(orderId: bigint): Promise<void> {
  const { query, works } = world;
  const { workOrder } = await query<{ workOrder: Record<string, unknown> }>(
    `query ($id: ID!) { workOrder(id: $id) {
      status budget paid fees returned held streamed stream openMilestones
      milestones(orderBy: index) { status amount deadline since paid fee returned }
    } }`,
    { id: toBeHex(orderId, 4) },
  );
  const state = await works.orderOf(orderId);
  const milestones = await works.milestonesOf(orderId);
  const {
    budget,
    paid,
    fees,
    returned,
    streamed,
    milestones: indexed,
    ...rest
  } = workOrder as Record<string, string> & {
    milestones: { paid: string; fee: string; returned: string }[];
  };
  expect(rest).to.deep.include({
    status: nameOf(WorkStatus, state.status),
    held: String(state.held),
    openMilestones: Number(state.open),
  });
  expect(BigInt(budget ?? 0)).to.equal(BigInt(paid ?? 0) + BigInt(fees ?? 0) + BigInt(returned ?? 0) + state.held);
  const ofMilestones = indexed.reduce((sum, one) => sum + BigInt(one.paid), 0n);
  expect(BigInt(paid ?? 0)).to.equal(ofMilestones + BigInt(streamed ?? 0));
  expect(indexed.map(({ paid: _, fee: __, returned: ___, ...one }) => one)).to.deep.equal(
    milestones.map(({ status, amount, deadline, since }) => ({
      ...{ status: nameOf(MilestoneStatus, status), amount: String(amount) },
      ...{ deadline: String(deadline), since: String(since) },
    })),
  );
}
