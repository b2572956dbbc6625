import { deployOptions } from "./lib/deploy/deployOptions.ts";
import { compileContracts } from "./lib/compileContracts.ts";

// npm run deploy -- --network <name> --dry-run    prints the plan
// npm run deploy -- --network <name> ...          deploys, checks, writes protocol/networks.json
try {
  const options = deployOptions(process.argv.slice(2));
  if (!(await compileContracts())) process.exit(1);
  // Loads Hardhat, which reads what was compiled.
  const { deployPublicly } = await import("./lib/deploy/deployPublicly.ts");
  await deployPublicly(options, (text) => console.log(text));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
