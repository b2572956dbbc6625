import { globSync } from "node:fs";
import { relative } from "node:path";

import type { HardhatPlugin } from "hardhat/types/plugins";

/** Solidity tests that deploy what they test from the build's artifacts, by `deploy` of `TestBase`. */
const FOLDERS = ["invariants", "market"];

/**
 * Compiles tests whose own code is not what is tested without the intermediate representation, in a tenth of the time. Tests of
 * libraries, whose code becomes their own, keep the settings of the contracts.
 *
 * It is no `overrides` of the configuration: Hardhat compiles together only what shares one object, and makes one of each override.
 */
export const quickTests: HardhatPlugin = {
  id: "sonm-quick-tests",
  hookHandlers: {
    config: async () => ({
      default: async () => ({
        resolveUserConfig: async (userConfig, resolveVariable, next) => {
          const config = await next(userConfig, resolveVariable);
          const profile = config.solidity.profiles["default"];
          const compiler = profile?.compilers[0];
          if (profile === undefined || compiler === undefined) return config;
          const quick = { ...compiler, settings: { ...(compiler.settings as object), viaIR: false } };
          const { root, tests } = config.paths;
          for (const folder of FOLDERS) {
            for (const file of globSync(`${tests.solidity}/${folder}/**/*.sol`))
              profile.overrides[relative(root, file)] = quick;
          }
          return config;
        },
      }),
    }),
  },
};
