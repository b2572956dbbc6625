import { FetchRequest, JsonRpcProvider, Network } from "ethers";

import { sleep } from "../lib/sleep.ts";
import type { BlockHeader } from "./findBlockBefore.ts";

/** Milliseconds that the endpoint has for one request. */
const TIMEOUT_MS = 10_000;

/** Waits before each new try, in milliseconds. */
const WAITS_MS = [100, 300, 1_000, 2_000];

/** Failures of the connection or the server, not answers. */
const TRANSIENT = new Set([
  "NETWORK_ERROR",
  "SERVER_ERROR",
  "TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
]);

/**
 * A JSON-RPC connection that tries again when the endpoint does not answer. Trying again is harmless for every method:
 * a signed transaction that is sent twice is still one transaction.
 */
export class RpcProvider extends JsonRpcProvider {
  constructor(url: string, chainId: number) {
    const request = new FetchRequest(url);
    request.timeout = TIMEOUT_MS;
    const network = Network.from(chainId);
    super(request, network, { staticNetwork: network, cacheTimeout: -1, batchMaxCount: 20 });
  }

  /** The header of a block. @throws RangeError if there is none with this number */
  async header(block: number | "latest"): Promise<BlockHeader> {
    const found = await this.getBlock(block);
    if (found?.hash === null || found === null) throw new RangeError(`The chain has no block ${block}.`);
    return { number: found.number, timestamp: found.timestamp, hash: found.hash };
  }

  override async send(method: string, params: unknown[] | Record<string, unknown>): Promise<unknown> {
    for (const wait of WAITS_MS) {
      try {
        return await super.send(method, params as unknown[]);
      } catch (error) {
        if (this.destroyed || !isTransient(error)) throw error;
        await sleep(wait);
      }
    }
    return super.send(method, params as unknown[]);
  }
}

function isTransient(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" && TRANSIENT.has(code);
}
