import { Interface } from "ethers";

import { hardwareAbi } from "@sonm/protocol/generated/Hardware.abi.ts";
import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { unpackOrder, type PackedOrder } from "@sonm/protocol/order.ts";
import type { SignedOrder } from "@sonm/protocol/relay.ts";

import { attestationOfEvent } from "../chain/attestationOfEvent.ts";
import type { Connection } from "../chain/Connection.ts";
import { logsOf } from "../chain/logsOf.ts";
import { readAttestation } from "../chain/readAttestation.ts";
import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { OfferIndex } from "../market/OfferIndex.ts";
import { RelayClient } from "../orders/RelayClient.ts";
import { RelayReader } from "../orders/RelayReader.ts";
import type { Attestation } from "../store/AttestationStore.ts";

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

/** Where asks are read, and who is told how far it is. */
export interface AskSources {
  /** Nodes whose relays are read. */
  readonly urls: readonly string[];
  readonly timeoutMs: number;
  /** Asked for what was announced, where there is one. */
  readonly index?: OfferIndex | undefined;
  /** Told which part of the chain's events was read, from 0 to 1. */
  readonly tell?: ((part: number) => void) | undefined;
}

/**
 * Every ask that was announced on the chain or that a relay has, and what the chain's events attest of machines. Whether an
 * ask can still be taken is not looked at. What was announced, and in which transaction a machine was attested, the index
 * knows; without one, and of what it does not know yet, the chain's events are read.
 */
export async function readAsks(connection: Connection, sources: AskSources): Promise<ReadAsks> {
  const { index } = sources;
  const now = (await connection.provider.header("latest")).timestamp;
  const [announced, told, relayed] = await Promise.all([
    index?.asks({ validUntil_gte: String(now) }) ?? [],
    toldBy(connection, index === undefined ? connection.deployment.startBlock : index.block + 1, sources.tell),
    relayedBy(sources),
  ]);
  const asks = [...announced, ...told.asks, ...relayed.asks].filter(({ fields }) => fields.side === Side.Ask);
  const attestations = new Map(told.attestations);
  if (index !== undefined) {
    const workers = [...new Set(asks.map(({ fields }) => lowerHex(fields.author)))];
    const attestedIn = await index.attestedIn(workers);
    await Promise.all(
      workers.map(async (worker) => {
        const found = attestations.has(worker)
          ? undefined
          : await readAttestation(connection, worker, attestedIn.get(worker));
        if (found !== undefined) attestations.set(worker, found);
      }),
    );
  }
  return { asks, attestations, silent: relayed.silent };
}

/** What the chain's events tell, from a block on. */
async function toldBy(
  { provider, deployment: { contracts } }: Connection,
  startBlock: number,
  tell: AskSources["tell"],
): Promise<Pick<ReadAsks, "asks" | "attestations">> {
  const asks: SignedOrder[] = [];
  const attestations = new Map<Hex, Attestation>();
  const topics = [[topicOf(market, "OrderAnnounced"), topicOf(hardware, "HardwareAttested")]];
  const address = [contracts.Market, contracts.Hardware];
  for (const log of await logsOf(provider, { startBlock }, { address, topics }, tell)) {
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
  return { asks, attestations };
}

async function relayedBy({ urls, timeoutMs }: AskSources): Promise<Pick<ReadAsks, "asks" | "silent">> {
  const asks: SignedOrder[] = [];
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
  return { asks, silent };
}

const topicOf = (abi: Interface, event: string): string => abi.getEvent(event)?.topicHash ?? "";
