import { ConfigError } from "../../config/ConfigError.ts";
import type { Dao } from "../Dao.ts";

/** The number of an order that there is. @throws ConfigError */
export async function orderNumber({ contracts: { works } }: Dao, word: string | undefined): Promise<bigint> {
  const orderId = wholeNumber(word, "a work order");
  if (orderId === 0n || orderId > (await works.orderCount())) {
    throw new ConfigError([`There is no work order ${orderId}. See \`dao works list\`.`]);
  }
  return orderId;
}

/** @param what it is the number of */
export function wholeNumber(word: string | undefined, what: string): bigint {
  if (word !== undefined && /^\d{1,15}$/.test(word)) return BigInt(word);
  throw new ConfigError([`"${word ?? ""}" is no number of ${what}. See \`dao works list\`.`]);
}
