import { checks } from "./lib/lint/checks.ts";

// npm run lint              every check
// npm run lint -- eslint    those whose name contains the word
const words = process.argv.slice(2);
const chosen = checks.filter(({ name }) => words.every((word) => name.includes(word)));

let failed = 0;
for (const check of chosen) {
  const started = performance.now();
  const passed = await check.run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${passed ? "✔" : "✖"} ${check.name} (${seconds} s)`);
  if (!passed) failed += 1;
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
if (failed > 0 || chosen.length === 0) process.exit(1);
