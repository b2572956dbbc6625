import { expect } from "chai";
import { parseEther } from "ethers";

import { begin, enqueue, execute, MAJORITY, mined, propose, VOTE, voter } from "./support/decisions.ts";
import { world } from "./support/world.ts";

interface Books {
  readonly received: string;
  readonly paid: string;
  readonly spent: string;
}

/** What came into the treasury and left it, held against the chain. */
async function expectBooks(): Promise<Books> {
  const { addresses, query, token, treasury } = world;
  const { daos } = await query<{ daos: Books[] }>("{ daos { received paid spent } }");
  const [books] = daos;
  if (books === undefined) throw new Error("The index knows no DAO.");
  expect(BigInt(books.received) - BigInt(books.paid)).to.equal(await token.balanceOf(addresses.Treasury));
  expect(books.spent).to.equal(String(await treasury.totalSpent()));
  return books;
}

describe("the treasury", () => {
  it("is told with what comes in, and what goes out by which proposal", async () => {
    const { addresses, chain, governor, token, treasury, query } = world;
    const proposer = await voter("proposes payments", MAJORITY);
    const [first, second] = [await chain.wallet("is paid first"), await chain.wallet("is paid second")];
    const gift = await mined(token.connect(proposer).transfer(addresses.Treasury, parseEther("1000")));
    const before = await expectBooks();
    const pay = (to: string, amount: bigint): string => token.interface.encodeFunctionData("transfer", [to, amount]);
    const proposal = await propose(
      proposer,
      [pay(first.address, 700n), pay(second.address, 50n), pay(first.address, 0n)].map((data) => ({
        target: addresses.SNM,
        data,
      })),
      "Pay two people",
    );
    await begin(proposal);
    await mined(governor.connect(proposer).castVote(proposal.proposalId, VOTE.for));
    await enqueue(proposal);
    const reserved = String(await chain.now());
    const executed = await execute(proposal);

    const after = await expectBooks();
    expect(BigInt(after.paid) - BigInt(before.paid)).to.equal(750n);
    expect(BigInt(after.spent) - BigInt(before.spent)).to.equal(750n);
    const answer = await query<{ daos: unknown; proposal: unknown; gifts: unknown }>(
      `query ($id: ID!, $gift: Bytes!) {
        daos { fastSpent fastSince }
        proposal(id: $id) { spent flows(orderBy: amount) { direction counterparty amount transaction } }
        gifts: treasuryFlows(where: { transaction: $gift }) { direction counterparty amount proposal { id } }
      }`,
      { id: proposal.id, gift: gift.hash },
    );
    expect(answer.proposal).to.deep.equal({
      spent: "750",
      flows: [
        { direction: "OUT", counterparty: second.address.toLowerCase(), amount: "50", transaction: executed.hash },
        { direction: "OUT", counterparty: first.address.toLowerCase(), amount: "700", transaction: executed.hash },
      ],
    });
    expect(answer.gifts).to.deep.equal([
      {
        ...{ direction: "IN", counterparty: proposer.address.toLowerCase() },
        ...{ amount: String(parseEther("1000")), proposal: null },
      },
    ]);
    expect(answer.daos).to.deep.equal([{ fastSpent: "750", fastSince: reserved }]);
    expect((await treasury.fastSpendingLeft()) > 0n).to.equal(true);
  });

  it("has no flow of nothing, nor to itself, whoever sends that", async () => {
    const { addresses, chain, dao, token, query } = world;
    const stranger = await chain.wallet("moves nothing");
    const hashes = [
      await mined(token.connect(stranger).transferFrom(addresses.Treasury, addresses.Treasury, 0n)),
      await mined(token.connect(stranger).transferFrom(addresses.Treasury, stranger.address, 0n)),
      await mined(token.connect(stranger).transfer(addresses.Treasury, 0n)),
      await mined(token.transfer(addresses.Treasury, 5n)),
      await mined(token.connect(dao).transfer(addresses.Treasury, 5n)),
    ].map(({ hash }) => hash);
    const { treasuryFlows } = await query<{ treasuryFlows: unknown }>(
      `query ($hashes: [Bytes!]!) { treasuryFlows(where: { transaction_in: $hashes }) { direction amount transaction } }`,
      { hashes },
    );
    expect(treasuryFlows).to.deep.equal([{ direction: "IN", amount: "5", transaction: hashes[3] }]);
    await expectBooks();
  });

  it("adds up its flows by hour and day", async () => {
    const { addresses, chain, token, query } = world;
    await mined(token.transfer(addresses.Treasury, 9n));
    const { received, paid } = await expectBooks();
    await chain.pass(86_400);
    const answer = await query<{ hours: { totalReceived: string; totalPaid: string }[]; days: unknown }>(
      `{ hours: treasuryVolumes(interval: hour, first: 1) { totalReceived totalPaid }
         days: treasuryVolumes(interval: day, first: 1) { totalReceived totalPaid } }`,
    );
    expect(answer).to.deep.equal({
      hours: [{ totalReceived: received, totalPaid: paid }],
      days: [{ totalReceived: received, totalPaid: paid }],
    });
  });
});
