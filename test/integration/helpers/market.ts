import { MaxUint256, Signature, type TransactionReceipt } from "ethers";

import { unpackBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { localAccounts, type LocalRole } from "@sonm/protocol/localAccounts.ts";
import { packOrder, type OrderFields } from "@sonm/protocol/order.ts";

import type { DealOpenedEvent } from "../../../types/market/Market.ts";
import type { TestNetwork } from "./TestNetwork.ts";

/** An ask as the index has it, with what a buyer brings to prove its hardware. */
export interface IndexedAsk {
  readonly id: string;
  readonly fields: OrderFields;
  readonly signature: string;
  readonly factsHash: string;
  /** Packed words of what was attested. */
  readonly attested: bigint[];
  readonly logicalCores: number;
  readonly memoryBytes: bigint;
  readonly cpuModel: string;
  readonly architecture: string;
}

interface AskAnswer {
  orders: {
    id: string;
    author: { id: string };
    counterparty: `0x${string}`;
    price: string;
    duration: string;
    networkFlags: string;
    identityLevel: number;
    blacklist: `0x${string}`;
    tag: `0x${string}`;
    maxAttestationAge: string;
    bond: string;
    validUntil: string;
    epoch: string;
    nonce: string;
    benchmarks: string[];
    signature: string;
    worker: {
      attestation: {
        factsHash: string;
        benchmarks: string[];
        logicalCores: number;
        memoryBytes: string;
        cpuModel: string;
        architecture: string;
      } | null;
    } | null;
  }[];
}

const ASKS = `{
  orders(where: { side: ASK, status: ACTIVE }, orderBy: createdAt, orderDirection: desc) {
    id author { id } counterparty price duration networkFlags identityLevel blacklist tag maxAttestationAge bond
    validUntil epoch nonce benchmarks signature
    worker { attestation { factsHash benchmarks logicalCores memoryBytes cpuModel architecture } }
  }
}`;

/** The newest ask with attested hardware that is on offer, everything in it from the index. */
export async function newestAsk(network: TestNetwork): Promise<IndexedAsk | undefined> {
  const { orders } = await network.query<AskAnswer>(ASKS);
  const order = orders.find(({ worker }) => worker?.attestation !== null && worker?.attestation !== undefined);
  const attestation = order?.worker?.attestation;
  if (order === undefined || attestation === null || attestation === undefined) return undefined;
  return {
    id: order.id,
    fields: {
      side: 0,
      author: order.author.id as `0x${string}`,
      counterparty: order.counterparty,
      price: BigInt(order.price),
      duration: Number(order.duration),
      networkFlags: BigInt(order.networkFlags),
      identityLevel: order.identityLevel,
      blacklist: order.blacklist,
      tag: order.tag,
      maxAttestationAge: Number(order.maxAttestationAge),
      bond: BigInt(order.bond),
      validUntil: Number(order.validUntil),
      epoch: Number(order.epoch),
      nonce: BigInt(order.nonce),
      benchmarks: order.benchmarks.map(BigInt),
    },
    signature: order.signature,
    factsHash: attestation.factsHash,
    attested: packWords(attestation.benchmarks.map(BigInt)),
    logicalCores: attestation.logicalCores,
    memoryBytes: BigInt(attestation.memoryBytes),
    cpuModel: attestation.cpuModel,
    architecture: attestation.architecture,
  };
}

/** Packs values exactly as they were attested: four to a word, zero words kept. */
function packWords(values: readonly bigint[]): bigint[] {
  const words = Array.from({ length: values.length / 4 }, (_, word) =>
    values.slice(word * 4, word * 4 + 4).reduceRight((packed, value) => (packed << 64n) | value, 0n),
  );
  if (unpackBenchmarks(words).join() !== values.join()) throw new Error("The index has benchmarks that fill no words.");
  return words;
}

/** Terms of a deal, as they come back as calldata. */
export type Terms = DealOpenedEvent.OutputObject["terms"];

/** The deal that a transaction opened. */
export interface Purchase {
  readonly id: string;
  readonly terms: Terms;
  readonly receipt: TransactionReceipt;
}

/**
 * Permit, deposit and purchase in one transaction.
 *
 * @param amount SNM wei to deposit
 * @param duration seconds, 0 for spot
 */
export async function buy(
  network: TestNetwork,
  role: LocalRole,
  ask: IndexedAsk,
  amount: bigint,
  duration: number,
): Promise<Purchase> {
  const { market, snm, wallet } = network.as(role);
  const [spender, token, nonce] = await Promise.all([
    market.getAddress(),
    snm.eip712Domain(),
    snm.nonces(wallet.address),
  ]);
  const permit = await wallet.signTypedData(
    { name: token.name, version: token.version, chainId: token.chainId, verifyingContract: token.verifyingContract },
    {
      Permit: [
        { name: "owner", type: "address" },
        { name: "spender", type: "address" },
        { name: "value", type: "uint256" },
        { name: "nonce", type: "uint256" },
        { name: "deadline", type: "uint256" },
      ],
    },
    { owner: wallet.address, spender, value: amount, nonce, deadline: MaxUint256 },
  );
  const { v, r, s } = Signature.from(permit);
  const order = packOrder(ask.fields);
  const transaction = await market.multicall([
    market.interface.encodeFunctionData("depositWithPermit", [amount, MaxUint256, v, r, s]),
    market.interface.encodeFunctionData("buy", [
      { ...order, benchmarks: [...order.benchmarks] },
      ask.signature,
      duration,
      86_400,
      { factsHash: ask.factsHash, benchmarks: ask.attested },
    ]),
  ]);
  const receipt = await transaction.wait();
  if (receipt === null) throw new Error("The purchase was not mined.");
  const opened = receipt.logs
    .map((log) => market.interface.parseLog(log))
    .find((event) => event?.name === "DealOpened");
  if (opened === null || opened === undefined) throw new Error("The purchase opened no deal.");
  return { id: opened.args["id"] as string, terms: plainTerms(opened.args["terms"] as Terms), receipt };
}

/** Decoded event arguments can't be written to; calls want plain objects. */
const plainTerms = ({ buyer, supplier, master, price, start, duration, bond, origin }: Terms): Terms =>
  ({ buyer, supplier, master, price, start, duration, bond, origin }) as Terms;

/** Address of a role in lower case, as the index has it. */
export const idOf = (role: LocalRole): string => localAccounts[role].address.toLowerCase();

/** Name of the market's custom error with which a call was refused. */
export function refusal(network: TestNetwork, error: unknown): string {
  const data = (error as { data?: unknown } | undefined)?.data;
  if (typeof data !== "string") throw new Error(`The call was not refused: ${String(error)}`);
  return network.as("buyer").market.interface.parseError(data)?.name ?? data;
}
