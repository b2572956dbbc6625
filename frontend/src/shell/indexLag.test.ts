import { expect, it } from "vitest";

import { indexLag } from "./indexLag.ts";

const chain = { number: 1_000n, timestamp: 50_000 };
const index = (block: number, timestamp: number | undefined, failing = false) => ({ block, timestamp, failing });

it.each([
  ["nothing known", undefined, undefined, false, { kind: "none" }],
  ["level", chain, index(1_000, 50_000), false, { kind: "none" }],
  ["a block behind", chain, index(999, 49_998), false, { kind: "none" }],
  ["a minute behind", chain, index(940, 49_940), false, { kind: "lagging", blocks: 60, seconds: 60 }],
  ["a quiet chain, indexed to its end", chain, index(1_000, 49_000), false, { kind: "none" }],
  [
    "many blocks behind, time unknown",
    chain,
    index(900, undefined),
    false,
    { kind: "lagging", blocks: 100, seconds: undefined },
  ],
  ["stopped by an error", chain, index(1_000, 50_000, true), false, { kind: "failing" }],
  ["silent, and the chain was never seen", undefined, undefined, true, { kind: "offline" }],
  ["silent", chain, index(1_000, 50_000), true, { kind: "down" }],
] as const)("%s", (_name, head, indexed, down, lag) => {
  expect(indexLag(head, indexed, { down, silent: false })).toEqual(lag);
});

it("does not call the last known block the present once the chain does not answer", () => {
  expect(indexLag(chain, index(940, 49_940), { down: false, silent: true })).toEqual({ kind: "silent" });
  expect(indexLag(chain, index(1_000, 50_000), { down: true, silent: true })).toEqual({ kind: "offline" });
});
