import fc from "fast-check";

import { Side } from "../../src/generated/enums.ts";
import type { ChoiceOffer } from "../../src/choice/ChoiceOffer.ts";
import { ZERO_ADDRESS, ZERO_BYTES32 } from "../../src/order.ts";

/** When offers of tests are looked at, unix seconds. */
export const NOW = 1_800_000_000;

const hex = (value: number, bytes: number): `0x${string}` => `0x${value.toString(16).padStart(bytes * 2, "0")}`;

/** What a test says of an offer; the rest is as plain as can be. */
export type OfferChange = Partial<Omit<ChoiceOffer, "ask" | "id">> & { readonly ask?: Partial<ChoiceOffer["ask"]> };

/** An ask of machine `number` for a day at most, that anybody can take, with the machine attested an hour ago. */
export function offerOf(number: number, { ask = {}, ...change }: OfferChange = {}): ChoiceOffer {
  const benchmarks = ask.benchmarks ?? [];
  return {
    id: hex(number + 1, 32),
    master: hex(0xaa00_0000 + number, 20),
    level: 1,
    attestation: { measuredAt: NOW - 3_600, benchmarks, classes: [], models: [], gpuMemory: 0n },
    online: undefined,
    ...change,
    ask: {
      side: Side.Ask,
      author: hex(number + 1, 20),
      counterparty: ZERO_ADDRESS,
      price: 100_000_000_000_000n,
      duration: 86_400,
      networkFlags: 0n,
      identityLevel: 0,
      blacklist: ZERO_ADDRESS,
      tag: ZERO_BYTES32,
      maxAttestationAge: 0,
      bond: 0n,
      validUntil: NOW + 86_400,
      epoch: 0,
      nonce: BigInt(number),
      benchmarks,
      ...ask,
    },
  };
}

/** Offers of few machines with few different values, so that many are near one another. */
export const arbitraryOffers: fc.Arbitrary<readonly ChoiceOffer[]> = fc
  .array(
    fc.record({
      machine: fc.integer({ min: 0, max: 8 }),
      price: fc.bigInt({ min: 1n, max: 20n }),
      memory: fc.bigInt({ min: 0n, max: 8n }),
      speed: fc.bigInt({ min: 0n, max: 8n }),
      duration: fc.constantFrom(0, 3_600, 86_400),
      networkFlags: fc.bigInt({ min: 0n, max: 7n }),
      level: fc.integer({ min: 1, max: 4 }),
      bond: fc.bigInt({ min: 0n, max: 2n }),
      online: fc.option(fc.integer({ min: 900_000, max: 1_000_000 }), { nil: undefined }),
      attested: fc.boolean(),
    }),
    { maxLength: 10 },
  )
  .map((all) =>
    all.map(({ machine, price, memory, speed, duration, networkFlags, level, bond, online, attested }, number) =>
      offerOf(number, {
        level,
        online,
        ask: {
          author: hex(machine + 1, 20),
          price: price * 1_000_000n,
          duration,
          networkFlags,
          bond,
          benchmarks: [speed, 0n, 0n, memory],
        },
        ...(attested ? {} : { attestation: undefined }),
      }),
    ),
  );
