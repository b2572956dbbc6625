import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { expect } from "chai";
import { parseEther } from "ethers";

import snapshot from "../../../scripts/lib/bench/gas.snapshot.json" with { type: "json" };
import { askNode } from "../../src/check/askNode.ts";
import { checkClock } from "../../src/check/checkClock.ts";
import { checkDatabase } from "../../src/check/checkDatabase.ts";
import { checkDisk } from "../../src/check/checkDisk.ts";
import { checkEndpoint } from "../../src/check/checkEndpoint.ts";
import { checkGas } from "../../src/check/checkGas.ts";
import { checkMembership } from "../../src/check/checkMembership.ts";
import { checkPeers } from "../../src/check/checkPeers.ts";
import { checkRates } from "../../src/check/checkRates.ts";
import type { Finding } from "../../src/check/Finding.ts";
import { reportCost } from "../../src/check/reportCost.ts";
import { PortProbe } from "../../src/check/PortProbe.ts";
import { tryPort } from "../../src/check/tryPort.ts";
import { startPriceSource, type PriceSource } from "../../src/devtools/priceSource.ts";
import { bindToChain } from "../../src/store/bindToChain.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { SettingStore } from "../../src/store/SettingStore.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const SIGNER = "0x00000000000000000000000000000000000000aa";
const OTHER = "0x00000000000000000000000000000000000000bb";

const only = (findings: readonly Finding[]): Finding => {
  expect(findings, JSON.stringify(findings)).to.have.length(1);
  return findings[0] as Finding;
};

