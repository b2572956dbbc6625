import { ANY_MACHINE, type Needs } from "./Needs.ts";

/** A task that many people have: what it needs, in plain words and in numbers. */
export interface ChoicePreset {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly needs: Needs;
}

const GB = 1_000_000_000n;
const MEGA = 1_000_000n;
const HOUR = 3_600;
const DAY = 86_400;

const OUTBOUND = 2n;
const INCOMING = 4n;

/** Ids of the benchmarks that presets speak of. */
const ID = {
  cpu: 0,
  cores: 2,
  memory: 3,
  disk: 4,
  down: 5,
  up: 6,
  gpus: 7,
  vram: 8,
  ethash: 9,
  redshift: 11,
  nvidia: 13,
};

/** Values by benchmark id, zero where nothing is said. */
function values(said: Partial<Record<keyof typeof ID, bigint>>): bigint[] {
  const list: bigint[] = [];
  for (const [name, value] of Object.entries(said)) list[ID[name as keyof typeof ID]] = value;
  return Array.from(list, (value) => value ?? 0n);
}

/** The tasks to start from. */
export const choicePresets: readonly ChoicePreset[] = [
  {
    code: "train",
    title: "Train on one 11 GB card",
    text: "One machine with an Nvidia card of at least 11 GB, for four hours.",
    needs: {
      ...ANY_MACHINE,
      each: values({ memory: 8n * GB, gpus: 1n, vram: 11n * GB, nvidia: 1n }),
      duration: 4 * HOUR,
      networkFlags: OUTBOUND,
      maxAttestationAge: 30 * DAY,
      speed: ID.redshift,
    },
  },
  {
    code: "render",
    title: "Render on many",
    text: "Four cards or more, on as many machines as pay off, as fast as the price allows.",
    needs: {
      ...ANY_MACHINE,
      machines: { least: 1, most: 8 },
      totals: [{ quantity: ID.gpus, least: 4n }],
      each: values({ memory: 8n * GB, gpus: 1n }),
      duration: 6 * HOUR,
      maxAttestationAge: 30 * DAY,
      speed: ID.redshift,
      weights: { price: 60, speed: 40, reliability: 0 },
    },
  },
  {
    code: "web",
    title: "Web server",
    text: "One machine that the internet can reach, for a day, and that stays online.",
    needs: {
      ...ANY_MACHINE,
      each: values({ cores: 2n, memory: 2n * GB, disk: 10n * GB, down: 10n * MEGA, up: 10n * MEGA }),
      duration: DAY,
      networkFlags: OUTBOUND | INCOMING,
      maxAttestationAge: 30 * DAY,
      weights: { price: 30, speed: 0, reliability: 70 },
    },
  },
  {
    code: "hash",
    title: "Hash",
    text: "100 MH/s of Ethash in all, spot, at the least price.",
    needs: {
      ...ANY_MACHINE,
      machines: { least: 1, most: 10 },
      totals: [{ quantity: ID.ethash, least: 100n * MEGA }],
      duration: 0,
      speed: ID.ethash,
    },
  },
  {
    code: "build",
    title: "Build server",
    text: "Four cores and 8 GB of memory for two hours, as fast as the price allows.",
    needs: {
      ...ANY_MACHINE,
      each: values({ cores: 4n, memory: 8n * GB, disk: 20n * GB }),
      duration: 2 * HOUR,
      networkFlags: OUTBOUND,
      maxAttestationAge: 30 * DAY,
      speed: ID.cpu,
      weights: { price: 60, speed: 40, reliability: 0 },
    },
  },
];
