import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";

import { loadAgentConfig } from "../../src/config/agentConfig.ts";
import { ConfigError } from "../../src/config/ConfigError.ts";
import { loadDeployment } from "../../src/config/loadDeployment.ts";
import { loadNodeConfig } from "../../src/config/nodeConfig.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const SOURCES = '[{"url":"http://127.0.0.1:1/","path":"p","kind":"usdPerSnm"}]';
const NODE = { SONM_NODE_PROFILE: "local", SONM_NODE_DATA_DIR: "data", SONM_NODE_RATE_SOURCES: SOURCES };
const AGENT = { SONM_AGENT_PROFILE: "local", SONM_AGENT_DATA_DIR: "data" };

const problemsOf = (load: () => unknown): string => {
  try {
    load();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.join("\n");
    throw error;
  }
  throw new Error("The settings were accepted.");
};

const node = (environment: Record<string, string>, ...argv: string[]) => loadNodeConfig({ argv, environment });

describe("loadNodeConfig", () => {
  const folder = temporaryFolder();

  it("takes flags before variables, variables before the file, the file before the profile", () => {
    const file = join(folder.path, "node.json");
    writeFileSync(file, JSON.stringify({ port: 1, host: "0.0.0.0", logLevel: "warn", maxRounds: 2 }));
    const environment = { ...NODE, SONM_NODE_CONFIG: file, SONM_NODE_PORT: "2", SONM_NODE_LOG_LEVEL: "error" };
    const config = node(environment, "--port", "3");
    expect(config).to.include({ port: 3, logLevel: "error", host: "0.0.0.0", maxRounds: 2, cpuSpanMs: 500 });
    expect(node(NODE)).to.include({ port: 7101, maxRounds: 4 });
  });

  it("reads numbers, lists and tables from text", () => {
    const peers = '{"0xAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA":"http://127.0.0.1:7"}';
    const config = node({ ...NODE, SONM_NODE_PEERS: peers, SONM_NODE_LEADER_TIMEOUT_FRACTION: "0.5" });
    expect(config.peers).to.deep.equal({ [`0x${"aa".repeat(20)}`]: "http://127.0.0.1:7" });
    expect(config.leaderTimeoutFraction).to.equal(0.5);
    expect(config.rateSources).to.have.length(1);
  });

  it("says everything that is wrong, each in a sentence with its remedy", () => {
    const problems = problemsOf(() =>
      node({ SONM_NODE_PROFILE: "local", SONM_NODE_PORT: "70000", SONM_NODE_RPC_URL: "x" }),
    );
    expect(problems).to.contain("port is 70000: must be a port number. Set it with --port, SONM_NODE_PORT or");
    expect(problems).to.contain("rpcUrl is x: must be an http or https URL.");
    expect(problems).to.contain("dataDir is missing. Set it with --data-dir, SONM_NODE_DATA_DIR or");
    expect(problems).to.contain("rateSources is missing.");
  });

  it("tolerates no silence that is shorter than three of the longest heartbeats", () => {
    expect(problemsOf(() => node({ ...NODE, SONM_NODE_HEARTBEAT_MS: "1501" }))).to.contain("must be at least 6.004");
    expect(node({ ...NODE, SONM_NODE_HEARTBEAT_MS: "1500" }).toleratedSilenceSeconds).to.equal(6);
  });

  it("names a wrong field inside a list", () => {
    const sources = '[{"url":"http://127.0.0.1:1/","path":"p","kind":"snm"}]';
    const problems = problemsOf(() => node({ ...NODE, SONM_NODE_RATE_SOURCES: sources }));
    expect(problems).to.contain("rateSources.0.kind is snm: must be usdPerSnm, snmPerUsd or pool.");
  });

  it("refuses unknown flags and settings, and keys among the flags", () => {
    expect(problemsOf(() => node(NODE, "--prot", "1"))).to.contain("Known flags: --config");
    expect(problemsOf(() => node(NODE, "--signer-key", "0x1"))).to.contain("Unknown option");
    const file = join(folder.path, "node.json");
    writeFileSync(file, JSON.stringify({ prot: 1 }));
    expect(problemsOf(() => node(NODE, "--config", file))).to.contain("unknown settings: prot");
  });

  it("refuses a file that is not there, no JSON, or no object", () => {
    expect(problemsOf(() => node(NODE, "--config", join(folder.path, "none.json")))).to.contain(
      "can't be read as JSON",
    );
    for (const text of ["{", "[]", "null", "5"]) {
      const file = join(folder.path, "node.json");
      writeFileSync(file, text);
      expect(
        problemsOf(() => node(NODE, "--config", file)),
        text,
      ).to.match(/JSON/);
    }
  });
});

describe("loadAgentConfig", () => {
  const agent = (environment: Record<string, string>) => loadAgentConfig({ argv: [], environment });

  it("takes a price as decimal text only", () => {
    expect(agent({ ...AGENT, SONM_AGENT_PRICE_PER_HOUR: "0.10" }).pricePerHour).to.equal("0.10");
    for (const price of ["-1", "1e3", "cheap", "0.1234567890123456789"]) {
      expect(
        problemsOf(() => agent({ ...AGENT, SONM_AGENT_PRICE_PER_HOUR: price })),
        price,
      ).to.contain("pricePerHour is");
    }
  });

  it("holds the contract's bounds", () => {
    expect(problemsOf(() => agent({ ...AGENT, SONM_AGENT_ASK_VALIDITY_SECONDS: "7776001" }))).to.contain(
      "askValiditySeconds",
    );
    expect(problemsOf(() => agent({ ...AGENT, SONM_AGENT_MAX_DURATION_SECONDS: "31536001" }))).to.contain(
      "maxDuration",
    );
  });
});

describe("loadDeployment", () => {
  const folder = temporaryFolder();

  it("says which chain has no deployment, and which address is missing", () => {
    expect(problemsOf(() => loadDeployment({ chainId: 5 }))).to.contain("chain 5");
    const networksFile = join(folder.path, "networks.json");
    writeFileSync(networksFile, JSON.stringify({ "5": { startBlock: 0, rpcUrl: "http://a/", contracts: {} } }));
    expect(problemsOf(() => loadDeployment({ chainId: 6, networksFile }))).to.contain("no entry for chain 6");
    expect(problemsOf(() => loadDeployment({ chainId: 5, networksFile }))).to.contain("contracts.Masternodes");
  });

  it("lets the endpoint be another than the deployment's", () => {
    expect(loadDeployment({ chainId: 31_337 }).rpcUrl).to.match(/^http/);
    expect(loadDeployment({ chainId: 31_337, rpcUrl: "http://b/" }).rpcUrl).to.equal("http://b/");
  });
});
