import { choicePresets } from "@sonm/protocol/choice/choicePresets.ts";
import { ANY_MACHINE, type Needs, type Weights } from "@sonm/protocol/choice/Needs.ts";
import type { Quantity } from "@sonm/protocol/choice/Quantity.ts";
import { parseUnits } from "ethers";
import { z } from "zod";

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

const amountFlags = Object.fromEntries(
  names(AMOUNTS).flatMap((name) => [
    [name, amount],
    [totalName(name), amount],
  ]),
) as Record<Amount | `total-${Amount}`, typeof amount>;

const switches = Object.fromEntries(
  [...names(MAKES), ...names(NETWORK), "spot" as const].map((name) => [name, z.boolean().default(false)]),
) as Record<keyof typeof MAKES | keyof typeof NETWORK | "spot", z.ZodDefault<z.ZodBoolean>>;

/** The fields of a task's flags in a verb's schema. */
export const findFlags = {
  ...amountFlags,
  ...switches,
  preset: z.enum(choicePresets.map(({ code }) => code)).optional(),
  machines: count(50),
  most: count(50),
  hours: count(8_760),
  budget: usd,
  "per-hour": usd,
  class: z.string().optional(),
  model: z.string().optional(),
  level: count(4),
  "measured-within": count(365),
  online: z.coerce
    .number("must be a number")
    .min(0, "must be from 0 to 100")
    .max(100, "must be from 0 to 100")
    .optional(),
  bond: snmSetting.optional(),
  goal: z.enum(["cheap", "fast", "safe"], "must be cheap, fast or safe").optional(),
} as const;

/** The flags of a task, for `readVerbFlags`. */
export const FIND_OPTIONS = Object.fromEntries(
  names(findFlags).map((name) => [name, { type: name in switches ? "boolean" : "string" } as const]),
) as Record<keyof typeof findFlags, { readonly type: "boolean" | "string" }>;

/** What the flags say that the task needs: those of the preset where they say nothing. */
export function needsOfFlags(flags: z.output<z.ZodObject<typeof findFlags>>): Needs {
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
