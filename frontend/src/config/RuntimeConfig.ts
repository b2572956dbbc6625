import type { ContractAddresses } from "@sonm/protocol/networks.ts";

/**
 * Which deployment the page works with. Comes from `protocol/networks.json`, with what the server's `config.json` says on
 * top, so that one build serves every network.
 *
 * - `rpcUrl`: JSON-RPC endpoint for everything the page reads by itself; the wallet has its own
 * - `graphqlUrl`: the subgraph's query endpoint
 * - `relays`: base URLs of oracle nodes that relay orders; undefined for those that the index knows
 * - `rateSources`: JSON of the price sources that who starts a node is proposed, as its setting takes them
 * - `explorerUrl`: block explorer without a trailing slash, if there is one
 * - `local`: whether this is the local network, which has ready-made accounts
 */
export interface RuntimeConfig {
  readonly chainId: number;
  readonly name: string;
  readonly rpcUrl: string;
  readonly graphqlUrl: string;
  readonly relays: readonly string[] | undefined;
  readonly rateSources: string | undefined;
  readonly explorerUrl: string | undefined;
  readonly contracts: ContractAddresses;
  readonly local: boolean;
}
