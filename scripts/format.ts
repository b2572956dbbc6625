import { run } from "./lib/run.ts";

// npm run format    lays out every source file and mends what the linter can mend
const formatted = await run("prettier", ["--write", "--log-level", "warn", "."]);
const linted = await run("eslint", ["--fix", "."]);
if (formatted.code !== 0 || linted.code !== 0) process.exit(1);
