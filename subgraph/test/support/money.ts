import { parseEther, type Wallet } from "ethers";

import { world } from "./world.ts";

/** Gives an account SNM and lets it deposit them in the market. */
export async function fund(account: Wallet, amount = parseEther("10000")): Promise<void> {
  const { token, market, addresses } = world;
  await (await token.transfer(account.address, amount)).wait();
  await (await token.connect(account).approve(addresses.Market, amount)).wait();
  await (await market.connect(account).deposit(amount)).wait();
}

/** A supplier, and a buyer with money in the market. */
export async function traders(story: string): Promise<{ supplier: Wallet; buyer: Wallet }> {
  const supplier = await world.chain.wallet(`supplier, ${story}`);
  const buyer = await world.chain.wallet(`buyer, ${story}`);
  await fund(buyer);
  return { supplier, buyer };
}
