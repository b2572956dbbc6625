import { id } from "ethers";

import type { IndexWorld } from "./IndexWorld.ts";
import { sampleOrders } from "./sampleOrders.ts";

const ORDERS_OF_A_MACHINE = 20;
/** Of the length of a signature. Nobody fills these orders, and the market does not check what is announced. */
const SIGNATURE = `0x${"11".repeat(64)}`;

/** Announces so many orders of different machines, twenty in a transaction. */
export async function announceOrders(world: IndexWorld, count: number): Promise<void> {
  const { market, provider } = world;
  const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
  for (let machine = 0; machine * ORDERS_OF_A_MACHINE < count; machine += 1) {
    const author = id(`machine ${machine}`).slice(0, 42) as `0x${string}`;
    const actor = await world.actor(author);
    const calls = sampleOrders(author, ORDERS_OF_A_MACHINE, now).map((order) => {
      const packed = { ...order, benchmarks: [...order.benchmarks] };
      return market.interface.encodeFunctionData("announce", [packed, SIGNATURE]);
    });
    await (await market.connect(actor).multicall(calls)).wait();
  }
}
