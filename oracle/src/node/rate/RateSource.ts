import { z } from "zod";

/**
 * An HTTP endpoint that answers JSON with a price of SNM.
 *
 * - `path`: where the number stands in the answer, such as `market.snm.usd` or `0.price`
 * - `kind`: what the number is: USD for one SNM, or SNM for one USD
 */
export const rateSourceSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: "must be an http or https URL" }),
  path: z.string().min(1, "must name a place in the answer"),
  kind: z.enum(["usdPerSnm", "snmPerUsd"], "must be usdPerSnm or snmPerUsd"),
});

export type RateSource = z.infer<typeof rateSourceSchema>;
