import { expect } from "chai";
import { parseEther, type Wallet } from "ethers";

import { LegacyTokenMock__factory } from "../../types/index.ts";
import { world } from "./support/world.ts";

/** SNM wei of fees that whoever holds SNM sends, as a market would. */
const FEES = parseEther("10");

async function locker(name: string, amount: bigint): Promise<Wallet> {
  const { chain, dividends, token, addresses } = world;
  const holder = await chain.wallet(name);
  await (await token.transfer(holder.address, amount)).wait();
  await (await token.connect(holder).approve(addresses.Dividends, amount)).wait();
  await (await dividends.connect(holder).lock(amount)).wait();
  return holder;
}

const earn = async () => (await world.token.transfer(world.addresses.FeeSplitter, FEES)).wait();

/** What the index makes of what a holder has earned and not claimed. */
const earnedOf = (holder: { locked: string; credit: string; index: string }, index: string): bigint =>
  (BigInt(holder.credit) + BigInt(holder.locked) * (BigInt(index) - BigInt(holder.index))) >> 64n;

describe("fees", () => {
  it("are followed from the splitter to the three, and to whoever locks", async () => {
    const { addresses, chain, dividends, splitter, query } = world;
    const [early, late] = [await locker("locks early", 300n), await locker("locks late", 100n)];
    await earn();
    await (await dividends.pull()).wait();
    await (await splitter.payTreasury()).wait();
    await chain.pass(1); // nothing comes out in the second in which it was locked
    await (await dividends.connect(late).unlock(40n, early.address)).wait();
    await earn();
    await (await dividends.pull()).wait();
    await (await dividends.connect(early).claim(late.address)).wait();
    await (await dividends.connect(early).delegate(late.address)).wait();

    const { feeSplits, dividendPools, feeReceipts, holder, other } = await query<{
      feeSplits: Record<string, string>[];
      dividendPools: Record<string, string>[];
      feeReceipts: Record<string, string>[];
      holder: { locked: string; credit: string; index: string; claimed: string; delegate: string; moves: object[] };
      other: { locked: string; credit: string; index: string; votes: string };
    }>(
      `query ($early: ID!, $late: ID!) {
        feeSplits { holdersShare masternodesShare treasuryShare market masternodes received paid toTreasury }
        dividendPools { totalLocked holderCount index received claimed }
        feeReceipts(first: 1, orderBy: block, orderDirection: desc) { amount holders masternodes treasury }
        holder: dividendHolder(id: $early) {
          locked credit index claimed delegate moves(orderBy: block) { kind amount to locked }
        }
        other: dividendHolder(id: $late) { locked credit index votes }
      }`,
      { early: early.address, late: late.address },
    );
    expect(feeReceipts).to.deep.equal([
      {
        amount: String(FEES),
        holders: String((FEES * 4n) / 10n),
        masternodes: String((FEES * 4n) / 10n),
        treasury: String((FEES * 2n) / 10n),
      },
    ]);
    const [split] = feeSplits;
    expect(split).to.include({
      ...{ holdersShare: 4_000, masternodesShare: 4_000, treasuryShare: 2_000 },
      market: addresses.Market.toLowerCase(),
      masternodes: addresses.Duty.toLowerCase(),
    });
    const held = await world.token.balanceOf(addresses.FeeSplitter);
    expect(BigInt(split?.["received"] ?? 0) - BigInt(split?.["paid"] ?? 0)).to.equal(held);

    const [pool] = dividendPools;
    expect(pool?.["totalLocked"]).to.equal(String(await dividends.totalLocked()));
    expect(pool?.["index"]).to.equal(String(await dividends.index()));
    expect(holder.locked).to.equal("300");
    expect(earnedOf(holder, pool?.["index"] ?? "0")).to.equal(await dividends.earned(early.address));
    expect(earnedOf(other, pool?.["index"] ?? "0")).to.equal(await dividends.earned(late.address));
    expect(holder.moves).to.deep.equal([
      { kind: "LOCK", amount: "300", to: addresses.Dividends.toLowerCase(), locked: "300" },
      { kind: "CLAIM", amount: holder.claimed, to: late.address.toLowerCase(), locked: "300" },
    ]);
    expect(holder.delegate).to.equal(late.address.toLowerCase());
    expect(other.votes).to.equal(String(await dividends.getVotes(late.address)));

    await chain.pass(3_600);
    const { dividendVolumes } = await query<{ dividendVolumes: { totalAmount: string; count: number }[] }>(
      "{ dividendVolumes(interval: hour) { totalAmount count } }",
    );
    expect(dividendVolumes[0]?.totalAmount).to.equal(pool?.["received"]);
  });

  it("are split anew from when the DAO says so", async () => {
    const { dao, splitter, query } = world;
    await (await splitter.connect(dao).setSplit(5_000, 3_000, 2_000)).wait();
    const { feeSplits, parameterChanges } = await query<{ feeSplits: object[]; parameterChanges: object[] }>(
      `{ feeSplits { holdersShare masternodesShare treasuryShare }
         parameterChanges(first: 1, orderBy: block, orderDirection: desc) { name value } }`,
    );
    expect(feeSplits).to.deep.equal([{ holdersShare: 5_000, masternodesShare: 3_000, treasuryShare: 2_000 }]);
    expect(parameterChanges).to.deep.equal([{ name: "split", value: "5000/3000/2000" }]);
    await (await splitter.connect(dao).setSplit(4_000, 4_000, 2_000)).wait();
  });
});

