import { join } from "node:path";

import { parseEther, Wallet } from "ethers";

import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";
import type { OrderFields } from "@sonm/protocol/order.ts";
import { toRelayPost, type RelayPage, type SignedOrder } from "@sonm/protocol/relay.ts";

import { connectContracts, type SonmContracts } from "../../../scripts/lib/deploy/connectContracts.ts";
import { loadNodeConfig } from "../../src/config/nodeConfig.ts";
import { startPriceSource, type PriceSource } from "../../src/devtools/priceSource.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import type { Running } from "../../src/lib/Running.ts";
import { createNode } from "../../src/node/createNode.ts";
import { orderOf, signOrder } from "./orders.ts";
import { silentLog } from "./silentLog.ts";
import { TestChain } from "./TestChain.ts";
import { waitFor } from "../network/waitFor.ts";

/** What a relay answered. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/**
 * A chain where the buyer has a balance in the market, and as many real nodes as a test starts. What a test does to the
 * chain is undone after it. Make it inside `describe`.
 */
export class RelayStage {
  chain!: TestChain;
  #prices: PriceSource | undefined;
  readonly #nodes = new Set<Running>();
  #snapshot: unknown;

  constructor() {
    before(async () => {
      this.chain = await TestChain.start();
      await this.chain.deploy();
      this.#prices = await startPriceSource(0, "0.16");
      await this.deposit("buyer", "100");
    });
    after(async () => {
      await this.#prices?.stop();
      await this.chain?.stop();
    });
    beforeEach(async () => {
      this.#snapshot = await this.chain.rpc("evm_snapshot");
    });
    afterEach(async () => {
      for (const node of this.#nodes) await this.stopNode(node);
      await this.chain.rpc("evm_revert", this.#snapshot);
    });
  }

  wallet(role: LocalRole): Wallet {
    return new Wallet(localAccounts[role].privateKey, this.chain.provider);
  }

  as(role: LocalRole): SonmContracts {
    return connectContracts(networkOf(LOCAL_CHAIN_ID).contracts, this.wallet(role));
  }

  /** Puts SNM of a role's into the market, for itself or another account. */
  async deposit(role: LocalRole, amount: string, account = localAccounts[role].address as string): Promise<void> {
    const { snm, market } = this.as(role);
    await (await snm.approve(await market.getAddress(), parseEther(amount))).wait();
    await (await market.depositFor(account, parseEther(amount))).wait();
  }

  /** Unix seconds on the chain. */
  async now(): Promise<number> {
    return (await this.chain.provider.getBlock("latest"))?.timestamp ?? 0;
  }

  async pass(seconds: number): Promise<void> {
    await this.chain.rpc("evm_increaseTime", seconds);
    await this.chain.rpc("evm_mine");
  }

  /** An order of a role, good for an hour, signed by it. */
  async order(role: LocalRole, changes: Partial<OrderFields> = {}): Promise<SignedOrder & { readonly id: Hex }> {
    const validUntil = (await this.now()) + 3_600;
    return signOrder(this.wallet(role), orderOf(localAccounts[role].address, { validUntil, ...changes }));
  }

  /** Starts a node that has read the chain. Without a key it is a dry run. */
  async node(
    folder: string,
    environment: Readonly<Record<string, string>> = {},
    signer?: LocalRole,
    name = "node",
  ): Promise<Running> {
    const settings = {
      SONM_NODE_PROFILE: "local",
      SONM_NODE_RPC_URL: this.chain.url,
      SONM_NODE_PORT: "0",
      SONM_NODE_DATA_DIR: join(folder, name),
      SONM_NODE_RATE_SOURCES: JSON.stringify([{ url: this.#prices?.url, path: "usdPerSnm", kind: "usdPerSnm" }]),
      SONM_NODE_CHAIN_POLL_MS: "100",
      SONM_NODE_RELAY_RECHECK_SECONDS: "1",
    };
    const config = loadNodeConfig({ argv: [], environment: { ...settings, ...environment } });
    const secrets = signer === undefined ? {} : { signer: localAccounts[signer].privateKey };
    const node = await createNode(config, secrets, silentLog);
    this.#nodes.add(node);
    await waitFor(
      "the node's first block",
      async () => (await get(`${node.url}/orders`)).status === 200 || undefined,
      20,
    );
    return node;
  }

  async stopNode(node: Running): Promise<void> {
    this.#nodes.delete(node);
    await node.stop();
  }
}

export async function get(url: string): Promise<Answer> {
  const response = await fetch(url);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export async function postText(url: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${url}/orders`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export const post = (url: string, order: SignedOrder): Promise<Answer> =>
  postText(url, JSON.stringify(toRelayPost(order)));

/** Ids of the orders that a node shows, oldest first. */
export async function shownBy(url: string, query = ""): Promise<Hex[]> {
  const { body } = await get(`${url}/orders?limit=500${query}`);
  return (body as unknown as RelayPage).orders.map(({ id }) => id);
}
