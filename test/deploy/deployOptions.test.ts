import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { deployOptions, DeployOptionsError } from "../../scripts/lib/deploy/deployOptions.ts";
import { writeNetwork } from "../../scripts/lib/deploy/writeNetwork.ts";

const { address } = localAccounts.holder;

describe("options of the deployment", () => {
  it("are read with addresses", () => {
    const other = localAccounts.operator.address;
    const flags = ["--network", "remote", "--guardian", other.toLowerCase(), "--dry-run"];
    expect(deployOptions(flags)).to.deep.include({
      network: "remote",
      name: "remote",
      dryRun: true,
      guardian: other,
      confirmations: 5,
    });
  });

  const refused: readonly (readonly [string, readonly string[], string])[] = [
    ["no network", [], "--network is missing"],
    ["an unknown flag", ["--network", "remote", "--netwrok", "x"], "--netwrok"],
    [
      "an address with a digit too few",
      ["--network", "remote", "--legacy-token", address.slice(0, -1)],
      "--legacy-token",
    ],
    [
      "an address with a wrong checksum",
      ["--network", "remote", "--guardian", address.replace("A", "a")],
      "--guardian",
    ],
    ["an endpoint that is no URL", ["--network", "remote", "--rpc-url", "example"], "--rpc-url"],
    ["an endpoint of another kind", ["--network", "remote", "--rpc-url", "file:///etc"], "--rpc-url"],
    ["no confirmations", ["--network", "remote", "--confirmations", "0"], "--confirmations"],
  ];
  for (const [what, flags, named] of refused) {
    it(`refuse ${what}, naming the flag`, () => {
      expect(() => deployOptions(flags))
        .to.throw(DeployOptionsError)
        .with.property("message")
        .that.includes(named);
    });
  }
});

describe("the file of networks", () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sonm-networks-"));
    file = join(folder, "networks.json");
    await writeFile(file, await readFile("protocol/networks.json"));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("stays as it is when nothing changed", async () => {
    const before = await readFile(file, "utf8");
    expect(await writeNetwork(LOCAL_CHAIN_ID, networkOf(LOCAL_CHAIN_ID), file)).to.equal(false);
    expect(await readFile(file, "utf8")).to.equal(before);
  });

  it("gets a further network and keeps the others", async () => {
    const network = { ...networkOf(LOCAL_CHAIN_ID), name: "testnet", startBlock: 7 };
    expect(await writeNetwork(7777, network, file)).to.equal(true);
    expect(JSON.parse(await readFile(file, "utf8"))).to.deep.equal({
      [LOCAL_CHAIN_ID]: networkOf(LOCAL_CHAIN_ID),
      7777: network,
    });
  });
});
