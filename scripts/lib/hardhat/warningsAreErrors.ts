import type { HardhatPlugin } from "hardhat/types/plugins";

/** Contract sizes are limits of the network; code under test and instrumented code never reaches one. */
const SIZE_WARNINGS = new Set(["3860", "5574"]);

/**
 * Turns each compiler warning about a source of ours into an error, so that a build with a warning fails and is
 * never cached as good. Warnings about packages stay warnings.
 */
export const warningsAreErrors: HardhatPlugin = {
  id: "sonm-warnings-are-errors",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        invokeSolc: async (context, compiler, solcInput, solcConfig, next) => {
          const output = await next(context, compiler, solcInput, solcConfig);
          for (const error of output.errors ?? []) {
            const file = error.sourceLocation?.file ?? "";
            const ours = file === "" || file.startsWith("project/");
            const sizeDoesNotMatter = context.globalOptions.coverage || file.startsWith("project/test/");
            if (!ours || (sizeDoesNotMatter && SIZE_WARNINGS.has(error.errorCode ?? ""))) continue;
            if (error.severity === "warning") error.severity = "error";
          }
          return output;
        },
      }),
    }),
  },
};
