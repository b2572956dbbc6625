import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Figure } from "./lib/bench/Figure.ts";
import { freePorts } from "./lib/local/freePorts.ts";
import { run } from "./lib/run.ts";

// npm run bench               every figure, one JSON object a line; what else is said goes to standard error
// npm run bench -- gas        gas alone
// npm run bench -- network    start and reports alone
// npm run bench -- index      the index alone: backfill, latency, and the book's queries at a million orders
// npm run bench -- page       what a first visit takes: JavaScript, time until it is painted, what moves, alone
// npm run bench -- oracle     heartbeats, memory, trees and gas at the oracle network's full scale alone
// npm run bench -- staking    four years of staking, simulated on the real contracts beside a model of their own, alone
// npm run bench -- rewards    a year of reward programs under the controller, the same way, alone
// npm run bench -- agent      what agents earn in recorded months of a market, beside greed and the optimum, alone
// npm run bench -- record     the same months recorded anew, by trading on a chain
// npm run bench -- snapshot   gas alone, kept as what the tests compare with
const say = (text: string): void => void process.stderr.write(`${text}\n`);

// Both use the contracts' types, which a fresh clone has only once they are compiled.
const PARTS: Readonly<Record<string, (stateDir: string) => Promise<Figure[]>>> = {
  gas: async (stateDir) => {
    const { gasFigures } = await import("./lib/bench/gasFigures.ts");
    return gasFigures((await freePorts()).rpc, stateDir);
  },
  network: async (stateDir) => {
    const { networkFigures } = await import("./lib/bench/networkFigures.ts");
    return networkFigures(await freePorts(), stateDir, say);
  },
  index: async (stateDir) => {
    const { indexFigures } = await import("./lib/bench/indexFigures.ts");
    return indexFigures(await freePorts(), stateDir, say);
  },
  page: async (stateDir) => {
    const { pageFigures } = await import("./lib/bench/pageFigures.ts");
    return pageFigures(await freePorts(), stateDir, say);
  },
  oracle: async (stateDir) => {
    const { oracleFigures } = await import("./lib/bench/oracleFigures.ts");
    return oracleFigures(await freePorts(), stateDir, say);
  },
  staking: async () => {
    const { stakingFigures } = await import("./lib/bench/stakingFigures.ts");
    return stakingFigures(say);
  },
  rewards: async () => {
    const { rewardsFigures } = await import("./lib/bench/rewardsFigures.ts");
    return rewardsFigures(say);
  },
  agent: async () => {
    const { agentFigures } = await import("./lib/bench/agentFigures.ts");
    return agentFigures(say);
  },
  record: async () => {
    const { recordBooks } = await import("./lib/bench/agent/recordBooks.ts");
    return recordBooks(say);
  },
  snapshot: async (stateDir) => {
    const { gasFigures } = await import("./lib/bench/gasFigures.ts");
    const { writeGasSnapshot } = await import("./lib/bench/gasSnapshot.ts");
    const figures = await gasFigures((await freePorts()).rpc, stateDir);
    await writeGasSnapshot(Object.fromEntries(figures.map(({ name, value }) => [name.replace("gas.", ""), value])));
    return figures;
  },
};
/** What runs unless parts are named. */
const MEASURES = ["gas", "network", "index", "page", "oracle", "staking", "rewards"];

const words = process.argv.slice(2);
const unknown = words.find((word) => PARTS[word] === undefined);
if (unknown !== undefined) {
  say(`There is no part "${unknown}"; there are: ${Object.keys(PARTS).join(", ")}.`);
  process.exit(1);
}
const compiled = await run("hardhat", ["build", "--no-tests"], { quiet: true });
if (compiled.code !== 0) {
  say(compiled.output);
  process.exit(1);
}

const stateDir = await mkdtemp(join(tmpdir(), "sonm-bench-"));
let over = 0;
try {
  for (const [name, measure] of Object.entries(PARTS)) {
    if (!(words.length > 0 ? words : MEASURES).includes(name)) continue;
    for (const figure of await measure(stateDir)) {
      console.log(JSON.stringify(figure));
      if (figure.ok === false) over += 1;
    }
  }
} finally {
  await rm(stateDir, { recursive: true, force: true });
}
if (over > 0) say(`${over} figures are beyond their limit.`);
process.exit(over > 0 ? 1 : 0);
