/** The ports that the local network listens on, all on 127.0.0.1. */
export interface LocalPorts {
  /** JSON-RPC of the chain. */
  readonly rpc: number;
  /** The page. */
  readonly page: number;
  /** GraphQL queries. */
  readonly graphql: number;
  readonly oracle1: number;
  readonly oracle2: number;
  readonly oracle3: number;
  readonly agent: number;
  /** The source that the oracle nodes read the SNM/USD price from. */
  readonly price: number;
  readonly postgres: number;
  readonly graphAdmin: number;
  readonly graphIndexNode: number;
  readonly graphMetrics: number;
  /** What graph-node asks for its IPFS version. */
  readonly ipfs: number;
}

/** The name of one port. */
export type PortName = keyof LocalPorts;

/** For each port: its default, the variable that overrides it, and what it is called in messages. */
export const PORT_SETTINGS: Readonly<
  Record<PortName, { readonly port: number; readonly variable: string; readonly title: string }>
> = {
  rpc: { port: 8545, variable: "SONM_RPC_PORT", title: "JSON-RPC" },
  page: { port: 4173, variable: "SONM_PAGE_PORT", title: "page" },
  graphql: { port: 8000, variable: "SONM_GRAPHQL_PORT", title: "GraphQL" },
  oracle1: { port: 7101, variable: "SONM_ORACLE_1_PORT", title: "oracle node 1" },
  oracle2: { port: 7102, variable: "SONM_ORACLE_2_PORT", title: "oracle node 2" },
  oracle3: { port: 7103, variable: "SONM_ORACLE_3_PORT", title: "oracle node 3" },
  agent: { port: 7201, variable: "SONM_AGENT_PORT", title: "agent" },
  price: { port: 7301, variable: "SONM_PRICE_PORT", title: "price source" },
  postgres: { port: 15432, variable: "SONM_POSTGRES_PORT", title: "Postgres" },
  graphAdmin: { port: 8020, variable: "SONM_GRAPH_ADMIN_PORT", title: "graph-node administration" },
  graphIndexNode: { port: 8030, variable: "SONM_GRAPH_INDEX_PORT", title: "graph-node status" },
  graphMetrics: { port: 8040, variable: "SONM_GRAPH_METRICS_PORT", title: "graph-node metrics" },
  ipfs: { port: 15001, variable: "SONM_IPFS_PORT", title: "graph-node's IPFS check" },
};

/** All port names, in the order in which they are checked and shown. */
export const PORT_NAMES = Object.keys(PORT_SETTINGS) as readonly PortName[];
