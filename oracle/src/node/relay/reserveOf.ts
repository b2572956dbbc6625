import { FORWARD_RESERVE, SPOT_RESERVE, WAD } from "@sonm/protocol/generated/constants.ts";
import type { OrderFields } from "@sonm/protocol/order.ts";

/**
 * What a deal at an order's price would hold in escrow at its start, as `Matching` computes it.
 *
 * @param rate SNM wei per USD
 * @returns SNM wei, rounded up
 */
export function reserveOf({ price, duration }: Pick<OrderFields, "price" | "duration">, rate: bigint): bigint {
  const agreed = BigInt(duration);
  const seconds = agreed === 0n ? SPOT_RESERVE : agreed < FORWARD_RESERVE ? agreed : FORWARD_RESERVE;
  return (price * rate * seconds + (WAD - 1n)) / WAD;
}
