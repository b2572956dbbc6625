import { compileContracts } from "../compileContracts.ts";
import { generate } from "../generate/generate.ts";
import { ROOT } from "../root.ts";
import { run } from "../run.ts";
import { checkHomes } from "./homes.ts";
import { checkImports } from "./imports.ts";
import { sourceFiles } from "./sourceFiles.ts";

export type Check = {
  readonly name: string;
  /** Prints what is wrong and returns whether all is well. */
  readonly run: () => Promise<boolean>;
};

const command = (name: string, program: string, args: readonly string[]): Check => ({
  name,
  run: async () => (await run(program, args)).code === 0,
});

/** The repository without its workspaces, and each of these. */
const WORKSPACES = ["protocol", "oracle", "subgraph", "frontend"];
const PROJECTS = [".", ...WORKSPACES];

/** The quick compiler of the two that are installed; the other one serves the linter. */
const typecheck = (project: string): Check =>
  command(`types of ${project}`, process.execPath, [`${ROOT}/node_modules/ts7/bin/tsc`, "-p", project]);

/** A program for each: with the types of them all, one would need more memory than Node gives it. */
const eslint = (project: string): Check => {
  const others = project === "." ? WORKSPACES.flatMap((workspace) => ["--ignore-pattern", `${workspace}/`]) : [];
  return command(`eslint of ${project}`, "eslint", ["--max-warnings", "0", "--no-warn-ignored", ...others, project]);
};

function report(problems: readonly string[]): boolean {
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

/** Types come after the contracts, whose TypeChain types they use. */
export const checks: readonly Check[] = [
  { name: "contracts compile without a warning", run: compileContracts },
  {
    name: "generated files are fresh",
    run: async () => {
      const { stale, missing } = await generate({ write: false });
      return report([
        ...stale.map(
          (file) => `protocol/src/generated/${file} is stale: run \`npm run generate\` and commit the result`,
        ),
        ...missing.map((contract) => `${contract} is listed in protocol/src/networks.ts but not compiled`),
      ]);
    },
  },
  { name: "imports flow one way", run: async () => report(checkImports(await sourceFiles())) },
  { name: "each fact has one home", run: async () => report(checkHomes(await sourceFiles())) },
  ...PROJECTS.map(typecheck),
  command("solhint", "solhint", ["--max-warnings", "0", "--noPoster", "contracts/**/*.sol"]),
  command("prettier", "prettier", ["--check", "--log-level", "warn", "."]),
  ...PROJECTS.map(eslint),
];
