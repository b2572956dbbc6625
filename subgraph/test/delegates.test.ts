import { expect } from "chai";
import { toBeHex, ZeroAddress } from "ethers";

import { VOTES_ELSEWHERE } from "@sonm/protocol/generated/constants.ts";

import { mined } from "./support/decisions.ts";
import { world } from "./support/world.ts";

interface IndexedDelegate {
  readonly walletVotes: string;
  readonly lockedVotes: string;
  readonly votes: string;
  readonly delegatorCount: number;
  readonly delegators: { readonly id: string }[];
}

/** What the index says of each delegate, null where it knows none. */
async function ask(addresses: readonly string[]): Promise<(IndexedDelegate | undefined)[]> {
  const { delegates } = await world.query<{ delegates: (IndexedDelegate & { id: string })[] }>(
    `query ($ids: [Bytes!]!) { delegates(where: { id_in: $ids }) {
      id walletVotes lockedVotes votes delegatorCount delegators(orderBy: since) { id }
    } }`,
    { ids: addresses },
  );
  return addresses.map((address) => {
    const found = delegates.find(({ id }) => id === address.toLowerCase());
    if (found === undefined) return undefined;
    const { id: _, ...rest } = found;
    return rest;
  });
}

const told = (wallet: bigint, locked: bigint, delegators: readonly string[]): IndexedDelegate => ({
  walletVotes: String(wallet),
  lockedVotes: String(locked),
  votes: String(wallet + locked),
  delegatorCount: delegators.length,
  delegators: delegators.map((address) => ({ id: address.toLowerCase() })),
});

describe("votes of wallets", () => {
  it("are followed to whom they are delegated, to another one, and back", async () => {
    const { chain, token, query } = world;
    const [one, two] = [await chain.wallet("delegates"), await chain.wallet("delegates, too")];
    const [first, second] = [await chain.wallet("first delegate"), await chain.wallet("second delegate")];
    await mined(token.transfer(one.address, 100n));
    await mined(token.transfer(two.address, 7n));
    await mined(token.connect(one).delegate(first.address));
    await mined(token.connect(two).delegate(first.address));
    expect(await ask([first.address, second.address])).to.deep.equal([
      told(107n, 0n, [one.address, two.address]),
      undefined,
    ]);

    // Again to the same, to another one, less SNM, and to nobody.
    await mined(token.connect(one).delegate(first.address));
    await mined(token.connect(one).delegate(second.address));
    const changed = String(await chain.now());
    await mined(token.connect(one).transfer(two.address, 40n));
    expect(await ask([first.address, second.address])).to.deep.equal([
      told(47n, 0n, [two.address]),
      told(60n, 0n, [one.address]),
    ]);
    expect(await token.getVotes(first.address)).to.equal(47n);
    const last = await mined(token.connect(two).delegate(ZeroAddress));
    expect(await ask([first.address])).to.deep.equal([told(0n, 0n, [])]);
    const { back, moved } = await query<{ back: unknown; moved: unknown }>(
      `query ($back: ID!, $moved: ID!) {
        back: voteDelegation(id: $back) { delegate { id } transaction }
        moved: voteDelegation(id: $moved) { delegate { id } since }
      }`,
      { back: two.address, moved: one.address },
    );
    expect(back).to.deep.equal({ delegate: null, transaction: last.hash });
    expect(moved).to.deep.equal({ delegate: { id: second.address.toLowerCase() }, since: changed });
  });

  it("are added to those of locked SNM, and moved with them", async () => {
    const { addresses, chain, dividends, token } = world;
    const [holder, other] = [await chain.wallet("locks and votes"), await chain.wallet("votes for a locker")];
    await mined(token.transfer(holder.address, 100n));
    await mined(token.connect(holder).delegate(holder.address));
    await mined(token.connect(holder).approve(addresses.Dividends, 30n));
    await mined(dividends.connect(holder).lock(30n));
    expect(await ask([holder.address])).to.deep.equal([told(70n, 30n, [holder.address])]);
    await mined(dividends.connect(holder).delegate(other.address));
    expect(await ask([holder.address, other.address])).to.deep.equal([
      told(70n, 0n, [holder.address]),
      told(0n, 30n, []),
    ]);
  });

  it("of contracts whose SNM votes by another way are nobody's", async () => {
    const { addresses, query } = world;
    expect(await ask([toBeHex(VOTES_ELSEWHERE, 20)])).to.deep.equal([undefined]);
    const { delegations } = await query<{ delegations: unknown }>(
      `query ($ids: [Bytes!]!) { delegations: voteDelegations(where: { id_in: $ids }) { delegate { id } } }`,
      { ids: [addresses.Dividends, addresses.Masternodes] },
    );
    expect(delegations).to.deep.equal([{ delegate: null }, { delegate: null }]);
  });
});
