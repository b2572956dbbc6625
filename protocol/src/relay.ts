import { BenchmarksInvalidError, normalizeBenchmarks } from "./benchmarks.ts";
import { Side } from "./generated/enums.ts";
import { packOrder, OrderInvalidError, type OrderFields } from "./order.ts";
import type { RelayRefusal } from "./relayAnswers.ts";

/**
 * An order as relays carry it: JSON with amounts as decimal strings, so that no reader rounds them.
 * `benchmarks` are the values that were signed, by id, four for each word.
 */
export interface RelayOrder {
  readonly side: RelaySide;
  readonly author: `0x${string}`;
  readonly counterparty: `0x${string}`;
  readonly price: string;
  readonly duration: number;
  readonly networkFlags: string;
  readonly identityLevel: number;
  readonly blacklist: `0x${string}`;
  readonly tag: `0x${string}`;
  readonly maxAttestationAge: number;
  readonly bond: string;
  readonly validUntil: number;
  readonly epoch: number;
  readonly nonce: string;
  readonly benchmarks: readonly string[];
}

export type RelaySide = "ASK" | "BID";

/** What `POST /orders` takes. `signature`: 64 or 65 bytes, what a contract wallet understands, or `0x` for presigned. */
export interface RelayPost {
  readonly order: RelayOrder;
  readonly signature: `0x${string}`;
}

/** An order that a relay has. `receivedAt`: unix seconds. */
export interface RelayedOrder extends RelayPost {
  readonly id: `0x${string}`;
  readonly receivedAt: number;
}

/** What `GET /orders` answers. `next`: what to pass as `after` for the rest, null where this is all. */
export interface RelayPage {
  readonly orders: readonly RelayedOrder[];
  readonly next: string | null;
}

/** An order with its signature, in the types that contracts take. */
export interface SignedOrder {
  readonly fields: OrderFields;
  readonly signature: `0x${string}`;
}

/** Most bytes of a signature; a contract wallet's can be long. */
export const RELAY_SIGNATURE_BYTES = 4_096;

/** What came is no order that can be signed. The message names the field. */
export class RelayOrderInvalidError extends Error {
  override readonly name = "RelayOrderInvalidError";
  readonly code: Extract<RelayRefusal, "malformed" | "benchmarks">;

  constructor(code: RelayOrderInvalidError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

const SIDES = { ASK: Side.Ask, BID: Side.Bid } as const satisfies Record<RelaySide, Side>;

const FIELDS = [
  "side",
  "author",
  "counterparty",
  "price",
  "duration",
  "networkFlags",
  "identityLevel",
  "blacklist",
  "tag",
  "maxAttestationAge",
  "bond",
  "validUntil",
  "epoch",
  "nonce",
  "benchmarks",
] as const satisfies readonly (keyof OrderFields)[];

/**
 * The order as relays carry it.
 *
 * @throws OrderInvalidError if a field does not fit its type
 * @throws BenchmarksInvalidError
 */
export function toRelayOrder(fields: OrderFields): RelayOrder {
  packOrder(fields);
  if (!isSide(fields.side)) throw new OrderInvalidError(`The order's side is ${fields.side}. Give 0 (ask) or 1 (bid).`);
  return {
    ...fields,
    side: fields.side === Side.Ask ? "ASK" : "BID",
    price: String(fields.price),
    networkFlags: String(fields.networkFlags),
    bond: String(fields.bond),
    nonce: String(fields.nonce),
    benchmarks: normalizeBenchmarks(fields.benchmarks).map(String),
  };
}

/** The order with its signature, as `POST /orders` takes it. See `toRelayOrder`. */
export function toRelayPost({ fields, signature }: SignedOrder): RelayPost {
  return { order: toRelayOrder(fields), signature };
}

/**
 * Reads an order from what came as JSON. Addresses and bytes come out in lower case.
 *
 * @throws RelayOrderInvalidError
 */
export function fromRelayOrder(value: unknown): OrderFields {
  const order = readObject("order", value, FIELDS);
  const fields: OrderFields = {
    side: readSide(order["side"]),
    author: readHex("author", order["author"], 20),
    counterparty: readHex("counterparty", order["counterparty"], 20),
    price: readAmount("price", order["price"]),
    duration: readNumber("duration", order["duration"]),
    networkFlags: readAmount("networkFlags", order["networkFlags"]),
    identityLevel: readNumber("identityLevel", order["identityLevel"]),
    blacklist: readHex("blacklist", order["blacklist"], 20),
    tag: readHex("tag", order["tag"], 32),
    maxAttestationAge: readNumber("maxAttestationAge", order["maxAttestationAge"]),
    bond: readAmount("bond", order["bond"]),
    validUntil: readNumber("validUntil", order["validUntil"]),
    epoch: readNumber("epoch", order["epoch"]),
    nonce: readAmount("nonce", order["nonce"]),
    benchmarks: readBenchmarks(order["benchmarks"]),
  };
  try {
    packOrder(fields);
  } catch (error) {
    if (error instanceof OrderInvalidError) throw malformed(error.message);
    throw error;
  }
  return fields;
}

/**
 * Reads what `POST /orders` takes.
 *
 * @throws RelayOrderInvalidError
 */
export function fromRelayPost(value: unknown): SignedOrder {
  const { order, signature } = readObject("request", value, ["order", "signature"]);
  return { fields: fromRelayOrder(order), signature: readSignature(signature) };
}

/**
 * Reads one order of a relay's answer. The id is what the relay says: whoever relies on it hashes the order.
 *
 * @throws RelayOrderInvalidError
 */
export function fromRelayedOrder(
  value: unknown,
): SignedOrder & { readonly id: `0x${string}`; readonly receivedAt: number } {
  const { id, order, signature, receivedAt } = readObject("order", value, ["id", "order", "signature", "receivedAt"]);
  return {
    id: readHex("id", id, 32),
    fields: fromRelayOrder(order),
    signature: readSignature(signature),
    receivedAt: readNumber("receivedAt", receivedAt),
  };
}

const isSide = (side: number): side is Side => side === Side.Ask || side === Side.Bid;

const malformed = (message: string): RelayOrderInvalidError => new RelayOrderInvalidError("malformed", message);

/** Shows what came in a message, never at length. */
const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "missing";
  return text.length > 80 ? `${text.slice(0, 80)}...` : text;
};

function readObject<Name extends string>(
  what: string,
  value: unknown,
  names: readonly Name[],
): Partial<Record<Name, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw malformed(`The ${what} is ${shown(value)}. Give an object with ${names.join(", ")}.`);
  }
  const unknown = Object.keys(value).find((name) => !(names as readonly string[]).includes(name));
  if (unknown !== undefined) throw malformed(`The ${what} has the field ${shown(unknown)}, which is none of its own.`);
  return value;
}

