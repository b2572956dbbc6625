import { runStage } from "./lib/test/runStage.ts";
import { stages } from "./lib/test/stages.ts";

// npm test                          every stage, one after the other
// npm test -- contracts oracle      those stages
const names = process.argv.slice(2);
const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
if (unknown !== undefined) {
  console.error(`There is no stage "${unknown}"; there are: ${stages.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

const chosen = names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name));
const rows: string[] = [];
let passed = 0;
let failed = 0;
for (const stage of chosen) {
  const started = performance.now();
  const counts = await runStage(stage);
  const seconds = Math.round((performance.now() - started) / 1000);
  rows.push(`${stage.name.padEnd(12)} ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
  passed += counts.passed;
  failed += counts.failed;
}

console.log(`\n━━ all stages\n\n${rows.join("\n")}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