/** A web server that answers every path with the same JSON. */
async function answering(body: object, date?: Date): Promise<{ url: string; server: Server }> {
  const server = createServer((_request, response) => {
    if (date !== undefined) response.setHeader("date", date.toUTCString());
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

describe("checking the disk and the database", () => {
  const folder = temporaryFolder();
  const need = { least: 1, enough: 2, purpose: "a test" };
  const identity = { chain: "31337 0x01 0x02", keys: [SIGNER] };
  const place = () => ({ dataDir: folder.path, name: "node.db", tables: NODE_TABLES.length });

  it("is content with a folder that can be made, and makes nothing", async () => {
    expect(await checkDisk(join(folder.path, "a", "b"), need)).to.deep.equal([]);
    expect(await checkDisk(folder.path, need)).to.deep.equal([]);
  });

  it("tells a file in the place of a folder", async () => {
    writeFileSync(join(folder.path, "file"), "");
    const found = only(await checkDisk(join(folder.path, "file", "data"), need));
    expect(found.level).to.equal("error");
    expect(found.text).to.contain("is a file").and.to.contain("Set another dataDir");
  });

  it("warns of a disk that gets full, and refuses one that is", async () => {
    const low = only(await checkDisk(folder.path, { ...need, enough: Number.MAX_SAFE_INTEGER }));
    expect(low.level).to.equal("warning");
    expect(low.text).to.contain("and a test takes").and.to.contain("Make room");
    const full = { ...need, least: Number.MAX_SAFE_INTEGER, enough: Number.MAX_SAFE_INTEGER };
    expect(only(await checkDisk(folder.path, full)).level).to.equal("error");
  });

  it("finds a database that a process uses, and is content once that is gone", () => {
    expect(checkDatabase(place(), identity)).to.deep.equal([]);
    const database = openDatabase(join(folder.path, "node.db"), NODE_TABLES);
    bindToChain(new SettingStore(database), folder.path, identity);
    expect(only(checkDatabase(place(), identity)).text).to.contain("Another process uses the database");
    database.close();
    expect(checkDatabase(place(), identity)).to.deep.equal([]);
  });

  it("finds a database of another key, of another chain, of a newer version, and none at all", () => {
    const database = openDatabase(join(folder.path, "node.db"), NODE_TABLES);
    bindToChain(new SettingStore(database), folder.path, identity);
    database.close();
    expect(only(checkDatabase(place(), { ...identity, keys: [OTHER] })).text).to.contain("belongs to the key");
    expect(only(checkDatabase(place(), { ...identity, chain: "1" })).text).to.contain("belongs to the chain");
    expect(only(checkDatabase({ ...place(), tables: 1 }, identity)).text).to.contain("by a newer version");
    writeFileSync(join(folder.path, "node.db"), "this was never a database, however long it may go on like this");
    expect(only(checkDatabase(place(), identity)).text).to.contain("can't be read");
    mkdirSync(join(folder.path, "folder.db"));
    expect(only(checkDatabase({ ...place(), name: "folder.db" }, identity)).text).to.contain("can't be read");
  });
});

describe("checking the address and the port", () => {
  let probe: PortProbe;
  beforeEach(async () => {
    probe = await PortProbe.open("127.0.0.1", 0);
  });
  afterEach(() => probe.close());

  it("finds a port that is taken", async () => {
    const { probe: none, findings } = await tryPort("127.0.0.1", probe.port);
    expect(none).to.equal(undefined);
    expect(only(findings).text).to.contain("is taken by another program");
  });

  it("recognises itself behind the announced address", async () => {
    expect(await checkEndpoint(`http://127.0.0.1:${probe.port}/`, probe, SIGNER)).to.deep.equal([]);
  });

  it("tells another probe, another node, a node of the same key and a stranger's server apart", async () => {
    const foreign = await PortProbe.open("127.0.0.1", 0);
    const elsewhere = only(await checkEndpoint(`http://127.0.0.1:${foreign.port}`, probe, SIGNER));
    await foreign.close();
    expect(elsewhere).to.deep.include({ level: "error" });
    expect(elsewhere.text).to.contain("answers no node, not this machine");

    const { url, server } = await answering({ signer: OTHER });
    expect(only(await checkEndpoint(url, probe, SIGNER)).text).to.contain(`answers the node ${OTHER}`);
    expect(only(await checkEndpoint(url, probe, OTHER)).text).to.contain("A node with this key answers");
    expect(await checkEndpoint(url, undefined, OTHER)).to.deep.equal([]);
    server.close();
  });

  it("only warns where nothing answers, and refuses what is no address", async () => {
    const gone = await PortProbe.open("127.0.0.1", 0);
    await gone.close();
    expect(only(await checkEndpoint(`http://127.0.0.1:${gone.port}`, probe, SIGNER)).level).to.equal("warning");
    expect(only(await checkEndpoint("node.example", probe, SIGNER)).level).to.equal("error");
  });
});

describe("checking price sources", () => {
  const started: PriceSource[] = [];
  afterEach(async () => {
    for (const source of started.splice(0)) await source.stop();
  });
  const sourcesOf = (...prices: string[]) =>
    Promise.all(
      prices.map(async (price) => {
        const source = await startPriceSource(0, price);
        started.push(source);
        return { url: source.url, path: "usdPerSnm", kind: "usdPerSnm" as const };
      }),
    );

  it("is content with sources that agree, and warns of a single one", async () => {
    expect(await checkRates(await sourcesOf("0.16", "0.161", "0.162"))).to.deep.equal([]);
    expect(only(await checkRates(await sourcesOf("0.16"))).text).to.contain("There is one price source");
  });

  it("warns of one that is silent among many, and fails where most are", async () => {
    const good = await sourcesOf("0.16", "0.16");
    const silent = { ...(good[0] as (typeof good)[0]), path: "nothing" };
    expect(only(await checkRates([...good, silent]))).to.deep.include({ level: "warning" });
    const failed = await checkRates([...good.slice(1), silent, silent]);
    expect(failed.map(({ level }) => level)).to.deep.equal(["error", "error"]);
  });

  it("tells sources that do not agree, with what each says", async () => {
    const found = only(await checkRates(await sourcesOf("0.16", "0.32")));
    expect(found.level).to.equal("error");
    expect(found.text).to.contain("do not agree").and.to.contain("says 6250000000000000000");
  });
});

describe("checking what the chain knows", () => {
  it("asks for gas: none is an error, less than for a week of every report a warning", () => {
    const view = { address: SIGNER, balance: parseEther("1"), gasPrice: 10n ** 9n, members: 31, epochLength: 3_600 };
    expect(checkGas(view)).to.deep.equal([]);
    expect(only(checkGas({ ...view, balance: 0n })).level).to.equal("error");
    const low = only(checkGas({ ...view, gasPrice: 100n * 10n ** 9n }));
    expect(low.level).to.equal("warning");
    expect(low.text).to.contain("would take 4.6368");
    expect(checkGas({ ...view, balance: 1n, epochLength: 0 })).to.deep.equal([]);
  });

  it("reckons with a fifth more gas than reports were measured to take", () => {
    const measured = Object.entries(snapshot).filter(([name]) => name.startsWith("report."));
    expect(measured).not.to.have.length(0);
    for (const [name, gas] of measured) {
      const members = Number(name.split(".")[1]);
      expect(Number(reportCost({ members, gasPrice: 1n })), name).to.be.above(1.2 * gas);
    }
  });

  it("tells a stranger, a masternode without seat, and one that is not in the set yet", () => {
    const view = { signer: SIGNER, owner: OTHER, active: true, member: true };
    expect(checkMembership(view)).to.deep.equal([]);
    expect(only(checkMembership({ ...view, member: false })).level).to.equal("warning");
    expect(only(checkMembership({ ...view, member: false, active: false })).text).to.contain("has no seat");
    expect(only(checkMembership({ ...view, owner: undefined })).text).to.contain("signs for no masternode");
    expect(only(checkMembership({ ...view, foreign: OTHER })).text).to.contain(`signs with ${OTHER}, whose key is not`);
  });

  it("compares clocks: with the chain, and with the median of the peers", () => {
    expect(checkClock({ now: 1_000, block: 990, ahead: [] })).to.deep.equal([]);
    expect(only(checkClock({ now: 1_000, block: 1_100, ahead: [] })).text).to.contain("100 s in the future");
    expect(only(checkClock({ now: 1_000, block: 800, ahead: [] })).text).to.contain("200 s old");
    expect(only(checkClock({ now: 1_000, block: 990, ahead: [60, 61, -1] })).text).to.contain("60 s behind its peers");
    expect(only(checkClock({ now: 1_000, block: 990, ahead: [-60] })).text).to.contain("60 s ahead of its peers");
    expect(checkClock({ now: 1_000, block: 990, ahead: [0, 0, 900] })).to.deep.equal([]);
  });
});

describe("checking peers", () => {
  it("reads a node's signer and clock", async () => {
    const late = await answering({ signer: SIGNER.toUpperCase().replace("0X", "0x") }, new Date(Date.now() - 60_000));
    const { signer, ahead } = await askNode(late.url);
    expect(signer).to.equal(SIGNER);
    expect(ahead).to.be.within(-62, -58);
    late.server.close();
  });

  it("tells those that are silent, another's, or announced nothing", async () => {
    const right = await answering({ signer: SIGNER });
    const answer = await askNode(right.url);
    expect(checkPeers([{ signer: SIGNER, answer }], [])).to.deep.equal([]);
    expect(only(checkPeers([{ signer: OTHER, answer }], [])).text).to.contain(`answers ${SIGNER}`);
    right.server.close();
    right.server.closeAllConnections();
    const silence = await askNode(right.url);
    expect(only(checkPeers([{ signer: SIGNER, answer: silence }], [])).text).to.contain("does not answer");
    expect(only(checkPeers([], [OTHER])).text).to.contain("announced no address");
    const web = await answering({ hello: "world" });
    expect((await askNode(web.url)).problem).to.contain("no node");
    web.server.close();
  });
});
