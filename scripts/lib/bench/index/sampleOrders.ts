import { id } from "ethers";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { packOrder, ZERO_ADDRESS, ZERO_BYTES32, type PackedOrder } from "@sonm/protocol/order.ts";

const GB = 1_000_000_000n;
const MEBIT = 1_000_000n;
/** USD per second, 18 decimals, of a cent an hour. */
const CENT_AN_HOUR = 2_777_777_777_777n;
const YEAR = 31_536_000;

/** Kinds of machines: how many in a hundred, cores, memory and disk in GB, cards and memory of each in GB, cents an hour. */
const KINDS = [
  { share: 24, cores: 4n, memory: 8n, disk: 60n, cards: 0n, vram: 0n, cents: 3n },
  { share: 18, cores: 8n, memory: 16n, disk: 250n, cards: 1n, vram: 6n, cents: 12n },
  { share: 16, cores: 8n, memory: 32n, disk: 500n, cards: 1n, vram: 8n, cents: 18n },
  { share: 12, cores: 16n, memory: 64n, disk: 1_000n, cards: 1n, vram: 12n, cents: 30n },
  { share: 9, cores: 16n, memory: 64n, disk: 1_000n, cards: 2n, vram: 11n, cents: 44n },
  { share: 8, cores: 12n, memory: 16n, disk: 120n, cards: 6n, vram: 8n, cents: 70n },
  { share: 6, cores: 32n, memory: 128n, disk: 4_000n, cards: 0n, vram: 0n, cents: 25n },
  { share: 4, cores: 32n, memory: 256n, disk: 2_000n, cards: 4n, vram: 24n, cents: 140n },
  { share: 2, cores: 64n, memory: 512n, disk: 8_000n, cards: 8n, vram: 48n, cents: 560n },
  { share: 1, cores: 96n, memory: 1_024n, disk: 16_000n, cards: 8n, vram: 80n, cents: 1_600n },
] as const;

/** A number below `most`, at random but the same each time. */
const draw = (word: string, most: bigint): bigint => BigInt(id(word)) % most;

/**
 * Asks of one machine as suppliers sign them: for its kind some benchmarks differ by a quarter from machine to machine,
 * links have one of five speeds, and prices differ by half.
 */
export function sampleOrders(author: `0x${string}`, count: number, now: number): PackedOrder[] {
  const value = (of: string, most: bigint): bigint => draw(`${author} ${of}`, most);
  let place = Number(value("kind", 100n));
  const kind = KINDS.find(({ share }) => (place -= share) < 0) ?? KINDS[0];
  const varied = (of: string, usual: bigint): bigint => (usual * (875n + value(of, 250n))) / 1_000n;
  const speed = [20n, 50n, 100n, 500n, 1_000n][Number(value("link", 5n))] ?? 100n;
  const graphics = kind.cards * kind.vram;
  const benchmarks = [
    ...[varied("multi", kind.cores * 1_000n), varied("single", 1_000n), kind.cores, kind.memory * GB],
    ...[varied("disk", kind.disk * GB), varied("down", speed * MEBIT), varied("up", (speed * MEBIT) / 2n)],
    ...[kind.cards, kind.vram * GB, varied("hash", graphics * 3_000_000n), 0n, 0n],
    ...[kind.cards > 0n ? 1n : 0n, 0n, value("virtual", 2n), kind.cores / 4n],
  ];
  return Array.from({ length: count }, (_, nonce) =>
    packOrder({
      side: Side.Ask,
      author,
      counterparty: ZERO_ADDRESS,
      price: (CENT_AN_HOUR * kind.cents * (500n + value(`price ${nonce}`, 1_000n))) / 1_000n,
      duration: nonce % 3 === 0 ? 0 : 86_400 * (1 + Number(value(`days ${nonce}`, 90n))),
      networkFlags: value(`flags ${nonce}`, 8n),
      identityLevel: value(`level ${nonce}`, 10n) === 0n ? 2 : 0,
      blacklist: ZERO_ADDRESS,
      tag: ZERO_BYTES32,
      maxAttestationAge: 0,
      bond: 0n,
      validUntil: now + YEAR,
      epoch: 0,
      nonce: BigInt(nonce),
      benchmarks,
    }),
  );
}
