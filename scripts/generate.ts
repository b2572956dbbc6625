import { compileContracts } from "./lib/compileContracts.ts";
import { generate } from "./lib/generate/generate.ts";

// npm run generate               compiles the contracts and writes protocol/src/generated
// npm run generate -- --check    fails when what is there is not what the contracts say
const check = process.argv.includes("--check");

const compiled = await compileContracts();
if (!compiled) process.exit(1);

const { stale, missing } = await generate({ write: !check });
for (const contract of missing) console.error(`${contract} is listed in protocol/src/networks.ts but not compiled.`);
for (const file of stale) console.log(`${check ? "stale:" : "written:"} protocol/src/generated/${file}`);
if (check && stale.length > 0) console.error("Run `npm run generate` and commit the result.");
if (missing.length > 0 || (check && stale.length > 0)) process.exit(1);
