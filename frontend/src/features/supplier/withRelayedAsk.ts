import type { Offer } from "../../indexer/offer.ts";
import type { SupplierWorker } from "./workersQuery.ts";

/**
 * The machine with its cheapest offer that has not ended, announced on the chain or only handed on by the masternodes.
 *
 * @param now unix seconds
 */
export function withRelayedAsk(worker: SupplierWorker, relayed: readonly Offer[], now: number): SupplierWorker {
  const asks = relayed
    .filter(({ supplier }) => supplier.toLowerCase() === worker.address.toLowerCase())
    .map(({ fields }) => ({ price: fields.price, validUntil: fields.validUntil }));
  const good = [...(worker.ask === undefined ? [] : [worker.ask]), ...asks].filter(
    ({ validUntil }) => validUntil >= now,
  );
  return { ...worker, ask: good.toSorted((one, other) => (one.price < other.price ? -1 : 1))[0] };
}
