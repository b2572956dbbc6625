import { ConfigError } from "../config/ConfigError.ts";
import { UsageError } from "../config/UsageError.ts";
import type { MarketDeal } from "./MarketDeal.ts";

/** Fewest digits that name a deal. */
const LEAST = 4;

/**
 * The deal that a word names: by its id, an id that it had, or the first digits of one.
 *
 * @throws UsageError where the word is none of these
 * @throws ConfigError where there is no such deal, or several
 */
export function findDeal(deals: readonly MarketDeal[], word: string | undefined): MarketDeal {
  const wanted = word?.toLowerCase() ?? "";
  if (!new RegExp(`^0x[0-9a-f]{${LEAST},64}$`).test(wanted)) {
    throw new UsageError([`"${word ?? ""}" is no id of a deal: 0x and at least its first ${LEAST} digits.`]);
  }
  const found = deals.filter(({ id, firstId }) => id.startsWith(wanted) || firstId.startsWith(wanted));
  const [deal, another] = found;
  if (deal === undefined) throw new ConfigError([`There is no deal ${word}. See \`sonm deals --all\`.`]);
  if (another === undefined) return deal;
  throw new ConfigError([`${found.length} deals begin with ${word}. Give more digits.`]);
}
