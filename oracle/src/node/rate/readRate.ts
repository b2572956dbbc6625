import { parseUnits, WeiPerEther } from "ethers";

import { boundedRate } from "./boundedRate.ts";
import type { HttpSource } from "./RateSource.ts";
import { RateSourceError } from "./RateSourceError.ts";

/**
 * The rate in a price source's answer, SNM wei per USD.
 *
 * @param answer parsed JSON
 * @throws RateSourceError if there is no positive number at the path, or the rate is outside the protocol's bounds
 */
export function readRate(answer: unknown, { path, kind }: Pick<HttpSource, "path" | "kind">): bigint {
  const value = path
    .split(".")
    .reduce<unknown>(
      (part, name) =>
        typeof part === "object" && part !== null && Object.hasOwn(part, name)
          ? (part as Record<string, unknown>)[name]
          : undefined,
      answer,
    );
  // A number so small or large that its text has an exponent is outside the bounds anyway.
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !/^\d{1,30}(\.\d+)?$/.test(text)) {
    throw new RateSourceError(`There is no positive decimal number at "${path}".`);
  }
  const [whole = "0", fraction = ""] = text.split(".");
  const price = parseUnits(`${whole}.${fraction.slice(0, 18) || "0"}`, 18);
  if (price === 0n) throw new RateSourceError(`The number at "${path}" is 0.`);
  return boundedRate(kind === "snmPerUsd" ? price : (WeiPerEther * WeiPerEther) / price);
}
