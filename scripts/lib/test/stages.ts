import { ROOT } from "../root.ts";
import { findChromium } from "./chromium.ts";
import { countsOf, type Counts } from "./counts.ts";

/**
 * What may run beside a stage: those that only compute run together, those that mostly wait for a network's clock do, and one
 * whose own processor is the clock runs alone.
 */
export const PACES = ["computes", "waits", "alone"] as const;
export type Pace = (typeof PACES)[number];

export type Stage = {
  /** Runs alone by `npm test -- <name>`. */
  readonly name: string;
  readonly what: string;
  readonly command: string;
  readonly args: () => readonly string[];
  readonly cwd?: string;
  /** What has to be on the machine; throws a sentence that says how to get it. */
  readonly prepare?: () => Promise<void>;
  readonly counts: (output: string) => Counts;
  readonly minutes: number;
  readonly pace: Pace;
};

/** Arguments for this Node to run a file of ours or of a package, TypeScript included. */
const script = (file: string, ...args: string[]): string[] => ["--import", "tsx", `${ROOT}/${file}`, ...args];

/**
 * @param retries for stages of several programs, whose timing a busy machine can spoil; a real fault fails again
 * @param ignored files of the pattern that another stage runs
 */
const mocha =
  (patterns: readonly string[], seconds: number, retries = 0, ignored: readonly string[] = []) =>
  (): string[] =>
    script(
      "node_modules/mocha/bin/mocha.js",
      "--timeout",
      String(seconds * 1000),
      "--retries",
      String(retries),
      ...ignored.flatMap((pattern) => ["--ignore", pattern]),
      ...patterns,
    );

const NETWORK_TESTS = ["oracle/test/network/**/*.test.ts", "oracle/test/chaos/**/*.test.ts"];

/** @param folder of the Playwright configuration, with a network of its own */
const browserStage = (name: string, what: string, folder: string, minutes: number): Stage => ({
  name,
  what,
  command: "playwright",
  args: () => ["test", "--config", folder, "--reporter", "list"],
  prepare: async () => {
    await findChromium();
  },
  counts: countsOf.playwright,
  minutes,
  pace: "waits",
});

/** Of each pace the longest first: two run at one time. */
export const stages: readonly Stage[] = [
  {
    name: "contracts",
    what: "behaviour, fuzz, invariants and gas of the contracts",
    command: "hardhat",
    args: () => ["test"],
    counts: countsOf.hardhat,
    minutes: 30,
    pace: "computes",
  },
  {
    name: "oracle",
    what: "masternode and agent, part by part",
    command: process.execPath,
    args: mocha(["oracle/test/**/*.test.ts"], 60, 2, NETWORK_TESTS),
    // Its Vulkan driver in software is the adapter on which the shaders are tested.
    prepare: async () => {
      await findChromium();
    },
    counts: countsOf.mocha,
    minutes: 20,
    pace: "computes",
  },
  {
    name: "protocol",
    what: "facts that every part shares",
    command: process.execPath,
    args: mocha(["protocol/test/**/*.test.ts"], 30),
    counts: countsOf.mocha,
    minutes: 5,
    pace: "computes",
  },
  {
    name: "frontend",
    what: "screens and their parts",
    command: "vitest",
    args: () => ["run", "--retry", "2"],
    cwd: "frontend",
    counts: countsOf.vitest,
    minutes: 10,
    pace: "computes",
  },
  {
    name: "subgraph",
    what: "mappings against graph-node's store",
    command: process.execPath,
    args: () => script("subgraph/scripts/test.ts"),
    counts: countsOf.own,
    minutes: 10,
    pace: "computes",
  },
  {
    name: "lint",
    what: "layout, types, house rules, generated files",
    command: process.execPath,
    args: () => script("scripts/lint.ts"),
    counts: countsOf.own,
    minutes: 20,
    pace: "computes",
  },
  browserStage("e2e", "stories in a real browser on the whole local network", "test/e2e", 60),
  browserStage(
    "journeys",
    "each kind of user from an empty wallet to the end, on desktop and phone",
    "test/e2e/journeys",
    40,
  ),
  browserStage("votes", "what holders decide in a browser, from the proposal to what it does", "test/e2e/votes", 30),
  {
    name: "integration",
    what: "stories over contracts, oracles and index together",
    command: process.execPath,
    args: mocha(["test/integration/**/*.test.ts"], 300, 1),
    counts: countsOf.mocha,
    minutes: 25,
    pace: "alone",
  },
  {
    name: "network",
    what: "masternodes and agents as programs that are killed, lie and lose each other",
    command: process.execPath,
    args: mocha(NETWORK_TESTS, 60, 2),
    counts: countsOf.mocha,
    minutes: 30,
    pace: "alone",
  },
];
