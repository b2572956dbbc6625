import type { HardhatPlugin } from "hardhat/types/plugins";

/** Code and init code above the limits of the network. */
const SIZE_WARNINGS = new Set(["3860", "5574"]);

/** Code that is never deployed to a network: harnesses and tests, which reach further than what they test. */
const ANY_SIZE = ["project/contracts/mocks/", "project/test/"];

/**
 * Turns each compiler warning about a source of ours into an error, so that a build with a warning fails and is
 * never cached as good. Warnings about packages are dropped: nobody here can act on them.
 */
export const warningsAreErrors: HardhatPlugin = {
  id: "sonm-warnings-are-errors",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        invokeSolc: async (context, compiler, solcInput, solcConfig, next) => {
          const output = await next(context, compiler, solcInput, solcConfig);
          const errors = (output.errors ?? []).filter((error) => {
            if (error.severity !== "warning") return true;
            const file = /--> ([^:\s]+)/.exec(error.formattedMessage ?? "")?.[1] ?? "project/";
            const anySize = context.globalOptions.coverage || ANY_SIZE.some((folder) => file.startsWith(folder));
            return file.startsWith("project/") && !(anySize && SIZE_WARNINGS.has(error.errorCode ?? ""));
          });
          for (const error of errors) {
            if (error.severity !== "warning") continue;
            error.severity = "error";
            error.type = "Error";
            error.formattedMessage = error.formattedMessage?.replace(/^Warning: /, "Error (a warning): ");
          }
          return { ...output, errors };
        },
      }),
    }),
  },
};
