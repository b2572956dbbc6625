import { compileContracts } from "./lib/compileContracts.ts";
import { runStages } from "./lib/test/runStages.ts";
import { stages } from "./lib/test/stages.ts";

// npm test                          every stage
// npm test -- contracts oracle      those stages
const names = process.argv.slice(2);
const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
if (unknown !== undefined) {
  console.error(`There is no stage "${unknown}"; there are: ${stages.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

// Every stage needs them, and two that run at one time must not both compile. What is wrong with them, the stages say.
await compileContracts();
const results = await runStages(stages.filter(({ name }) => names.length === 0 || names.includes(name)));
const rows = results.map(
  ({ stage, counts, seconds }) =>
    `${stage.name.padEnd(12)} ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`,
);
const passed = results.reduce((sum, { counts }) => sum + counts.passed, 0);
const failed = results.reduce((sum, { counts }) => sum + counts.failed, 0);

console.log(`\n━━ all stages\n\n${rows.join("\n")}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
