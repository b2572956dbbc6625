import { createRequire } from "node:module";

import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";

import { mochaTestFiles } from "./scripts/lib/hardhat/mochaTestFiles.ts";
import { quickTests } from "./scripts/lib/hardhat/quickTests.ts";
import { warningsAreErrors } from "./scripts/lib/hardhat/warningsAreErrors.ts";

const require = createRequire(import.meta.url);

/** The rules of the chain that the code is compiled for and tested on. */
const EVM_VERSION = "osaka";

/** How often the optimiser assumes that each instruction runs: more saves a little gas and costs the market its room to grow. */
const OPTIMIZER_RUNS = 1_000;

/** Compile through the intermediate representation: three times slower, and 6,000 gas less for `open`. */
const VIA_IR = true;

/** The compiler is a locked package; hardhat neither downloads one nor checks the version, so we read it. */
const compiler = {
  version: (require("solc/package.json") as { version: string }).version,
  path: require.resolve("solc/soljson.js"),
  isolated: false,
  settings: {
    evmVersion: EVM_VERSION,
    viaIR: VIA_IR,
    optimizer: { enabled: true, runs: OPTIMIZER_RUNS },
    metadata: { bytecodeHash: "none" },
  },
};

/** Instrumented code and plain code would evict each other from one cache. */
const coverage = process.argv.includes("--coverage") || process.env["HARDHAT_COVERAGE"] === "true";
const variant = coverage ? "-coverage" : "";

export default defineConfig({
  plugins: [toolbox, quickTests, warningsAreErrors],
  tasks: [mochaTestFiles],
  paths: {
    sources: "contracts",
    tests: { solidity: "test", mocha: "test" },
    artifacts: `artifacts${variant}`,
    cache: `cache${variant}`,
  },
  solidity: {
    profiles: { default: { ...compiler }, production: { ...compiler } },
    splitTestsCompilation: true,
  },
  typechain: { outDir: `types${variant}` },
  networks: {
    default: { type: "edr-simulated", chainType: "l1", hardfork: EVM_VERSION, allowUnlimitedContractSize: coverage },
    node: { type: "edr-simulated", chainType: "l1", hardfork: EVM_VERSION, chainId: 31337 },
    local: { type: "http", chainType: "l1", url: "http://127.0.0.1:8545" },
    remote: {
      type: "http",
      chainType: "l1",
      url: configVariable("SONM_RPC_URL"),
      accounts: [configVariable("SONM_DEPLOYER_KEY")],
    },
  },
  test: {
    mocha: { timeout: 120_000 },
    solidity: {
      profiles: {
        default: {
          fuzz: { runs: 256, seed: "0x534e4d" },
          invariant: { runs: 128, depth: 64, failOnRevert: false },
        },
        deep: {
          fuzz: { runs: 10_000 },
          invariant: { runs: 2_000, depth: 256, failOnRevert: false },
        },
      },
    },
  },
});
