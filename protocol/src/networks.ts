import networksJson from "../networks.json" with { type: "json" };

/** The deployed contracts, by the name of their Solidity source. `Reports` is the rate feed too. */
export const CONTRACT_NAMES = [
  "Treasury",
  "Genesis",
  "SNM",
  "TeamPool",
  "LegacySwap",
  "BenchmarkCatalogue",
  "FeeSplitter",
  "Dividends",
  "Masternodes",
  "Reports",
  "Hardware",
  "Market",
  "Profiles",
  "Amendments",
  "Guarantees",
  "HardwareClasses",
  "Duty",
  "Releases",
  "RewardPrograms",
  "ClassBalances",
  "ProgramController",
  "SonmGovernor",
  "EntryBrake",
  "Roadmap",
  "ReportRegistry",
  "WorkOrders",
  "Charter",
  "Directory",
] as const;

export type ContractName = (typeof CONTRACT_NAMES)[number];

/** An address for each deployed contract. */
export type ContractAddresses = Readonly<Record<ContractName, `0x${string}`>>;

/**
 * A network that the contracts are deployed to.
 *
 * - `startBlock`: block of the first deployment transaction; nothing of ours happened before it
 * - `rpcUrl`: JSON-RPC endpoint that programs use unless told otherwise
 * - `graphqlUrl`: the subgraph's query endpoint
 */
export interface Network {
  readonly name: string;
  readonly startBlock: number;
  readonly rpcUrl: string;
  readonly graphqlUrl: string;
  readonly contracts: ContractAddresses;
}

/** Chain id of the local network. */
export const LOCAL_CHAIN_ID = 31337;

/** Nothing is deployed on the chain that was asked for. */
export class NetworkUnknownError extends Error {
  override readonly name = "NetworkUnknownError";

  constructor(
    readonly chainId: number,
    known: readonly number[],
  ) {
    super(
      `No deployment is known on chain ${chainId}. Known chains: ${known.join(", ")}. ` +
        "Deploy with `npm run deploy -- --network <name>`, which writes protocol/networks.json.",
    );
  }
}

/** Every known deployment, by chain id. Written by the deployment only. */
export const networks: Readonly<Record<string, Network>> = networksJson as Record<string, Network>;

/**
 * The deployment on a chain.
 *
 * @throws NetworkUnknownError if there is none
 */
export function networkOf(chainId: number): Network {
  const network = networks[String(chainId)];
  if (network === undefined) throw new NetworkUnknownError(chainId, Object.keys(networks).map(Number));
  return network;
}
