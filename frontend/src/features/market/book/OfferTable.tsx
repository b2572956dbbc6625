import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";

import type { Offer } from "../../../indexer/offer.ts";
import { BENCHMARK } from "../../../lib/benchmarks.ts";
import { classes } from "../../../lib/classes.ts";
import { Button } from "../../../ui/Button.tsx";
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
} from "./OfferCells.tsx";
import type { MarketSearch, SortKey } from "./search.ts";

interface Column {
  readonly key: SortKey;
  readonly head: string;
  /** The full name, where the head is short. */
  readonly name?: string;
  readonly right?: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "machine", head: "Machine", name: "Address of the machine" },
  { key: "cpu", head: "CPU", name: "CPU benchmark, all cores, events", right: true },
  { key: "core", head: "1 core", name: "CPU benchmark, one core, events", right: true },
  { key: "cores", head: "Cores", name: "Logical cores", right: true },
  { key: "memory", head: "Memory", right: true },
  { key: "disk", head: "Disk", name: "Free disk", right: true },
  { key: "down", head: "Down", name: "Download", right: true },
  { key: "up", head: "Up", name: "Upload", right: true },
  { key: "gpus", head: "GPUs" },
  { key: "duration", head: "Up to", name: "Longest duration sold at once", right: true },
  { key: "attested", head: "Attested" },
  { key: "price", head: "Price", name: "Price in USD per hour", right: true },
];

export interface OfferRowsProps {
  readonly offers: readonly Offer[] | undefined;
  /** SNM wei per USD; undefined while it is read. */
  readonly rate: bigint | undefined;
  readonly now: number;
  readonly isMine: (offer: Offer) => boolean;
  readonly onBuy: (offer: Offer) => void;
}

/** How the heads sort. */
export interface Sorting {
  readonly search: MarketSearch;
  readonly onSort: (key: SortKey) => void;
}

interface OfferTableProps extends OfferRowsProps {
  /** Without it the heads do not sort. */
  readonly sorting?: Sorting;
}

/** The book as a table, for wide screens. */
export function OfferTable({ offers, rate, now, isMine, onBuy, sorting }: OfferTableProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm" data-testid="offer-table">
        <thead>
          <tr className="border-b text-left text-xs text-muted">
            {COLUMNS.map((column) => (
              <Head key={column.key} column={column} {...(sorting === undefined ? {} : { sorting })} />
            ))}
            <th className="w-0 px-3 py-2.5 font-medium">
              <span className="sr-only">Buy</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y" aria-busy={offers === undefined}>
          {offers === undefined
            ? Array.from({ length: 5 }, (_, index) => <LoadingRow key={index} />)
            : offers.map((offer) => (
                <tr key={offer.id} data-testid="offer-row" data-offer={offer.id} className="hover:bg-raised/50">
                  <Cell wide>
                    <MachineCell offer={offer} mine={isMine(offer)} />
                  </Cell>
                  <Cell right>
                    <CountCell offer={offer} id={BENCHMARK.cpuMulti} />
                  </Cell>
                  <Cell right>
                    <CountCell offer={offer} id={BENCHMARK.cpuSingle} />
                  </Cell>
                  <Cell right>
                    <CountCell offer={offer} id={BENCHMARK.cores} />
                  </Cell>
                  <Cell right>
                    <BytesCell offer={offer} id={BENCHMARK.memory} />
                  </Cell>
                  <Cell right>
                    <BytesCell offer={offer} id={BENCHMARK.disk} />
                  </Cell>
                  <Cell right>
                    <LinkCell offer={offer} id={BENCHMARK.download} />
                  </Cell>
                  <Cell right>
                    <LinkCell offer={offer} id={BENCHMARK.upload} />
                  </Cell>
                  <Cell>
                    <GpuCell offer={offer} />
                  </Cell>
                  <Cell right>
                    <DurationCell duration={offer.fields.duration} />
                  </Cell>
                  <Cell>
                    <AttestedBadge attestation={offer.attestation} benchmarks={offer.fields.benchmarks} now={now} />
                  </Cell>
                  <Cell right>
                    <PriceCell price={offer.fields.price} rate={rate} />
                  </Cell>
                  <td className="py-2 pr-4 pl-3">
                    <BuyButton offer={offer} mine={isMine(offer)} onBuy={onBuy} />
                  </td>
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  );
}

interface BuyButtonProps {
  readonly offer: Offer;
  readonly mine: boolean;
  readonly onBuy: (offer: Offer) => void;
  readonly className?: string;
}

/** Opens the review; a machine of one's own can't be bought. */
export function BuyButton({ offer, mine, onBuy, className }: BuyButtonProps) {
  return (
    <Button
      kind={mine ? "quiet" : "primary"}
      size="small"
      disabled={mine}
      data-testid="offer-buy"
      onClick={() => onBuy(offer)}
      {...(className === undefined ? {} : { className })}
    >
      {mine ? "Yours" : "Buy"}
    </Button>
  );
}

function Cell({ right = false, wide = false, children }: { right?: boolean; wide?: boolean; children: ReactNode }) {
  return (
    <td className={classes("px-3 py-2.5 first:pl-5", right && "text-right", wide && "max-w-56 min-w-44")}>
      {children}
    </td>
  );
}

function Head({ column, sorting }: { column: Column; sorting?: Sorting }) {
  const { key, head, name, right = false } = column;
  const place = classes("px-3 py-2.5 align-middle font-medium whitespace-nowrap first:pl-5", right && "text-right");
  if (sorting === undefined)
    return (
      <th scope="col" className={place} title={name}>
        {head}
      </th>
    );
  const active = (sorting.search.sort ?? "price") === key;
  const descending = sorting.search.desc === true;
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <th scope="col" className={place} aria-sort={active ? (descending ? "descending" : "ascending") : "none"}>
      <button
        type="button"
        title={`Sort by ${(name ?? head).toLowerCase()}`}
        data-testid={`sort-${key}`}
        onClick={() => sorting.onSort(key)}
        className={classes(
          "inline-flex items-center gap-1 rounded align-middle leading-4 hover:text-text",
          right && "flex-row-reverse",
          active && "text-text",
        )}
      >
        {head}
        <Arrow aria-hidden className={classes("size-3", !active && "opacity-0")} />
      </button>
    </th>
  );
}

function LoadingRow() {
  return (
    <tr>
      <Cell wide>
        <Skeleton className="w-36" />
      </Cell>
      {COLUMNS.slice(1).map(({ key }) => (
        <Cell key={key}>
          <Skeleton className="w-12" />
        </Cell>
      ))}
      <td className="py-4 pr-4 pl-3">
        <Skeleton className="w-12" />
      </td>
    </tr>
  );
}