describe("the team's pool", () => {
  it("is followed to programs and back into the subsidy", async () => {
    const { addresses, dao, teamPool, token, query } = world;
    await (await teamPool.connect(dao).setPrograms(addresses.RewardPrograms)).wait();
    await (await teamPool.connect(dao).fundPrograms(7n)).wait();
    await (await token.transfer(addresses.Treasury, 5n)).wait();
    await (await token.connect(dao).approve(addresses.TeamPool, 5n)).wait();
    await (await teamPool.connect(dao).extendSubsidy(5n)).wait();
    // What masternodes collected before, in tests of theirs, is there as well.
    const { teamPools, moves, collected } = await query<{
      teamPools: object[];
      moves: object[];
      collected: { amount: string }[];
    }>(
      `{ teamPools { subsidyStart subsidyEnds subsidySent subsidyExtended programsFunded programs masternodes }
         moves: teamPoolMoves(where: { kind_not: SUBSIDY }, orderBy: block) { kind account amount }
         collected: teamPoolMoves(where: { kind: SUBSIDY }) { amount } }`,
    );
    expect(teamPools).to.deep.equal([
      {
        subsidyStart: String(await teamPool.subsidyStart()),
        subsidyEnds: String(await teamPool.subsidyEnds()),
        subsidySent: String(await teamPool.subsidySent()),
        ...{ subsidyExtended: "5", programsFunded: "7" },
        programs: addresses.RewardPrograms.toLowerCase(),
        masternodes: addresses.Duty.toLowerCase(),
      },
    ]);
    expect(collected.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).to.equal(await teamPool.subsidySent());
    expect(moves).to.deep.equal([
      { kind: "PROGRAMS", account: addresses.RewardPrograms.toLowerCase(), amount: "7" },
      { kind: "EXTENSION", account: addresses.Treasury.toLowerCase(), amount: "5" },
    ]);
  });
});

describe("the swap of the original token", () => {
  it("adds up", async () => {
    const { addresses, chain, legacySwap, token, query } = world;
    const legacy = LegacyTokenMock__factory.connect(await legacySwap.legacy(), token.runner);
    const holder = await chain.wallet("holds the original token");
    await (await legacy.transfer(holder.address, 9n)).wait();
    await (await legacy.connect(holder).approve(addresses.LegacySwap, 9n)).wait();
    await (await legacySwap.connect(holder).swapTo(addresses.Treasury, 9n)).wait();
    const { legacySwaps, swaps } = await query<{ legacySwaps: { swapped: string; count: number }[]; swaps: object[] }>(
      `query ($account: Bytes!) { legacySwaps { swapped count } swaps(where: { account: $account }) { to amount } }`,
      { account: holder.address },
    );
    expect(legacySwaps[0]?.swapped).to.equal(String(await legacy.balanceOf(addresses.LegacySwap)));
    expect(swaps).to.deep.equal([{ to: addresses.Treasury.toLowerCase(), amount: "9" }]);
  });
});
