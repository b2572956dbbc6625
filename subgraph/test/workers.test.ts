import { expect } from "chai";
import type { Wallet } from "ethers";

import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import { orderDomain } from "@sonm/protocol/order.ts";
import { workerBindingTypes } from "@sonm/protocol/worker.ts";

import { buy } from "./support/deals.ts";
import { fund } from "./support/money.ts";
import { announce } from "./support/orders.ts";
import { world } from "./support/world.ts";

async function confirm(worker: Wallet, master: Wallet): Promise<void> {
  const { chain, market, addresses } = world;
  const deadline = BigInt((await chain.now()) + 600);
  const binding = await market.workerBindings(worker.address);
  const signature = await worker.signTypedData(
    orderDomain(LOCAL_CHAIN_ID, addresses.Market),
    { WorkerBinding: [...workerBindingTypes.WorkerBinding] },
    { worker: worker.address, master: master.address, binding, deadline },
  );
  await (await market.connect(master).confirmWorker(worker.address, deadline, signature)).wait();
}

const WORKER = `query ($id: Bytes!) { worker(id: $id) {
  master { id workerCount } bound boundSince removedAt bindingCount
  bindings(orderBy: number) { number master { id } removedAt }
} }`;

describe("workers", () => {
  it("belong to the master who confirmed them, until one of them ends it", async () => {
    const { chain, market, query } = world;
    const worker = await chain.wallet("worker who moves");
    const [first, second] = [await chain.wallet("first master"), await chain.wallet("second master")];
    await confirm(worker, first);
    const confirmedAt = String(await chain.now());
    expect((await query<{ worker: unknown }>(WORKER, { id: worker.address })).worker).to.deep.equal({
      master: { id: first.address.toLowerCase(), workerCount: 1 },
      bound: true,
      boundSince: confirmedAt,
      removedAt: null,
      bindingCount: 1,
      bindings: [{ number: 0, master: { id: first.address.toLowerCase() }, removedAt: null }],
    });

    await (await market.connect(worker).removeWorker(worker.address)).wait();
    const removedAt = String(await chain.now());
    expect((await query<{ worker: unknown }>(WORKER, { id: worker.address })).worker).to.deep.equal({
      master: { id: worker.address.toLowerCase(), workerCount: 0 },
      bound: false,
      boundSince: null,
      removedAt,
      bindingCount: 1,
      bindings: [{ number: 0, master: { id: first.address.toLowerCase() }, removedAt }],
    });

    await confirm(worker, second);
    const { worker: again } = await query<{ worker: { bindingCount: number; bindings: unknown } }>(WORKER, {
      id: worker.address,
    });
    expect(again.bindingCount).to.equal(Number(await market.workerBindings(worker.address)));
    expect(again.bindings).to.deep.equal([
      { number: 0, master: { id: first.address.toLowerCase() }, removedAt },
      { number: 1, master: { id: second.address.toLowerCase() }, removedAt: null },
    ]);
    const { accounts } = await query<{ accounts: { workerCount: number }[] }>(
      "query ($ids: [Bytes!]!) { accounts(where: { id_in: $ids }, orderBy: workerCount) { workerCount } }",
      { ids: [first.address, second.address] },
    );
    expect(accounts).to.deep.equal([{ workerCount: 0 }, { workerCount: 1 }]);
  });

  it("give their master to their orders and deals, as it was then", async () => {
    const { chain, market, query } = world;
    const [worker, master] = [await chain.wallet("worker of a master"), await chain.wallet("master of a worker")];
    const buyer = await chain.wallet("buyer from a master");
    await fund(buyer);
    const free = await announce(worker);
    await confirm(worker, master);
    const bound = await announce(worker);
    const deal = await buy(buyer, bound);
    await (await market.connect(master).removeWorker(worker.address)).wait();
    await chain.pass(300);
    await (await market.connect(buyer).close(deal.terms)).wait();
    const answer = await query<Record<string, unknown>>(
      `query ($free: Bytes!, $bound: Bytes!, $deal: Bytes!) {
        free: order(id: $free) { master { id } worker { master { id } } }
        bound: order(id: $bound) { master { id } worker { dealCount openDealCount } }
        deal(id: $deal) { master { id balance totalEarned } }
      }`,
      { free: free.id, bound: bound.id, deal: deal.id },
    );
    const earned = String(await market.balanceOf(master.address));
    const workerId = { id: worker.address.toLowerCase() };
    expect(answer).to.deep.equal({
      free: { master: workerId, worker: { master: workerId } },
      bound: { master: { id: master.address.toLowerCase() }, worker: { dealCount: 1, openDealCount: 0 } },
      deal: { master: { id: master.address.toLowerCase(), balance: earned, totalEarned: earned } },
    });
  });
});
