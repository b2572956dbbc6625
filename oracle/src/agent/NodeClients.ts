import type { Wallet } from "ethers";

import type { NodeAddress } from "../chain/NodeDirectory.ts";
import type { Hex } from "../lib/Hex.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import { NodeClient } from "./NodeClient.ts";

/** One client for each node that can be reached, the same as long as the node's address is. */
export class NodeClients {
  readonly #nodes: () => readonly NodeAddress[];
  readonly #worker: Wallet;
  readonly #domain: ReportDomain;
  readonly #timeoutMs: number;
  readonly #clients = new Map<Hex, NodeClient>();

  constructor(nodes: () => readonly NodeAddress[], worker: Wallet, domain: ReportDomain, timeoutMs: number) {
    this.#nodes = nodes;
    this.#worker = worker;
    this.#domain = domain;
    this.#timeoutMs = timeoutMs;
  }

  current(): NodeClient[] {
    return this.#nodes().map((node) => {
      const known = this.#clients.get(node.signer);
      if (known?.url === node.url) return known;
      const client = new NodeClient(node, this.#worker, this.#domain, this.#timeoutMs);
      this.#clients.set(node.signer, client);
      return client;
    });
  }
}
