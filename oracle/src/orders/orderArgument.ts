import { packOrder, type OrderFields, type PackedOrder } from "@sonm/protocol/order.ts";

/**
 * An order as an argument of a contract's function.
 *
 * @throws OrderInvalidError
 * @throws BenchmarksInvalidError
 */
export function orderArgument(fields: OrderFields): PackedOrder & { benchmarks: bigint[] } {
  const order = packOrder(fields);
  return { ...order, benchmarks: [...order.benchmarks] };
}
