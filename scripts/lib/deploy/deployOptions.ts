import { parseArgs } from "node:util";

import { getAddress, isAddress } from "ethers";

/** What `npm run deploy` was told. */
export interface DeployOptions {
  /** Of Hardhat's configuration. */
  readonly network: string;
  /** Prints the plan and sends nothing. */
  readonly dryRun: boolean;
  /** What the network is called in protocol/networks.json. */
  readonly name: string;
  /** Published in protocol/networks.json; never the deployer's own, which may hold a secret. */
  readonly rpcUrl: string | undefined;
  readonly graphqlUrl: string | undefined;
  readonly legacyToken: string | undefined;
  readonly guardian: string | undefined;
  /** Blocks to wait for after each transaction. */
  readonly confirmations: number;
}

/** The deployment was told something that it can't do. */
export class DeployOptionsError extends Error {
  override readonly name = "DeployOptionsError";
}

const FLAGS = {
  network: { type: "string" },
  name: { type: "string" },
  "rpc-url": { type: "string" },
  "graphql-url": { type: "string" },
  "legacy-token": { type: "string" },
  guardian: { type: "string" },
  confirmations: { type: "string", default: "5" },
  "dry-run": { type: "boolean", default: false },
} as const;

const USAGE = `npm run deploy -- --network <Hardhat network> [--dry-run]
  --name <name>             what the network is called in protocol/networks.json; the Hardhat network's name unless told
  --rpc-url <URL>           public JSON-RPC endpoint, published in protocol/networks.json
  --graphql-url <URL>       the subgraph's endpoint, published in protocol/networks.json
  --legacy-token <address>  the original token, which its holders swap for SNM
  --guardian <address>      may void false reports, cancel proposals and stop new deals for a year; nobody unless told
  --confirmations <blocks>  to wait for after each transaction; 5 unless told
The network "remote" reads SONM_RPC_URL and SONM_DEPLOYER_KEY from the environment or from Hardhat's keystore:
  npx hardhat keystore set SONM_DEPLOYER_KEY`;

/**
 * Reads the command line.
 *
 * @throws DeployOptionsError naming the flag at fault
 */
export function deployOptions(argv: readonly string[]): DeployOptions {
  const flags = parse(argv);
  if (flags.network === undefined) throw new DeployOptionsError(`--network is missing.\n${USAGE}`);
  const confirmations = Number(flags.confirmations);
  if (!Number.isSafeInteger(confirmations) || confirmations < 1) {
    throw new DeployOptionsError(`--confirmations is "${flags.confirmations}"; give a whole number from 1.`);
  }
  return {
    network: flags.network,
    dryRun: flags["dry-run"],
    name: flags.name ?? flags.network,
    rpcUrl: url("rpc-url", flags["rpc-url"]),
    graphqlUrl: url("graphql-url", flags["graphql-url"]),
    legacyToken: flags["legacy-token"] === undefined ? undefined : address("legacy-token", flags["legacy-token"]),
    guardian: flags.guardian === undefined ? undefined : address("guardian", flags.guardian),
    confirmations,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true }).values;
  } catch (error) {
    throw new DeployOptionsError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function address(flag: string, text: string): string {
  const known: boolean = isAddress(text);
  if (!known) throw new DeployOptionsError(`--${flag}: "${text}" is not an address.`);
  return getAddress(text);
}

function url(flag: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new DeployOptionsError(`--${flag}: "${text}" is not an http or https URL.`);
}
