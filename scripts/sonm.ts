// npm run sonm -- <verb> [flags]: the command line for all roles; `npm run sonm -- help` lists the verbs.
import { pathToFileURL } from "node:url";

import { buildOracle, ORACLE_FILE } from "./lib/local/oracleProgram.ts";

await buildOracle();
await import(pathToFileURL(ORACLE_FILE).href);
