import { expect } from "chai";
import { decodeBytes32String, encodeBytes32String, id } from "ethers";

import { mined } from "./support/decisions.ts";
import { world } from "./support/world.ts";

describe("releases", () => {
  it("are told with their versions, and with when older ones count no more", async () => {
    const { chain, dao, releases, query } = world;
    const component = encodeBytes32String("renderer");
    const asDao = releases.connect(dao);
    await mined(asDao.publish(component, 0x010203, id("first"), "ipfs://first"));
    await mined(asDao.publish(component, 0xff000001, id("second"), "ipfs://second"));
    const from = (await chain.now()) + 1_000;
    await mined(asDao.setMinimum(component, 0xff000001, from));
    const answer = await query<{ releases: unknown; minimumVersions: unknown }>(
      `query ($component: Bytes!) {
        releases(where: { componentId: $component }, orderBy: version) {
          component version label contentHash uri minimums { from }
        }
        minimumVersions(where: { componentId: $component }) { component version from release { label } }
      }`,
      { component },
    );
    expect(answer.releases).to.deep.equal([
      {
        ...{ component: "renderer", version: String(0x010203), label: "1.2.3" },
        ...{ contentHash: id("first"), uri: "ipfs://first", minimums: [] },
      },
      {
        ...{ component: "renderer", version: String(0xff000001), label: "65280.0.1" },
        ...{ contentHash: id("second"), uri: "ipfs://second", minimums: [{ from: String(from) }] },
      },
    ]);
    expect(answer.minimumVersions).to.deep.equal([
      { component: "renderer", version: String(0xff000001), from: String(from), release: { label: "65280.0.1" } },
    ]);
  });
});

describe("the charter", () => {
  it("is told in every version, from that of the deployment on", async () => {
    const { charter, dao, query } = world;
    const text = "We rent out machines. — Nobody is above the vote.";
    await mined(charter.connect(dao).adopt(text));
    const count = Number(await charter.currentVersion());
    const { charterVersions } = await query<{ charterVersions: unknown }>(
      "{ charterVersions(orderBy: number) { number contentHash text } }",
    );
    const numbers = Array.from({ length: count }, (_, i) => i + 1);
    const texts = await Promise.all(numbers.map((number) => charter.textOf(number)));
    expect(texts.at(-1)).to.equal(text);
    expect(charterVersions).to.deep.equal(
      texts.map((known, i) => ({ number: i + 1, contentHash: id(known), text: known })),
    );
  });
});

describe("the directory", () => {
  it("tells what the deployment listed", async () => {
    const { directory, query } = world;
    const names = await directory.names();
    const { listings } = await query<{ listings: { name: string; target: string }[] }>(
      `query ($names: [Bytes!]!) {
        listings: directoryListings(where: { nameId_in: $names, version: 1 }, orderBy: name) { name target }
      }`,
      { names: [...names] },
    );
    const told = await Promise.all(
      names.map(async (name) => {
        const [first] = await directory.listingsOf(name);
        return { name: decodeBytes32String(name), target: first?.target.toLowerCase() };
      }),
    );
    expect(listings).to.deep.equal(told.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  });

  it("tells what is listed instead, and since when nothing is", async () => {
    const { addresses, chain, dao, directory, query } = world;
    const name = encodeBytes32String("Bridge");
    const asDao = directory.connect(dao);
    const times: string[] = [];
    const act = async (sent: Parameters<typeof mined>[0]): Promise<void> => {
      await mined(sent);
      times.push(String(await chain.now()));
    };
    await act(asDao.list(name, addresses.Market));
    await act(asDao.list(name, addresses.Profiles));
    await act(asDao.delist(name));
    await act(asDao.list(name, addresses.Market));
    const { directoryListings } = await query<{ directoryListings: unknown }>(
      `query ($name: Bytes!) {
        directoryListings(where: { nameId: $name }, orderBy: version) { name version target codeHash listedAt endedAt }
      }`,
      { name },
    );
    const codes = (await directory.listingsOf(name)).map(({ codeHash }) => codeHash);
    const [first, second, third, fourth] = times;
    expect(directoryListings).to.deep.equal(
      [
        { target: addresses.Market, listedAt: first, endedAt: second },
        { target: addresses.Profiles, listedAt: second, endedAt: third },
        { target: addresses.Market, listedAt: fourth, endedAt: null },
      ].map(({ target, ...when }, i) => ({
        ...{ name: "Bridge", version: i + 1, target: target.toLowerCase(), codeHash: codes[i] },
        ...when,
      })),
    );
  });
});
