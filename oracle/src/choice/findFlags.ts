import { choicePresets } from "@sonm/protocol/choice/choicePresets.ts";
import { ANY_MACHINE, type Needs, type Weights } from "@sonm/protocol/choice/Needs.ts";
import type { Quantity } from "@sonm/protocol/choice/Quantity.ts";
import { parseUnits } from "ethers";
import { z } from "zod";

import type { Flag, FlagsOf, FlagTable } from "../cli/Flag.ts";
import { snmSetting } from "../config/commonSettings.ts";
import { readQuantity } from "./readQuantity.ts";

/** Flags of amounts that a machine must have, with the benchmark that each is about. */
const AMOUNTS = {
  cpu: 0,
  "cpu-core": 1,
  cores: 2,
  memory: 3,
  disk: 4,
  download: 5,
  upload: 6,
  gpus: 7,
  "gpu-memory": 8,
  ethash: 9,
  equihash: 10,
  redshift: 11,
  cryptonight: 12,
  cuckaroo29: 15,
} as const;

type Amount = keyof typeof AMOUNTS;

const MAKES = { nvidia: 13, radeon: 14 } as const;
const NETWORK = { overlay: 1n, outbound: 2n, incoming: 4n } as const;

const GOALS: Readonly<Record<"cheap" | "fast" | "safe", Weights>> = {
  cheap: { price: 100, speed: 0, reliability: 0 },
  fast: { price: 0, speed: 100, reliability: 0 },
  safe: { price: 0, speed: 0, reliability: 100 },
};

const HOUR = 3_600;
const DAY = 86_400;
const PERCENT = 10_000;

const amount = z
  .string()
  .transform((text, context) => {
    const value = readQuantity(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: "must be an amount such as 11GB, 100Mbit/s or 8" });
    return z.NEVER;
  })
  .optional();

const usd = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,18})?$/, "must be an amount of USD, such as 0.25")
  .transform((text) => parseUnits(text, 18))
  .optional();

const count = (most: number) =>
  z.coerce
    .number("must be a number")
    .pipe(z.int("must be a whole number").min(1, "must be above 0").max(most, `must be at most ${most}`))
    .optional();

const names = <Name extends string>(flags: Readonly<Record<Name, unknown>>): readonly Name[] =>
  Object.keys(flags) as Name[];

const totalName = <Name extends Amount>(name: Name) => `total-${name}` as const;

const WORDS: Readonly<Record<Amount, string>> = {
  cpu: "sysbench events on all cores",
  "cpu-core": "sysbench events on one core",
  cores: "logical cores",
  memory: "memory",
  disk: "free disk",
  download: "download rate",
  upload: "upload rate",
  gpus: "graphics cards",
  "gpu-memory": "memory of every graphics card",
  ethash: "Ethash rate",
  equihash: "Equihash rate",
  redshift: "Redshift render rate",
  cryptonight: "CryptoNight rate",
  cuckaroo29: "Cuckaroo29 rate",
};

const amountFlags = Object.fromEntries(
  names(AMOUNTS).flatMap((name) => [
    [name, { schema: amount, value: "<amount>", help: `${WORDS[name]} of each machine, at least` }],
    [totalName(name), { schema: amount, value: "<amount>", help: `${WORDS[name]} of all machines together, at least` }],
  ]),
) as Record<Amount | `total-${Amount}`, Flag<typeof amount>>;

const switchOf = (help: string) => ({ schema: z.boolean().default(false), help }) as const;

const numberOf = (most: number, help: string) => ({ schema: count(most), value: "<number>", help }) as const;

/** The flags that say what a task needs. */
export const findFlags = {
  preset: {
    schema: z.enum(choicePresets.map(({ code }) => code)).optional(),
    value: "<name>",
    help: `start from a task: ${choicePresets.map(({ code }) => code).join(", ")}`,
  },
  machines: numberOf(50, "how many machines, at least"),
  most: numberOf(50, "how many machines, at most"),
  hours: numberOf(8_760, "for how long"),
  spot: switchOf("without a fixed time"),
  budget: { schema: usd, value: "<USD>", help: "what it may cost in all" },
  "per-hour": { schema: usd, value: "<USD>", help: "what it may cost an hour" },
  ...amountFlags,
  nvidia: switchOf("only Nvidia cards"),
  radeon: switchOf("only AMD cards"),
  overlay: switchOf("with a private network"),
  outbound: switchOf("machines that reach the internet"),
  incoming: switchOf("machines with a public address"),
  class: {
    schema: z.string().optional(),
    value: "<code>",
    help: "hardware class of every machine",
  },
  model: { schema: z.string().optional(), value: "<text>", help: "part of the name of every graphics card" },
  level: numberOf(4, "least identity level of suppliers"),
  "measured-within": numberOf(365, "days since the masternodes measured it, at most"),
  online: {
    schema: z.coerce
      .number("must be a number")
      .min(0, "must be from 0 to 100")
      .max(100, "must be from 0 to 100")
      .optional(),
    value: "<percent>",
    help: "least attested share of time online",
  },
  bond: { schema: snmSetting.optional(), value: "<SNM>", help: "what every supplier guarantees with" },
  goal: {
    schema: z.enum(["cheap", "fast", "safe"], "must be cheap, fast or safe").optional(),
    value: "<cheap, fast or safe>",
    help: "what counts; cheap without it",
  },
} as const satisfies FlagTable;

/** What the flags say that the task needs: those of the preset where they say nothing. */
export function needsOfFlags(flags: FlagsOf<typeof findFlags>): Needs {
  const start = choicePresets.find(({ code }) => code === flags.preset)?.needs ?? ANY_MACHINE;
  const each = [...start.each];
  for (const name of names(AMOUNTS)) each[AMOUNTS[name]] = flags[name] ?? each[AMOUNTS[name]] ?? 0n;
  for (const name of names(MAKES)) if (flags[name]) each[MAKES[name]] = 1n;
  const totals = names(AMOUNTS).flatMap((name) => {
    const least = flags[totalName(name)];
    return least === undefined ? [] : [{ quantity: totalOf(name), least }];
  });
  const least = flags.machines ?? start.machines.least;
  const said = names(NETWORK).reduce((mask, name) => (flags[name] ? mask | NETWORK[name] : mask), 0n);
  const within = flags["measured-within"];
  return {
    ...start,
    machines: {
      least,
      most: Math.max(least, flags.most ?? (flags.machines === undefined ? start.machines.most : least)),
    },
    each: Array.from(each, (value) => value ?? 0n),
    totals: totals.length === 0 ? start.totals : totals,
    duration: flags.spot ? 0 : flags.hours === undefined ? start.duration : flags.hours * HOUR,
    networkFlags: start.networkFlags | said,
    level: flags.level ?? start.level,
    maxAttestationAge: within === undefined ? start.maxAttestationAge : within * DAY,
    classCode: flags.class ?? start.classCode,
    model: flags.model ?? start.model,
    online: flags.online === undefined ? start.online : Math.round(flags.online * PERCENT),
    bond: flags.bond ?? start.bond,
    perHour: flags["per-hour"] ?? start.perHour,
    total: flags.budget ?? start.total,
    speed: totals[0]?.quantity ?? start.speed,
    weights: flags.goal === undefined ? start.weights : GOALS[flags.goal],
  };
}

/** What is summed up: of the memory of graphics cards, all there is. */
const totalOf = (name: Amount): Quantity => (name === "gpu-memory" ? "gpu-memory" : AMOUNTS[name]);
