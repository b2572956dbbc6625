import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { readAgentStatus } from "./AgentStatus.ts";
import { agentCommand } from "./agentCommand.ts";
import { connectSteps } from "./connectSteps.ts";

const master = localAccounts.supplier.address;
const worker = localAccounts.worker.address;

describe("the command that connects a machine", () => {
  const start = { master, price: "0.25", way: "shell" } as const;

  it("names network, master and price, and has the agent make its key", () => {
    expect(agentCommand({ local: true, chainId: 31337, rpcUrl: "http://127.0.0.1:8545/" }, start)).toBe(
      `npm run sonm -- agent --profile local --rpc-url 'http://127.0.0.1:8545/' --master ${master} --new-key true ` +
        "--data-dir .sonm/agent-3c44cd --port 7271 --price-per-hour 0.25",
    );
    const elsewhere = agentCommand({ local: false, chainId: 7, rpcUrl: "https://rpc.example/it's" }, start);
    expect(elsewhere).toContain("agent --chain-id 7 --rpc-url 'https://rpc.example/it'\\''s'");
    expect(elsewhere).not.toContain("--profile");
  });

  it("is a service whose unit says what the shell would run", () => {
    const home = mkdtempSync(join(tmpdir(), "unit-"));
    try {
      const rpcUrl = "https://rpc.example/a%20b?key=$HOME`id`";
      const text = agentCommand({ local: false, chainId: 7, rpcUrl }, { ...start, way: "systemd" });
      const written = text.split("\n").slice(0, -1).join("\n");
      execFileSync("/bin/sh", ["-c", written], { env: { HOME: home, PATH: "/usr/bin:/bin" }, cwd: home });
      const unit = readFileSync(join(home, ".config/systemd/user/sonm-agent.service"), "utf8");
      expect(unit).toContain("run sonm -- agent --chain-id 7 --rpc-url 'https://rpc.example/a%%20b?key=$$HOME`id`'");
      expect(unit).toContain(`WorkingDirectory=${home}`);
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});

const status = {
  ...{ worker, master, bound: false, nodes: [{}], attestation: null, ask: null, deals: [] },
  binding: { worker, master, deadline: 1_800_000_000, signature: "0x12" },
};

describe("what an agent says", () => {
  it("is read with the consent that it waits for", () => {
    expect(readAgentStatus(status)).toEqual({
      ...{ worker, master, bound: false, nodes: 1, attested: false, offered: false, deals: 0 },
      consent: { worker, deadline: "1800000000", signature: "0x12" },
    });
    expect(readAgentStatus({ ...status, binding: null })?.consent).toBeUndefined();
  });

  it.each([undefined, null, 7, {}, { worker, master: "me" }])("is nothing in %o", (json) => {
    expect(readAgentStatus(json)).toBeUndefined();
  });
});

describe("the steps", () => {
  const stepsOf = (change: object | undefined, hasGas?: boolean) =>
    connectSteps(change && readAgentStatus({ ...status, ...change }), hasGas).map(({ state }) => state);

  it.each([
    ["nothing runs", undefined, undefined, 0],
    ["it has no gas", {}, false, 1],
    ["it waits to be confirmed", {}, true, 2],
    ["it is measured", { bound: true }, true, 3],
    ["it is attested", { bound: true, attestation: {} }, true, 4],
    ["it is offered", { bound: true, attestation: {}, ask: {} }, true, 5],
    ["it is rented", { bound: true, attestation: {}, ask: {}, deals: [{}] }, true, 6],
  ])("are done up to where %s", (_what, change, hasGas, done) => {
    const states = stepsOf(change, hasGas);
    expect(states.filter((state) => state === "done")).toHaveLength(done);
    expect(states.indexOf("now")).toBe(done === 6 ? -1 : done);
  });

  it("say that no masternode is reached", () => {
    const steps = connectSteps(readAgentStatus({ ...status, bound: true, nodes: [] }), true);
    expect(steps[3]?.waits).toContain("reaches no masternode");
  });
});
