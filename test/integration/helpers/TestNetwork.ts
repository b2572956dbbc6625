import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { JsonRpcProvider, Wallet } from "ethers";

import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { connectContracts, type SonmContracts } from "../../../scripts/lib/deploy/connectContracts.ts";
import { queryGraph } from "../../../scripts/lib/graph/queryGraph.ts";
import { freePorts } from "../../../scripts/lib/local/freePorts.ts";
import type { Components, LocalNetwork } from "../../../scripts/lib/local/LocalNetwork.ts";
import { startLocalNetwork } from "../../../scripts/lib/local/startLocalNetwork.ts";

/** Seconds: nodes collect rewards when they start, and then no more. What a story pays stays where the story looks for it. */
const DUTY_SECONDS = "1e9";

/** A local network of a test's own, on free ports and in a folder of its own. */
export class TestNetwork {
  readonly network: LocalNetwork;
  readonly provider: JsonRpcProvider;
  /** What the programs warned of, with their names. */
  readonly warnings: readonly string[];
  readonly #folder: string;

  private constructor(network: LocalNetwork, provider: JsonRpcProvider, warnings: readonly string[], folder: string) {
    this.network = network;
    this.provider = provider;
    this.warnings = warnings;
    this.#folder = folder;
  }

  static async start(components: Partial<Components>): Promise<TestNetwork> {
    const folder = await mkdtemp(join(tmpdir(), "sonm-test-"));
    const warnings: string[] = [];
    const network = await startLocalNetwork({
      ports: await freePorts(),
      stateDir: folder,
      components: { rewards: false, ...components },
      oracleSettings: { SONM_NODE_DUTY_SECONDS: DUTY_SECONDS },
      listener: { warned: (program, text) => warnings.push(`${program}: ${text}`) },
    });
    const settings = { staticNetwork: true, pollingInterval: 50, cacheTimeout: -1 };
    const provider = new JsonRpcProvider(network.rpcUrl, LOCAL_CHAIN_ID, settings);
    return new TestNetwork(network, provider, warnings, folder);
  }

  /** The contracts, as a role uses them; its key signs here, as in a wallet. */
  as(role: LocalRole): SonmContracts & { wallet: Wallet } {
    const wallet = new Wallet(localAccounts[role].privateKey, this.provider);
    return { ...connectContracts(this.network.contracts, wallet), wallet };
  }

  query<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    return queryGraph<Data>(this.network.graphqlUrl, query, variables);
  }

  /** Ends every program and removes what they left. */
  async stop(): Promise<void> {
    this.provider.destroy();
    await this.network.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
