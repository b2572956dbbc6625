import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

import { addressIn, numberIn } from "./words";

/** Words of benchmarks that the market takes at most, four values each. */
const MAX_BENCHMARK_WORDS = 8;

/** Sides by number, as in `Side` of the contracts. */
export const SIDES = ["ASK", "BID"];

/** The fields of an order as it travels in calldata and events; `contracts/types/Order.sol` draws the layout. */
export class PackedOrder {
  price: BigInt;
  counterparty: Bytes;
  validUntil: BigInt;
  duration: BigInt;
  side: i32;
  identityLevel: i32;
  blacklist: Bytes;
  maxAttestationAge: BigInt;
  networkFlags: BigInt;
  bond: BigInt;
  epoch: BigInt;
  nonce: BigInt;
  tag: Bytes;
  benchmarks: BigInt[];

  constructor(order: ethereum.Tuple) {
    const head = order[0].toBigInt();
    const terms = order[1].toBigInt();
    const demands = order[2].toBigInt();
    const replay = order[3].toBigInt();
    this.price = numberIn(head, 0, 96);
    this.counterparty = addressIn(terms, 96);
    this.validUntil = numberIn(terms, 56, 40);
    this.duration = numberIn(terms, 24, 32);
    this.side = numberIn(terms, 16, 8).toI32();
    this.identityLevel = numberIn(terms, 8, 8).toI32();
    this.blacklist = addressIn(demands, 96);
    this.maxAttestationAge = numberIn(demands, 64, 32);
    this.networkFlags = numberIn(demands, 0, 64);
    this.bond = numberIn(replay, 160, 96);
    this.epoch = numberIn(replay, 128, 32);
    this.nonce = numberIn(replay, 64, 64);
    this.tag = order[4].toBytes();
    this.benchmarks = unpackBenchmarks(order[5].toBigIntArray());
  }

  /**
   * Whether the market could ever take it. Publishing an order checks nothing but the author, so anything may come:
   * of neither side, free of charge, with too many benchmarks or values of 2^63 and more.
   */
  canFill(): boolean {
    if (this.side >= SIDES.length || this.price.isZero()) return false;
    if (this.benchmarks.length > MAX_BENCHMARK_WORDS * 4) return false;
    for (let i = 0; i < this.benchmarks.length; i++) {
      if (numberIn(this.benchmarks[i], 56, 8).toI32() >= 0x80) return false;
    }
    return true;
  }
}

/** Values by benchmark id: four of 64 bits to a word, id 0 in the least significant bits of the first word. */
export function unpackBenchmarks(words: BigInt[]): BigInt[] {
  const values: BigInt[] = [];
  // one word more than the market takes shows that there are too many; nobody needs the rest
  for (let i = 0; i < words.length && i <= MAX_BENCHMARK_WORDS; i++) {
    for (let low = 0; low < 256; low += 64) values.push(numberIn(words[i], low, 64));
  }
  return values;
}
