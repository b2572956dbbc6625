import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

import { expect } from "chai";
import { verifyTypedData } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { type RegistrationOffer, signerProofDomain, signerProofTypes } from "@sonm/protocol/masternode.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";
import { readMachineAnswer } from "@sonm/protocol/readMachineAnswer.ts";

import { ConfigError } from "../../src/config/ConfigError.ts";
import { loadNodeConfig, type NodeConfig } from "../../src/config/nodeConfig.ts";
import { startPriceSource, type PriceSource } from "../../src/devtools/priceSource.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { createNode } from "../../src/node/createNode.ts";
import { runCli } from "../helpers/runCli.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { TestChain } from "../helpers/TestChain.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { waitFor } from "../network/waitFor.ts";

describe("createNode", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  let chain: TestChain;
  let prices: PriceSource;
  before(async () => {
    chain = await TestChain.start();
    await chain.deploy();
    prices = await startPriceSource(0, "0.16");
  });
  after(async () => {
    await prices.stop();
    await chain.stop();
  });

  const configOf = (environment: Record<string, string> = {}): NodeConfig => {
    const sources = [{ url: prices.url, path: "usdPerSnm", kind: "usdPerSnm" }];
    const settings = {
      SONM_NODE_PROFILE: "local",
      SONM_NODE_RPC_URL: chain.url,
      SONM_NODE_PORT: "0",
      SONM_NODE_DATA_DIR: folder.path,
      SONM_NODE_RATE_SOURCES: JSON.stringify(sources),
    };
    return loadNodeConfig({ argv: [], environment: { ...settings, ...environment } });
  };
  const problem = async (starting: Promise<unknown>): Promise<string> => {
    const error = await starting.catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ConfigError);
    return (error as ConfigError).message;
  };
  const get = async (url: string): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await fetch(url);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it("makes its own key where it is told to, and proves it to its owner alone", async () => {
    const { address } = localAccounts.holder;
    const settings = { SONM_NODE_NEW_KEY: "true", SONM_NODE_OWNER: address };
    const node = await createNode(configOf(settings), {}, silentLog);
    const { body } = await get(`${node.url}/registration`);
    await node.stop();
    expect(body).to.include({ owner: lowerHex(address), endpoint: node.url });
    const { proof, signer } = body as unknown as RegistrationOffer;
    const { Masternodes } = networkOf(LOCAL_CHAIN_ID).contracts;
    const types = { SignerProof: [...signerProofTypes.SignerProof] };
    const message = { owner: address, signer };
    expect(lowerHex(verifyTypedData(signerProofDomain(LOCAL_CHAIN_ID, Masternodes), types, message, proof))).to.equal(
      signer,
    );

    const again = await createNode(
      configOf({ ...settings, SONM_NODE_ENDPOINT: "https://node.example" }),
      {},
      silentLog,
    );
    expect((await get(`${again.url}/registration`)).body).to.include({ signer, endpoint: "https://node.example" });
    await again.stop();
  });

  it("offers nothing without an owner or a key", async () => {
    for (const [environment, code] of [
      [{ SONM_NODE_NEW_KEY: "true" }, "ownerless"],
      [{ SONM_NODE_OWNER: localAccounts.holder.address }, "keyless"],
    ] as const) {
      const node = await createNode(configOf(environment), {}, silentLog);
      const { status, body } = await get(`${node.url}/registration`);
      await node.stop();
      expect(status).to.equal(404);
      expect(body["error"]).to.equal(code);
    }
  });

  it("is a dry run without a key: it knows chain and price, and signs, measures and submits nothing", async () => {
    const before = await Promise.all(
      [localAccounts.signer1, localAccounts.signer2].map(({ address }) => chain.provider.getTransactionCount(address)),
    );
    const node = await createNode(configOf(), {}, silentLog);
    const { body } = await waitFor(
      "health",
      async () => {
        const health = await get(`${node.url}/health`);
        return health.status === 200 ? health : undefined;
      },
      20,
    );
    expect(body).to.include({ status: "ok", dryRun: true, signer: null, member: false, rate: "6250000000000000000" });
    await waitFor(
      "the signer set",
      async () => {
        const { signerSet } = (await get(`${node.url}/status`)).body as { signerSet: { setId: number } };
        return signerSet.setId === 1 ? true : undefined;
      },
      20,
    );
    for (const path of ["/agents/poll", "/peers/proposals"]) {
      expect((await fetch(`${node.url}${path}`, { method: "POST", body: "{}" })).status).to.equal(404);
    }
    expect((await fetch(`${node.url}/peers/observations/1`)).status).to.equal(404);
    const metrics = await (await fetch(`${node.url}/metrics`)).text();
    expect(metrics).to.contain("sonm_node_rate 6.25");
    await node.stop();
    const after = await Promise.all(
      [localAccounts.signer1, localAccounts.signer2].map(({ address }) => chain.provider.getTransactionCount(address)),
    );
    expect(after).to.deep.equal(before);
  });

  it("answers what it does not know with a sentence", async () => {
    const node = await createNode(configOf(), {}, silentLog);
    expect((await get(`${node.url}/proofs/0x12`)).body).to.include({ error: "malformed" });
    expect((await get(`${node.url}/proofs/${localAccounts.worker.address}`)).body).to.equal(null);
    expect((await get(`${node.url}/reports/abc`)).body).to.include({ error: "malformed" });
    expect((await get(`${node.url}/reports/5`)).body).to.include({ error: "unknown" });
    const uptimes = `${node.url}/uptimes/${localAccounts.worker.address}`;
    expect((await get(`${uptimes}?from=5&to=6`)).body).to.deep.equal({ before: null, after: null });
    for (const [url, reason] of [
      [`${node.url}/uptimes/0x12?from=5&to=6`, '"0x12" is no address'],
      [`${uptimes}?from=5`, "to must have one to, in unix seconds"],
      [`${uptimes}?from=5&from=5&to=6`, "from must have one from"],
      [`${uptimes}?from=-5&to=6`, "from must be a time in unix seconds"],
      [`${uptimes}?from=7&to=6`, "from must not be later than to"],
      [`${uptimes}?from=5&to=6&at=7`, "at"],
    ] as const) {
      const { status, body } = await get(url);
      expect(status).to.equal(400);
      expect(body.message).to.contain(reason);
    }
    expect((await get(`${node.url}/machines/0x12`)).body).to.include({ error: "malformed" });
    const machine = await get(`${node.url}/machines/${localAccounts.worker.address}`);
    const { reasons, ...rest } = readMachineAnswer(machine.body);
    expect(reasons.map(({ code }) => code)).to.deep.equal(["no-seat", "unheard"]);
    expect(rest).to.deep.include({ node: null, measured: null, inReport: null, rounds: [], leaves: [] });
    expect((await get(`${node.url}/nothing`)).body.message).to.equal("There is nothing at GET /nothing.");
    await node.stop();
  });

  it("says on the command line why it does not vouch for a machine", async () => {
    const node = await createNode(configOf(), {}, silentLog);
    const { address } = localAccounts.worker;
    const words = await runCli(["machine", address, "--node", node.url]);
    expect(words.code, words.output).to.equal(0);
    expect(words.output).to.contain("never heard of").and.to.contain("not vouched for: This node has never measured");
    const { code, output } = await runCli(["machine", address, "--node", node.url, "--json"]);
    expect(code, output).to.equal(0);
    const [said] = JSON.parse(output) as { url: string; answer: unknown }[];
    expect(readMachineAnswer(said?.answer).worker).to.equal(address.toLowerCase());
    await node.stop();
    const silent = await runCli(["machine", address, "--node", node.url]);
    expect(silent.code).to.equal(1);
    expect(silent.output).to.contain(node.url).and.to.contain("There was no answer");
    expect((await runCli(["machine", "0x12"])).output).to.contain("Use: sonm machine <worker>");
  });

  it("does not start on the wrong chain, without contracts, or with a dead endpoint", async () => {
    const wrong = configOf({ SONM_NODE_RPC_URL: "http://127.0.0.1:9/" });
    expect(await problem(createNode(wrong, {}, silentLog))).to.contain("does not answer");
    const empty = await TestChain.start();
    try {
      const error = await problem(createNode(configOf({ SONM_NODE_RPC_URL: empty.url }), {}, silentLog));
      expect(error).to.contain("There is no contract on chain 31337").and.to.contain("Reports (0x");
    } finally {
      await empty.stop();
    }
  });

  it("does not take up data of another key", async () => {
    const first = await createNode(configOf(), { signer: localAccounts.signer1.privateKey }, silentLog);
    await first.stop();
    const other = createNode(configOf(), { signer: localAccounts.signer2.privateKey }, silentLog);
    expect(await problem(other)).to.contain("belongs to the key");
  });

  it("ends what it started when its port is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    const config = configOf({ SONM_NODE_PORT: String(port) });
    const error = await problem(createNode(config, {}, silentLog));
    expect(error).to.contain(`port ${port}`).and.to.contain("--port");
    taken.close();
    const node = await createNode(configOf(), {}, silentLog);
    await node.stop();
  });
});
