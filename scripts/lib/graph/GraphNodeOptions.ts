import type { Network } from "@sonm/protocol/networks.ts";

/**
 * What a local graph-node needs. All ports are on 127.0.0.1.
 *
 * - `rpcUrl`: JSON-RPC of the chain that is indexed
 * - `network`: whose addresses and start block are indexed
 * - `httpPort`: GraphQL queries
 * - `postgresPort`, `adminPort`, `indexPort`, `metricsPort`: its database, deployments, indexing status, Prometheus
 * - `ipfsPort`: a server that answers graph-node's question for an IPFS version, since nothing here uses IPFS
 * - `dataDir`: folder in which the database's own folder is made; the system's folder for temporary files unless told,
 *   and also where the user that the database runs under can't get into it
 * - `cacheMegabytes`: what the database may keep in its own memory; its own default unless told
 * - `environment`: where `SONM_GND` and `SONM_POSTGRES_BIN` are read; the process's own unless told
 * - `onLine`: gets each line that one of the programs prints
 */
export interface GraphNodeOptions {
  readonly rpcUrl: string;
  readonly network: Network;
  readonly httpPort: number;
  readonly postgresPort: number;
  readonly adminPort: number;
  readonly indexPort: number;
  readonly metricsPort: number;
  readonly ipfsPort: number;
  readonly dataDir?: string;
  readonly cacheMegabytes?: number;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly onLine?: (line: string) => void;
}
