// npm run oracle -- node|agent|check|orders|deals|bond|stake|uptime|keystore [flags]: the programs of masternodes and suppliers.
await import("../oracle/src/cli.ts");
