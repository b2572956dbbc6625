import { Interface } from "ethers";

import { hardwareAbi } from "@sonm/protocol/generated/Hardware.abi.ts";
import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { unpackOrder, type PackedOrder } from "@sonm/protocol/order.ts";
import type { SignedOrder } from "@sonm/protocol/relay.ts";

import { attestationOfEvent } from "../chain/attestationOfEvent.ts";
import type { Connection } from "../chain/Connection.ts";
import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { RelayClient } from "../orders/RelayClient.ts";
import { RelayReader } from "../orders/RelayReader.ts";
import type { Attestation } from "../store/AttestationStore.ts";

/** Blocks asked for logs in one request. */
const RANGE = 2_000;

/** Pages of 100 orders read of one relay: it can answer without end. */
const MOST_PAGES = 100;

const market = new Interface(marketAbi);
const hardware = new Interface(hardwareAbi);

/** What is made known of asks. `silent`: relays that did not answer, with the reason. */
export interface ReadAsks {
  readonly asks: readonly SignedOrder[];
  readonly attestations: ReadonlyMap<Hex, Attestation>;
  readonly silent: readonly string[];
}

/**
 * Every ask that was announced on the chain or that a relay has, and what the chain's events attest of machines. Whether an
 * ask can still be taken is not looked at.
 *
 * @param urls of nodes whose relays are read
 */
export async function readAsks(
  { provider, deployment: { contracts, startBlock } }: Connection,
  urls: readonly string[],
  timeoutMs: number,
): Promise<ReadAsks> {
  const asks: SignedOrder[] = [];
  const attestations = new Map<Hex, Attestation>();
  const topics = [[topicOf(market, "OrderAnnounced"), topicOf(hardware, "HardwareAttested")]];
  const address = [contracts.Market, contracts.Hardware];
  const newest = await provider.getBlockNumber();
  for (let fromBlock = startBlock; fromBlock <= newest; fromBlock += RANGE) {
    const toBlock = Math.min(fromBlock + RANGE - 1, newest);
    for (const log of await provider.getLogs({ address, topics, fromBlock, toBlock })) {
      const announced = market.parseLog(log);
      if (announced?.name === "OrderAnnounced") {
        const { order, signature } = announced.args as unknown as { order: PackedOrder; signature: Hex };
        asks.push({ fields: unpackOrder(order), signature });
        continue;
      }
      const attested = hardware.parseLog(log);
      if (attested === null) continue;
      const worker = lowerHex(attested.args["worker"] as string);
      attestations.set(worker, attestationOfEvent(worker, attested.args.toObject()));
    }
  }
  const silent: string[] = [];
  await Promise.all(
    urls.map(async (url) => {
      const reader = new RelayReader(new RelayClient(url, timeoutMs, new AbortController().signal), "ASK");
      const take = ({ orders }: { readonly orders: readonly SignedOrder[] }): Promise<boolean> => {
        asks.push(...orders);
        return Promise.resolve(true);
      };
      await reader.read(take, MOST_PAGES).catch((error: unknown) => silent.push(`${url}: ${(error as Error).message}`));
    }),
  );
  return { asks: asks.filter(({ fields }) => fields.side === Side.Ask), attestations, silent };
}

const topicOf = (abi: Interface, event: string): string => abi.getEvent(event)?.topicHash ?? "";