function readSide(value: unknown): Side {
  if (value === "ASK" || value === "BID") return SIDES[value];
  throw malformed(`The order's side is ${shown(value)}. Give "ASK" or "BID".`);
}

function readHex(name: string, value: unknown, bytes: number): `0x${string}` {
  if (typeof value === "string" && value.length === 2 + bytes * 2 && /^0x[0-9a-fA-F]*$/.test(value)) {
    return value.toLowerCase() as `0x${string}`;
  }
  throw malformed(`The order's ${name} is ${shown(value)}. Give 0x and ${bytes * 2} hexadecimal digits.`);
}

function readSignature(value: unknown): `0x${string}` {
  const isBytes = typeof value === "string" && value.length % 2 === 0 && /^0x[0-9a-fA-F]*$/.test(value);
  if (isBytes && value.length <= 2 + RELAY_SIGNATURE_BYTES * 2) return value.toLowerCase() as `0x${string}`;
  throw malformed(
    `The signature is ${shown(value)}. Give 0x and at most ${RELAY_SIGNATURE_BYTES} bytes in hexadecimal.`,
  );
}

/** JSON knows -0, which is no value of any field. */
function readNumber(name: string, value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)) return value;
  throw malformed(`The order's ${name} is ${shown(value)}. Give a whole number that is not negative.`);
}

/** At most 29 digits: those of 2^96. */
function readAmount(name: string, value: unknown): bigint {
  if (typeof value === "string" && /^(0|[1-9]\d{0,28})$/.test(value)) return BigInt(value);
  throw malformed(`The order's ${name} is ${shown(value)}. Give a decimal number in quotes.`);
}

function readBenchmarks(value: unknown): readonly bigint[] {
  if (!Array.isArray(value)) throw malformed(`The order's benchmarks are ${shown(value)}. Give a list.`);
  const benchmarks = (value as unknown[]).map((item) => readAmount("benchmark", item));
  let signed: bigint[];
  try {
    signed = normalizeBenchmarks(benchmarks);
  } catch (error) {
    if (error instanceof BenchmarksInvalidError) throw new RelayOrderInvalidError("benchmarks", error.message);
    throw error;
  }
  if (signed.length === benchmarks.length) return benchmarks;
  throw new RelayOrderInvalidError(
    "benchmarks",
    `There are ${benchmarks.length} benchmarks. Give ${signed.length}: four for each word, and no words of zeros at the end.`,
  );
}
