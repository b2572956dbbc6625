import { expect } from "chai";
import { id, toBeHex, type Wallet } from "ethers";

import { mined, voter } from "./support/decisions.ts";
import { world } from "./support/world.ts";

/** A feature that the DAO lists. Returns its number. */
async function list(title: string, estimate: bigint): Promise<number> {
  const { dao, roadmap } = world;
  await mined(roadmap.connect(dao).addFeature(title, estimate, id(title), `ipfs://${title}`));
  return Number(await roadmap.featureCount());
}

/** Waits for the next epoch, in which votes count as they were before it. Returns its number. */
async function nextEpoch(): Promise<number> {
  const { chain, roadmap } = world;
  const epoch = (await roadmap.currentEpoch()) + 1n;
  await chain.pass(Number(await roadmap.epochStart(epoch)) - (await chain.now()));
  return Number(epoch);
}

const support = (account: Wallet, features: readonly number[], shares: readonly number[]) =>
  mined(world.roadmap.connect(account).support([...features], [...shares]));

describe("the roadmap", () => {
  it("tells what the DAO lists, estimates anew and closes", async () => {
    const { chain, dao, roadmap, query } = world;
    const title = "A bridge to another chain";
    const number = await list(title, 10n);
    const addedAt = String(await chain.now());
    await mined(roadmap.connect(dao).setEstimate(number, 12n));
    const ask = async (): Promise<unknown> => {
      const { feature } = await query<{ feature: unknown }>(
        `query ($id: ID!) { feature(id: $id) {
          number title estimate contentHash uri weight epoch addedAt closedAt built
        } }`,
        { id: toBeHex(number, 4) },
      );
      return feature;
    };
    const told = {
      ...{ number, title, estimate: "12", contentHash: id(title), uri: `ipfs://${title}` },
      ...{ weight: "0", epoch: 0, addedAt, closedAt: null, built: null },
    };
    expect(await ask()).to.deep.equal(told);
    await mined(roadmap.connect(dao).closeFeature(number, true));
    expect(await ask()).to.deep.equal({ ...told, closedAt: String(await chain.now()), built: true });
  });

  it("follows how holders divide their votes, change their minds, and are counted anew", async () => {
    const { chain, roadmap, query } = world;
    const [first, second] = [await list("Masternodes for phones", 1n), await list("A rendering service", 2n)];
    const account = await voter("ranks features", 1_000n);
    const began = await nextEpoch();
    await support(account, [first, second], [6_000, 4_000]);
    await support(account, [second], [2_500]);
    const updatedAt = String(await chain.now());
    const epoch = await nextEpoch();
    await mined(roadmap.count([account.address]));

    const ask = () =>
      query<{ features: { weight: string }[]; featureSupport: unknown }>(
        `query ($numbers: [Int!]!, $account: ID!) {
          features(where: { number_in: $numbers }, orderBy: number) {
            number weight epoch weights(orderBy: epoch) { epoch weight } supports { id }
          }
          featureSupport(id: $account) { features { number } featureNumbers shares votes epoch updatedAt }
        }`,
        { numbers: [first, second], account: account.address },
      );
    const answer = await ask();
    expect(answer.features).to.deep.equal([
      { number: first, weight: "0", epoch: began, weights: [{ epoch: began, weight: "0" }], supports: [] },
      {
        ...{ number: second, weight: "250", epoch },
        weights: [
          { epoch: began, weight: "250" },
          { epoch, weight: "250" },
        ],
        supports: [{ id: account.address.toLowerCase() }],
      },
    ]);
    expect(answer.features[1]?.weight).to.equal(String(await roadmap.weightIn(second, epoch)));
    expect(answer.featureSupport).to.deep.equal({
      ...{ features: [{ number: second }], featureNumbers: [second], shares: [2_500] },
      ...{ votes: "1000", epoch, updatedAt },
    });

    await support(account, [], []);
    const back = await ask();
    expect(back.features.map(({ weight }) => weight)).to.deep.equal(["0", "0"]);
    expect(back.featureSupport).to.deep.include({ features: [], featureNumbers: [], shares: [], votes: "1000", epoch });
  });
});
