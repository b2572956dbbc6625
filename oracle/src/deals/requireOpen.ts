import { ConfigError } from "../config/ConfigError.ts";
import type { MarketDeal } from "./MarketDeal.ts";

/** @throws ConfigError where the deal does not run any more */
export function requireOpen({ id, closedBlock }: MarketDeal): void {
  if (closedBlock !== undefined) throw new ConfigError([`The deal ${id} was closed in block ${closedBlock}.`]);
}
