import { Link } from "@tanstack/react-router";
import { BadgeCheck, CircleDashed, ClockAlert, TriangleAlert } from "lucide-react";

import { cost } from "../../../chain/settlement.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import type { Attestation } from "../../../indexer/attestation.ts";
import { type AttestationState, attestationState } from "../../../indexer/attestationState.ts";
import type { Offer } from "../../../indexer/offer.ts";
import { unmatchable } from "../../../indexer/unmatchable.ts";
import { levelAt } from "../../../indexer/profile.ts";
import { BENCHMARK } from "../../../lib/benchmarks.ts";
import { formatSnm, formatUsdPerHour } from "../../../lib/money.ts";
import { formatRelative, formatShortDuration } from "../../../lib/time.ts";
import { type Quantity, bitRateQuantity, bytesQuantity, countText } from "../../../lib/units.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Badge, type Tone } from "../../../ui/Badge.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";

/** What the ask promises of a benchmark; 0 where it is silent. */
export const promised = (offer: Offer, id: number): bigint => offer.fields.benchmarks[id] ?? 0n;

/** A number with its unit dimmed; a dash where nothing is promised. */
export function QuantityText({ quantity, none = false }: { readonly quantity: Quantity; readonly none?: boolean }) {
  if (none) return <span className="text-muted">–</span>;
  return (
    <span className="whitespace-nowrap">
      {quantity.value}
      {quantity.unit !== "" && <span className="ml-1 text-xs text-muted">{quantity.unit}</span>}
    </span>
  );
}

export function CountCell({ offer, id }: { readonly offer: Offer; readonly id: number }) {
  const value = promised(offer, id);
  return <QuantityText quantity={{ value: countText(value), unit: "" }} none={value === 0n} />;
}

export function BytesCell({ offer, id }: { readonly offer: Offer; readonly id: number }) {
  const value = promised(offer, id);
  return <QuantityText quantity={bytesQuantity(value)} none={value === 0n} />;
}

export function LinkCell({ offer, id }: { readonly offer: Offer; readonly id: number }) {
  const value = promised(offer, id);
  return <QuantityText quantity={bitRateQuantity(value)} none={value === 0n} />;
}

/** Count, model and memory of the cards. */
export function GpuCell({ offer }: { readonly offer: Offer }) {
  const count = promised(offer, BENCHMARK.gpuCount);
  const models = [...new Set(offer.attestation?.cards.map(({ model }) => model.replace(/^NVIDIA GeForce /, "")))];
  if (count === 0n) return <span className="text-muted">–</span>;
  return (
    <span className="block max-w-36">
      <span className="block truncate" title={models.join(", ")}>
        {countText(count)} × {models[0] ?? "GPU"}
      </span>
      {promised(offer, BENCHMARK.gpuMemory) > 0n && (
        <span className="block text-xs text-muted">
          <QuantityText quantity={bytesQuantity(promised(offer, BENCHMARK.gpuMemory))} /> each
        </span>
      )}
    </span>
  );
}

/** The machine's processor and key, as a link to its page. */
export function MachineCell({ offer, mine }: { readonly offer: Offer; readonly mine: boolean }) {
  const level = levelAt(offer.profile, useChainNow());
  return (
    <Link
      to="/machines/$address"
      params={{ address: offer.supplier }}
      data-testid="offer-machine"
      className="group -m-1 block min-w-0 rounded-md p-1"
    >
      <span className="block truncate font-medium group-hover:text-accent">
        {offer.attestation?.cpuModel === undefined || offer.attestation.cpuModel === ""
          ? "Machine"
          : offer.attestation.cpuModel}
      </span>
      <span className="text-xs text-muted">
        <AddressText address={offer.supplier} mine={mine} link={false} />
        {level > 1 && (
          <span title="Identity level of its master" className="ml-1.5 rounded bg-good-soft px-1 text-2xs text-good">
            level {level}
          </span>
        )}
        {offer.relayed && (
          <span
            data-testid="offer-relayed"
            title="Handed on by the masternodes, not announced on the chain"
            className="ml-1.5 rounded bg-raised px-1 text-2xs"
          >
            relayed
          </span>
        )}
      </span>
    </Link>
  );
}

const STATES: Record<AttestationState, { tone: Tone; icon: typeof BadgeCheck; text: string; hint: string }> = {
  fresh: {
    tone: "good",
    icon: BadgeCheck,
    text: "Attested",
    hint: "The masternodes measured at least what is promised.",
  },
  expired: { tone: "warn", icon: ClockAlert, text: "Ended", hint: unmatchable.expired ?? "" },
  never: { tone: "neutral", icon: CircleDashed, text: "Not attested", hint: unmatchable.never ?? "" },
  short: { tone: "bad", icon: TriangleAlert, text: "Overstated", hint: unmatchable.short ?? "" },
};

interface AttestedBadgeProps {
  readonly attestation: Attestation | undefined;
  readonly benchmarks: readonly bigint[];
  readonly now: number;
}

/** Whether the promise is measured, and how long ago. */
export function AttestedBadge({ attestation, benchmarks, now }: AttestedBadgeProps) {
  const state = attestationState(attestation, benchmarks, now);
  const { tone, icon: Icon, text, hint } = STATES[state];
  const age = attestation === undefined ? undefined : formatRelative(attestation.measuredAt, now);
  return (
    <Badge
      tone={tone}
      title={age === undefined ? hint : `${hint} Measured ${age}.`}
      data-testid="attested"
      data-state={state}
    >
      <Icon aria-hidden className="size-3.5" />
      {state === "fresh" && age !== undefined ? age : text}
      <span className="sr-only">{hint}</span>
    </Badge>
  );
}

/** USD per hour, and what it is in SNM at the rate of the chain. */
export function PriceCell({ price, rate }: { readonly price: bigint; readonly rate: bigint | undefined }) {
  return (
    <span className="block whitespace-nowrap">
      <span data-testid="offer-price" className="font-semibold">
        {formatUsdPerHour(price)}
        <span className="ml-0.5 text-xs font-normal text-muted">/h</span>
      </span>
      <span className="block text-xs text-muted">
        {rate === undefined ? <Skeleton className="w-14" /> : `≈ ${formatSnm(cost(price, rate, 3600n))} SNM`}
      </span>
    </span>
  );
}

/** Longest time that the supplier sells at once. */
export function DurationCell({ duration }: { readonly duration: number }) {
  return <span className="whitespace-nowrap">{duration === 0 ? "spot" : formatShortDuration(duration)}</span>;
}
