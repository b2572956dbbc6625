import { expect } from "chai";
import type { Wallet } from "ethers";

import type { RunningDeal } from "./amendments.ts";
import { world } from "./world.ts";

/** Compares what the index says of accounts with what the contract says. */
export async function expectBalances(...accounts: readonly Wallet[]): Promise<void> {
  for (const { address } of accounts) {
    const { account } = await world.query<{ account: { balance: string } }>(
      "query ($id: Bytes!) { account(id: $id) { balance } }",
      { id: address },
    );
    expect(account.balance).to.equal(String(await world.market.balanceOf(address)));
  }
}

/** Compares what the index says of an open deal with what the contract says, and with its terms. */
export async function expectSameState({ id, terms }: RunningDeal): Promise<void> {
  const { dealId } = await world.query<{ dealId: { deal: Record<string, string> } }>(
    "query ($id: Bytes!) { dealId(id: $id) { deal { current escrow billedUntil integral price duration origin } } }",
    { id },
  );
  const { escrow, billedUntil, integral } = await world.market.dealState(id);
  const { price, duration, origin } = terms;
  expect(dealId.deal).to.deep.equal({
    current: id,
    escrow: String(escrow),
    billedUntil: String(billedUntil),
    integral: String(integral),
    price: String(price),
    duration: String(duration),
    origin,
  });
}

/** The market holds what it owes, by the index's own count. */
export async function expectConservation(): Promise<void> {
  const { token, addresses, query } = world;
  const { markets } = await query<{
    markets: { ledgerBalance: string; escrow: string; bonds: string; pendingFees: string }[];
  }>("{ markets { ledgerBalance escrow bonds pendingFees } }");
  const [{ ledgerBalance, escrow, bonds, pendingFees }] = markets as [(typeof markets)[0]];
  const owed = BigInt(ledgerBalance) + BigInt(escrow) + BigInt(bonds) + BigInt(pendingFees);
  expect(owed).to.equal(await token.balanceOf(addresses.Market));
}
