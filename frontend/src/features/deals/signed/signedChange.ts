import { type AmendmentFields, amendmentDomain, amendmentTypes } from "@sonm/protocol/amendment.ts";
import { type Address, type Hex, hashTypedData, isAddress, isHash, isHex } from "viem";

import type { DealSide } from "../changes/changes.ts";

/**
 * A change of a deal that one side signed, as it is handed to the other.
 *
 * - `chainId`, `amendments`: the network and its contract, for which alone it is good
 * - `side`: who signed: `bid` the buyer, `ask` the master
 */
export interface SignedChange extends AmendmentFields {
  readonly chainId: number;
  readonly amendments: Address;
  readonly side: DealSide;
  readonly signature: Hex;
}

/** Characters of a text that is looked at: a contract wallet's signature may be long, but not endless. */
const LONGEST = 20_000;

const UINT40 = 2 ** 40;
const UINT32 = 2 ** 32;

/** The typed data that the wallet shows and signs. */
export const amendmentMessage = (fields: AmendmentFields, chainId: number, amendments: Address) => ({
  domain: amendmentDomain(chainId, amendments),
  types: amendmentTypes,
  primaryType: "Amendment" as const,
  message: { deal: fields.deal, price: fields.price, duration: fields.duration, validUntil: fields.validUntil },
});

/** What a party's signature of a change is over. */
export const amendmentDigest = (fields: AmendmentFields, chainId: number, amendments: Address): Hex =>
  hashTypedData(amendmentMessage(fields, chainId, amendments));

/** A signed change as one word that survives chats and mails. */
export function writeSignedChange(change: SignedChange): string {
  const json = JSON.stringify({ ...change, price: change.price.toString() });
  return btoa(json).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function wholeBelow(value: unknown, limit: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < limit;
}

function readFields(json: unknown): SignedChange | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { chainId, amendments, deal, price, duration, validUntil, side, signature } = json as Record<string, unknown>;
  if (!wholeBelow(chainId, Number.MAX_SAFE_INTEGER) || !wholeBelow(duration, UINT32) || !wholeBelow(validUntil, UINT40))
    return undefined;
  if (typeof amendments !== "string" || !isAddress(amendments, { strict: false })) return undefined;
  if (typeof deal !== "string" || !isHash(deal) || !isHex(signature)) return undefined;
  if (typeof price !== "string" || !/^\d{1,29}$/.test(price) || (side !== "bid" && side !== "ask")) return undefined;
  return { chainId, amendments, deal, price: BigInt(price), duration, validUntil, side, signature };
}

/** The word in what somebody pasted: the word itself, or a link that ends in it, with whatever breaks a mail put in. */
export function wordIn(text: string): string {
  const whole = text.replaceAll(/\s/g, "");
  return /[?&]change=([^&]*)/.exec(whole)?.[1] ?? whole;
}

/** The signed change that a word stands for; undefined where it is none. Whether it is genuine and good is told elsewhere. */
export function readSignedChange(word: string): SignedChange | undefined {
  if (word.length > LONGEST) return undefined;
  try {
    return readFields(JSON.parse(atob(word.replaceAll("-", "+").replaceAll("_", "/"))));
  } catch {
    return undefined;
  }
}
