import type { Offer } from "../../../indexer/offer.ts";
import { benchmarks } from "../../../lib/benchmarks.ts";
import { type CsvColumn, isoTime, toCsv } from "../../../lib/csv.ts";
import { exactDecimal } from "../../../lib/decimal.ts";
import { WAD_DIGITS } from "../../../lib/money.ts";
import { NETWORK_FLAG_KEYS, hasFlag } from "../../../lib/networkFlags.ts";
import { tagText } from "../../../lib/tag.ts";
import { HOUR } from "../../../lib/time.ts";

const COLUMNS: readonly CsvColumn<Offer>[] = [
  { head: "order", cell: ({ id }) => id },
  { head: "machine", cell: ({ supplier }) => supplier },
  { head: "master", cell: ({ master }) => master },
  { head: "cpu", cell: ({ attestation }) => attestation?.cpuModel ?? "" },
  { head: "gpus", cell: ({ attestation }) => (attestation?.cards ?? []).map(({ model }) => model).join("; ") },
  { head: "usd_per_hour", cell: ({ fields }) => exactDecimal(fields.price * BigInt(HOUR), WAD_DIGITS) },
  { head: "usd_per_second", cell: ({ fields }) => exactDecimal(fields.price, WAD_DIGITS) },
  { head: "longest_duration_seconds", cell: ({ fields }) => String(fields.duration) },
  ...benchmarks.map(({ id, code, unit }) => ({
    head: `${code} (${unit})`,
    cell: ({ fields }: Offer) => (fields.benchmarks[id] ?? 0n).toString(),
  })),
  ...NETWORK_FLAG_KEYS.map((flag) => ({
    head: flag,
    cell: ({ fields }: Offer) => (hasFlag(fields.networkFlags, flag) ? "yes" : "no"),
  })),
  { head: "attested_at", cell: ({ attestation }) => isoTime(attestation?.measuredAt) },
  { head: "attested_until", cell: ({ attestation }) => isoTime(attestation?.expiresAt) },
  { head: "identity_level", cell: ({ fields }) => String(fields.identityLevel) },
  { head: "counterparty", cell: ({ fields }) => fields.counterparty },
  { head: "blacklist", cell: ({ fields }) => fields.blacklist },
  { head: "tag", cell: ({ fields }) => tagText(fields.tag) },
  { head: "valid_until", cell: ({ fields }) => isoTime(fields.validUntil) },
  { head: "published", cell: ({ relayed }) => (relayed ? "relayed" : "announced") },
  { head: "published_at", cell: ({ createdAt }) => isoTime(createdAt) },
];

/** Offers as a CSV file: exact prices, benchmarks in the catalogue's units, times in UTC. */
export const bookCsv = (offers: readonly Offer[]): string => toCsv(COLUMNS, offers);
