import type { MachineAnswer } from "@sonm/protocol/machine.ts";
import { afterEach, describe, expect, it, vi } from "vitest";

import type { Indexer } from "../indexer/Indexer.ts";
import { SAID_OF, sampleAnswer, sampleNode, sampleSays, sampleSilent } from "../testing/sampleSays.ts";
import { currentFailures } from "./currentFailures.ts";
import { fetchMachineAnswers } from "./fetchMachineAnswers.ts";
import { type NamedNode, namedNodes } from "./namedNodes.ts";
import { partResults } from "./partResults.ts";

afterEach(() => vi.unstubAllGlobals());

/** JSON as a node sends it. */
const wire = (answer: MachineAnswer): string =>
  JSON.stringify(answer, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));

/** Nodes by the beginning of their URL; others do not answer. */
function nodes(answers: Record<string, () => Response>) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (input: URL) => {
    asked.push(input.href);
    const answer = Object.entries(answers).find(([base]) => input.href.startsWith(base))?.[1];
    return answer === undefined ? Promise.reject(new TypeError("down")) : Promise.resolve(answer());
  });
  return asked;
}

describe("what masternodes say of a machine", () => {
  it("comes from each by name, and says what is wrong with those who do not tell", async () => {
    const asked = nodes({
      [sampleNode(1).base!]: () => new Response(wire(sampleAnswer(1))),
      [sampleNode(2).base!]: () => new Response(wire(sampleAnswer(2, { worker: `0x${"99".repeat(20)}` }))),
      [sampleNode(3).base!]: () => Response.json({ worker: SAID_OF, rounds: "many" }),
      [sampleNode(4).base!]: () => new Response("{}", { status: 404 }),
    });
    const away: NamedNode = { ...sampleNode(6), base: undefined };
    const list = [...[1, 2, 3, 4, 5].map(sampleNode), away];
    const says = await fetchMachineAnswers(list, SAID_OF);
    expect(says.map(({ node }) => node)).toEqual(list);
    expect(says.map(({ problem }) => problem)).toEqual([
      undefined,
      "It answered about another machine.",
      "Its answer can't be read.",
      "It runs an older version, which does not tell.",
      "It does not answer.",
      "This page was not told that it may ask this node.",
    ]);
    expect(says[0]?.answer).toEqual(sampleAnswer(1));
    expect(asked).toHaveLength(5);
    expect(asked[0]).toBe(`${sampleNode(1).base}machines/${SAID_OF}`);
  });

  it("is joined with the masternode whose relay it is, where the configuration names another address", async () => {
    const proxy: NamedNode = {
      owner: undefined,
      signer: undefined,
      endpoint: "/one/",
      base: "http://page.example/one/",
    };
    nodes({ [proxy.base!]: () => new Response(wire(sampleAnswer(2))) });
    const hidden = { ...sampleNode(2), base: undefined };
    const says = await fetchMachineAnswers([sampleNode(1), hidden, proxy], SAID_OF);
    expect(says).toHaveLength(2);
    expect(says[1]).toMatchObject({ node: { owner: hidden.owner, base: proxy.base }, answer: { node: hidden.signer } });
  });
});

describe("which masternodes are asked", () => {
  const index: Indexer = {
    request: () =>
      Promise.resolve({
        masternodes: [
          { id: "0x01", signer: "0x11", endpoint: "http://127.0.0.1:7101" },
          { id: "0x02", signer: "0x12", endpoint: "https://far.example" },
        ],
      } as never),
  };
  const bases = async (config: Parameters<typeof namedNodes>[0]) =>
    (await namedNodes(config, index)).map(({ owner, base }) => [owner, base]);

  it("all are named, and only those asked that the page's policy allows", async () => {
    expect(await bases({ relays: undefined, local: true })).toEqual([
      ["0x01", "http://127.0.0.1:7101/"],
      ["0x02", undefined],
    ]);
    expect(await bases({ relays: undefined, local: false })).toEqual([
      ["0x01", undefined],
      ["0x02", undefined],
    ]);
    expect(await bases({ relays: ["https://far.example/", "https://page.example/relay/"], local: false })).toEqual([
      ["0x01", undefined],
      ["0x02", "https://far.example/"],
      [undefined, "https://page.example/relay/"],
    ]);
  });
});

describe("what became of the parts of a machine", () => {
  const states = (change: Partial<MachineAnswer>) =>
    Object.fromEntries(partResults(sampleAnswer(1, change)).map(({ code, state }) => [code, state]));
  const CARD = { model: "0x", memoryBytes: 1n, commitment: "0x" } as const;
  const measured = sampleAnswer(1).measured!;

  it("is told of the newest round", () => {
    const all = { inventory: "passed", cpu: "passed", memory: "passed", disk: "passed", network: "passed" };
    expect(states({})).toEqual({ ...all, gpu: "unmeasured" });
    expect(states({ measured: { ...measured, gpus: [CARD] } })).toEqual({ ...all, gpu: "passed" });
    const failed = { endedAt: 5, outcome: "partial", failures: { "cpu.multi": "X.", tape: "Y." } } as const;
    expect(states({ rounds: [failed, ...sampleAnswer(1).rounds] })).toEqual({
      ...all,
      cpu: "failed",
      gpu: "unmeasured",
      tape: "failed",
    });
  });

  it("is unknown after a round that broke off, but for what broke it", () => {
    const none = { inventory: "unmeasured", cpu: "unmeasured", memory: "unmeasured", network: "unmeasured" };
    const round = { endedAt: 5, outcome: "abandoned", failures: { "disk.write": "it went away" } } as const;
    expect(states({ rounds: [round] })).toEqual({ ...none, disk: "failed", gpu: "unmeasured" });
    expect(states({ rounds: [], measured: null }).disk).toBe("unmeasured");
  });

  it("is summed up over the nodes, what most of them say first", () => {
    const rounds = (failures: Record<string, string>) => ({
      rounds: [{ endedAt: 5, outcome: "partial" as const, failures }],
    });
    const says = [
      sampleSays(1, rounds({ memory: "Lane 3 was not kept in memory." })),
      sampleSays(2, rounds({ disk: "Block 3 of lane 2 is not what was written." })),
      sampleSays(3, rounds({ disk: "Block 1 of lane 0 is not what was written." })),
      sampleSilent(4),
    ];
    expect(currentFailures(says)).toEqual([
      { label: "Disk", sentence: "The disk test failed: block 3 of lane 2 is not what was written.", nodes: 2 },
      { label: "Memory", sentence: "The memory test failed: lane 3 was not kept in memory.", nodes: 1 },
    ]);
  });
});
