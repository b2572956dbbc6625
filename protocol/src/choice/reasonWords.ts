import type { Basket, Reason } from "./Basket.ts";
import type { ChoiceFormats } from "./ChoiceFormats.ts";
import { quantityAmount, quantityLabel } from "./quantityWords.ts";
import { differenceText, onlineText } from "./shareWords.ts";

/** Units in which what a quantity costs is told: of 10^9 bytes, of 10^6 bit/s and H/s, else of one. */
const UNITS: Readonly<Record<string, bigint>> = {
  "gpu-memory": 1_000_000_000n,
  3: 1_000_000_000n,
  4: 1_000_000_000n,
  5: 1_000_000n,
  6: 1_000_000n,
  9: 1_000_000n,
};

const machines = (count: number): string => `${count} machine${count === 1 ? "" : "s"}`;

/** How another basket is called: the best, or the next one. */
const other = (than: number): string => (than === 0 ? "the best" : "the next one");

/** A reason as a few words, without a full stop. */
export function reasonWords(reason: Reason, { offers }: Pick<Basket, "offers">, formats: ChoiceFormats): string {
  switch (reason.kind) {
    case "cheapest":
      return offers.length === 1 ? "The cheapest that fits" : "The cheapest that was found to fit";
    case "best":
      return "The best by what counts for you";
    case "only":
      return "The only one that fits";
    case "within":
      return `Found within the time there is; none can be better by more than ${differenceText(reason.share)}`;
    case "cheaper":
      return `${differenceText(reason.share)} cheaper than ${other(reason.than)}`;
    case "dearer":
      return `${differenceText(reason.share)} dearer than ${other(reason.than)}`;
    case "faster":
      return `${differenceText(reason.share)} faster than ${other(reason.than)}`;
    case "fewer":
      return `${machines(reason.machines)} less than ${other(reason.than)}`;
    case "more":
      return `${machines(reason.machines)} more than ${other(reason.than)}`;
    case "per":
      return perWords(reason, formats);
    case "online":
      return offers.length === 1
        ? `Online ${onlineText(reason.share)} of the time, as reports attest`
        : `Each online at least ${onlineText(reason.share)} of the time, as reports attest`;
    case "measured":
      return offers.length === 1
        ? `Measured by the masternodes ${formats.ago(reason.since)}`
        : `All measured by the masternodes, the last one ${formats.ago(reason.since)}`;
    case "bonded":
      return `Guaranteed with ${formats.snm(reason.bond)} SNM`;
    case "level":
      return `Supplier${offers.length === 1 ? "" : "s"} known to validators, level ${reason.level}${offers.length === 1 ? "" : " or higher"}`;
  }
}

function perWords(reason: Extract<Reason, { kind: "per" }>, { usd }: ChoiceFormats): string {
  const unit = UNITS[reason.quantity] ?? 1n;
  return `Cheapest by ${quantityLabel(reason.quantity)}: ${usd((reason.usd * unit) / reason.amount)} for ${quantityAmount(unit, reason.quantity)}`;
}
