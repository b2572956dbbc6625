// npm run sonm -- node|agent|check|orders|deals|bond|stake|uptime|keystore [flags]: the programs of masternodes and suppliers.
import { pathToFileURL } from "node:url";

import { buildOracle, ORACLE_FILE } from "./lib/local/oracleProgram.ts";

await buildOracle();
await import(pathToFileURL(ORACLE_FILE).href);
