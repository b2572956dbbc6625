import { compileContracts } from "./lib/compileContracts.ts";
import { generate } from "./lib/generate/generate.ts";

// npm run build    compiles the contracts and brings protocol/src/generated up to date
if (!(await compileContracts())) process.exit(1);
const { stale } = await generate({ write: true });
for (const file of stale) console.log(`written: protocol/src/generated/${file}`);
