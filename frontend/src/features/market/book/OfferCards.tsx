import type { ReactNode } from "react";

import { attestationState } from "../../../indexer/attestationState.ts";
import { unmatchable } from "../../../indexer/unmatchable.ts";
import { BENCHMARK } from "../../../lib/benchmarks.ts";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import {
  AttestedBadge,
  BytesCell,
  CountCell,
  DurationCell,
  GpuCell,
  LinkCell,
  MachineCell,
  PriceCell,
  promised,
} from "./OfferCells.tsx";
import { BuyButton, type OfferRowsProps } from "./OfferTable.tsx";

/** The book as cards, for phones. */
export function OfferCards({ offers, rate, now, isMine, onBuy }: OfferRowsProps) {
  if (offers === undefined)
    return (
      <div className="divide-y" aria-busy>
        {[0, 1, 2].map((index) => (
          <div key={index} className="space-y-3 p-4">
            <Skeleton className="w-2/3" />
            <Skeleton className="h-14 w-full" />
          </div>
        ))}
      </div>
    );
  return (
    <ul className="divide-y">
      {offers.map((offer) => (
        <li key={offer.id} data-testid="offer-card" data-offer={offer.id} className="p-4">
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0">
              <MachineCell offer={offer} mine={isMine(offer)} />
            </div>
            <div className="text-right">
              <PriceCell price={offer.fields.price} rate={rate} />
            </div>
          </div>
          <dl className="mt-3 grid grid-cols-4 gap-x-3 gap-y-2.5">
            <Value name="CPU">
              <CountCell offer={offer} id={BENCHMARK.cpuMulti} />
            </Value>
            <Value name="1 core">
              <CountCell offer={offer} id={BENCHMARK.cpuSingle} />
            </Value>
            <Value name="Cores">
              <CountCell offer={offer} id={BENCHMARK.cores} />
            </Value>
            <Value name="Up to">
              <DurationCell duration={offer.fields.duration} />
            </Value>
            <Value name="Memory">
              <BytesCell offer={offer} id={BENCHMARK.memory} />
            </Value>
            <Value name="Disk">
              <BytesCell offer={offer} id={BENCHMARK.disk} />
            </Value>
            <Value name="Down">
              <LinkCell offer={offer} id={BENCHMARK.download} />
            </Value>
            <Value name="Up">
              <LinkCell offer={offer} id={BENCHMARK.upload} />
            </Value>
          </dl>
          {promised(offer, BENCHMARK.gpuCount) > 0n && (
            <div className="mt-2.5">
              <GpuCell offer={offer} />
            </div>
          )}
          <div className="mt-3.5 flex items-center justify-between gap-3">
            <AttestedBadge attestation={offer.attestation} benchmarks={offer.fields.benchmarks} now={now} />
            <BuyButton offer={offer} mine={isMine(offer)} onBuy={onBuy} className="min-w-24" />
          </div>
          {/* The badge says it to those who listen. */}
          <p aria-hidden className="mt-2 text-xs text-pretty text-muted empty:hidden">
            {unmatchable[attestationState(offer.attestation, offer.fields.benchmarks, now)]}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Value({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="truncate">{children}</dd>
    </div>
  );
}
