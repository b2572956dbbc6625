import { Link } from "@tanstack/react-router";

import { useMe } from "../../chain/useMe.ts";
import type { Offer } from "../../indexer/offer.ts";
import { BENCHMARK } from "../../lib/benchmarks.ts";
import { formatUsdPerHour } from "../../lib/money.ts";
import { bytesQuantity, countText, quantityText } from "../../lib/units.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { AttestedBadge, promised } from "../market/book/OfferCells.tsx";

/** What an ask promises, in a line: cards, cores, memory. */
function promises(offer: Offer): string {
  const cards = promised(offer, BENCHMARK.gpuCount);
  const cores = promised(offer, BENCHMARK.cores);
  const memory = promised(offer, BENCHMARK.memory);
  const model = offer.attestation?.cards[0]?.model;
  return [
    ...(cards > 0n ? [`${countText(cards)} × ${model ?? "GPU"}`] : []),
    ...(cores > 0n ? [`${countText(cores)} cores`] : []),
    ...(memory > 0n ? [quantityText(bytesQuantity(memory))] : []),
  ].join(", ");
}

/** One machine of a basket, as a link to its page. */
export function BasketMachine({ offer, now }: { readonly offer: Offer; readonly now: number }) {
  const { account } = useMe();
  const cpu = offer.attestation?.cpuModel;
  return (
    <li
      data-testid="find-machine"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5"
    >
      <Link to="/machines/$address" params={{ address: offer.supplier }} className="group min-w-0 rounded-md">
        <span className="block truncate font-medium group-hover:text-accent">
          {cpu === undefined || cpu === "" ? "Machine" : cpu}
        </span>
        <span className="block text-xs text-muted">
          <AddressText
            address={offer.supplier}
            link={false}
            mine={account?.toLowerCase() === offer.master.toLowerCase()}
          />{" "}
          {promises(offer)}
        </span>
      </Link>
      <span className="flex items-center gap-3 text-xs">
        <AttestedBadge attestation={offer.attestation} benchmarks={offer.fields.benchmarks} now={now} />
        <span className="tabular font-medium whitespace-nowrap">{formatUsdPerHour(offer.fields.price)}/h</span>
      </span>
    </li>
  );
}
