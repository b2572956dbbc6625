import { expect } from "chai";
import { parseEther, Wallet } from "ethers";

import { BRAKE_ROUND, PAUSE_COOLDOWN } from "@sonm/protocol/generated/constants.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { mined, voter } from "./support/decisions.ts";
import { world } from "./support/world.ts";

/** Waits until entries may be stopped again. Other tests stop them, too, and their deals must not meet this stop. */
async function settleDown(): Promise<void> {
  const { chain, market } = world;
  const until = await market.pausedUntil();
  const passed = BigInt(await chain.now()) - until;
  if (until > 0n && passed < PAUSE_COOLDOWN) await chain.pass(Number(PAUSE_COOLDOWN - passed));
}

describe("the brake", () => {
  beforeEach(settleDown);
  after(settleDown);

  it("is told with who supports it and when it was enough, or nothing came of it", async () => {
    const { brake, chain, market, query } = world;
    const one = await voter("calls the brake", parseEther("5000000"));
    const two = await voter("helps to brake", parseEther("6000000"));
    await chain.pass(1);
    await mined(brake.connect(one).support("Prices look wrong."));
    const [idle, snapshot, ends, , needed] = await brake.currentRound();
    await chain.pass(Number(BRAKE_ROUND) + 1);
    await mined(brake.connect(one).support("They still do."));
    const begun = String(await chain.now());
    const [round] = await brake.currentRound();
    await mined(brake.connect(two).support("I see it, too."));
    const pulled = String(await chain.now());
    const until = String(await market.pausedUntil());

    const answer = await query<{ rounds: unknown; pulls: unknown; markets: unknown }>(
      `query ($numbers: [Int!]!) {
        rounds: brakeRounds(where: { number_in: $numbers }, orderBy: number) {
          number snapshot ends needed total supporterCount pulledAt createdAt
          supports(orderBy: block) { account votes total reason }
        }
        pulls: brakePulls(where: { timestamp: "${pulled}" }) { round { number } by reason }
        markets { pausedUntil }
      }`,
      { numbers: [Number(idle), Number(round)] },
    );
    const account = one.address.toLowerCase();
    const votes = String(parseEther("5000000"));
    expect(answer.rounds).to.deep.equal([
      {
        ...{ number: Number(idle), snapshot: String(snapshot), ends: String(ends), needed: String(needed) },
        ...{ total: votes, supporterCount: 1, pulledAt: null, createdAt: String(snapshot + 1n) },
        supports: [{ account, votes, total: votes, reason: "Prices look wrong." }],
      },
      {
        ...{ number: Number(round), snapshot: String(BigInt(begun) - 1n) },
        ...{ ends: String(BigInt(begun) + BRAKE_ROUND), needed: String(needed) },
        ...{ total: String(parseEther("11000000")), supporterCount: 2, pulledAt: pulled, createdAt: begun },
        supports: [
          { account, votes, total: votes, reason: "They still do." },
          {
            ...{ account: two.address.toLowerCase(), votes: String(parseEther("6000000")) },
            ...{ total: String(parseEther("11000000")), reason: "I see it, too." },
          },
        ],
      },
    ]);
    expect(answer.pulls).to.deep.equal([
      { round: { number: Number(round) }, by: two.address.toLowerCase(), reason: "I see it, too." },
    ]);
    expect(answer.markets).to.deep.equal([{ pausedUntil: until }]);
  });

  it("is told when the guardian pulls it, in no round", async () => {
    const { brake, chain, query } = world;
    const guardian = new Wallet(localAccounts.operator.privateKey, chain.provider);
    const { hash } = await mined(brake.connect(guardian).pull("A key was stolen."));
    const { brakePulls } = await query<{ brakePulls: unknown }>(
      `query ($hash: Bytes!) { brakePulls(where: { transaction: $hash }) { round { number } by reason timestamp } }`,
      { hash },
    );
    expect(brakePulls).to.deep.equal([
      {
        ...{ round: null, by: guardian.address.toLowerCase(), reason: "A key was stolen." },
        timestamp: String(await chain.now()),
      },
    ]);
  });
});
