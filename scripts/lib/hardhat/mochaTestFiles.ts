import { glob } from "node:fs/promises";
import { join } from "node:path";

import { overrideTask } from "hardhat/config";

/** Suites that need more than the simulated chain; `scripts/test.ts` runs them in stages of their own. */
const OTHER_STAGES = ["integration/", "e2e/"];

const isContractTest = (file: string): boolean => !OTHER_STAGES.some((folder) => file.startsWith(folder));

/** Makes `hardhat test` without arguments run the contracts' `*.test.ts`, and nothing else that lives in test/. */
export const mochaTestFiles = overrideTask(["test", "mocha"])
  .setInlineAction(async (args: { testFiles?: string[] }, hre, runSuper): Promise<unknown> => {
    if (args.testFiles !== undefined && args.testFiles.length > 0) return runSuper(args);
    const folder = hre.config.paths.tests.mocha;
    const found = await Array.fromAsync(glob("**/*.test.ts", { cwd: folder }));
    const testFiles = found
      .filter(isContractTest)
      .sort()
      .map((file) => join(folder, file));
    return runSuper({ ...args, testFiles });
  })
  .build();
