import { type WorkOfferFields, workOfferDomain, workOfferTypes } from "@sonm/protocol/workOffer.ts";
import { type Address, type Hex, hashTypedData, isAddress, isHash, isHex } from "viem";

/** An offer with the developer's signature. `uri`: where its text is. */
export interface SignedOffer {
  readonly offer: WorkOfferFields;
  readonly signature: Hex;
  readonly uri: string;
}

/** Characters of a pasted text that is looked at. */
const LONGEST = 40_000;

const LARGEST_TIME = 2 ** 40;

/** The typed data that the developer's wallet shows and signs. */
export const offerMessage = (offer: WorkOfferFields, chainId: number, workOrders: Address) => ({
  domain: workOfferDomain(chainId, workOrders),
  types: workOfferTypes,
  primaryType: "WorkOffer" as const,
  message: { ...offer },
});

/** The hash of an offer, under which the chain knows it. */
export const offerHash = (offer: WorkOfferFields, chainId: number, workOrders: Address): Hex =>
  hashTypedData(offerMessage(offer, chainId, workOrders));

/** A signed offer as text that can be handed over. Amounts: SNM wei. */
export function writeSignedOffer({ offer, signature, uri }: SignedOffer): string {
  const fields = {
    ...offer,
    orderId: String(offer.orderId),
    amounts: offer.amounts.map(String),
    stream: String(offer.stream),
  };
  return JSON.stringify({ offer: fields, signature, uri }, undefined, 2);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readWhole(value: unknown): bigint | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^\d{1,39}$/.test(text) ? BigInt(text) : undefined;
}

function readOffer(source: unknown): WorkOfferFields | undefined {
  if (!isRecord(source) || !Array.isArray(source["amounts"])) return undefined;
  const { developer, contentHash } = source;
  const [orderId, stream, validUntil] = ["orderId", "stream", "validUntil"].map((key) => readWhole(source[key]));
  const amounts = (source["amounts"] as readonly unknown[]).map(readWhole);
  if (typeof developer !== "string" || !isAddress(developer, { strict: false })) return undefined;
  if (typeof contentHash !== "string" || !isHash(contentHash)) return undefined;
  if (orderId === undefined || stream === undefined || validUntil === undefined || validUntil >= LARGEST_TIME)
    return undefined;
  if (!amounts.every((amount) => amount !== undefined)) return undefined;
  return { orderId, developer, amounts, stream, contentHash, validUntil: Number(validUntil) };
}

/** The signed offer that a text holds; undefined where it holds none. Whether it is genuine is told elsewhere. */
export function readSignedOffer(text: string): SignedOffer | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    const source: unknown = JSON.parse(text);
    if (!isRecord(source)) return undefined;
    const { signature, uri = "" } = source;
    const offer = readOffer(source["offer"]);
    return offer === undefined || !isHex(signature) || typeof uri !== "string" ? undefined : { offer, signature, uri };
  } catch {
    return undefined;
  }
}
