import { z } from "zod";

import { addressSetting, positiveInt, urlSetting } from "../../config/commonSettings.ts";

/**
 * An HTTP endpoint that answers JSON with a price of SNM.
 *
 * - `path`: where the number stands in the answer, such as `market.snm.usd` or `0.price`
 * - `kind`: what the number is: USD for one SNM, or SNM for one USD
 */
const httpSourceSchema = z.strictObject({
  url: urlSetting,
  path: z.string().min(1, "must name a place in the answer"),
  kind: z.enum(["usdPerSnm", "snmPerUsd"]),
});

/** Seconds over which a pool's price is averaged, unless told: moving it for so long costs more than a moment. */
const WINDOW = 1_800;

/**
 * A pool of the Uniswap V3 kind in which SNM is traded for a token worth a dollar.
 *
 * - `url`: JSON-RPC endpoint of the chain that the pool is on
 * - `pool`, `snm`, `usd`: addresses of the pool and its two tokens, in whatever order the pool has them
 * - `windowSeconds`: over which the price is averaged; the pool must keep as many observations
 * - `minLiquidity`: below which its price counts as none, in the pool's own unit
 */
const poolSourceSchema = z.strictObject({
  url: urlSetting,
  kind: z.literal("pool"),
  pool: addressSetting,
  snm: addressSetting,
  usd: addressSetting,
  windowSeconds: positiveInt.max(7 * 86_400, "must be a week at most").default(WINDOW),
  minLiquidity: z
    .string()
    .regex(/^[1-9]\d{0,38}$/, "must be a whole number above 0, in quotes")
    .transform(BigInt)
    .default(1n),
});

/** Where a price of SNM comes from. */
export const rateSourceSchema = z.discriminatedUnion("kind", [httpSourceSchema, poolSourceSchema], {
  error: "must be usdPerSnm, snmPerUsd or pool",
});

export type HttpSource = z.output<typeof httpSourceSchema>;

export type PoolSource = z.output<typeof poolSourceSchema>;

export type RateSource = HttpSource | PoolSource;
