import { benchmarkAmount, benchmarkLabel } from "../hardwareText.ts";
import type { ChoiceFormats } from "./ChoiceFormats.ts";
import type { NearMiss, Relaxed } from "./NearMiss.ts";
import { quantityAmount, quantityLabel } from "./quantityWords.ts";
import { onlineText } from "./shareWords.ts";

const PER_HOUR = 3_600n;

const FLAGS = [
  [1n, "a private network"],
  [2n, "outbound network"],
  [4n, "incoming network"],
] as const;

/** What giving up a part of a limit brings, as a sentence. */
export function nearMissWords({ relaxed, price, saves, machines }: NearMiss, formats: ChoiceFormats): string {
  const { usd } = formats;
  const many = machines === 1 ? "" : ` with ${machines} machines`;
  const what = relaxedWords(relaxed, formats);
  if (saves === undefined) return `${what} it is possible${many}: ${usd(price * PER_HOUR)} an hour.`;
  return `${what}: ${usd(saves * PER_HOUR)} an hour less${relaxed.limit === "machines" ? "" : many}.`;
}

function relaxedWords(relaxed: Relaxed, formats: ChoiceFormats): string {
  switch (relaxed.limit) {
    case "each": {
      const { benchmark, from, to } = relaxed;
      return `With ${benchmarkAmount(to, benchmark)} instead of ${benchmarkAmount(from, benchmark)} in each machine (${benchmarkLabel(benchmark)})`;
    }
    case "total": {
      const { quantity, from, to } = relaxed;
      return `With ${quantityAmount(to, quantity)} instead of ${quantityAmount(from, quantity)} in all (${quantityLabel(quantity)})`;
    }
    case "duration":
      return relaxed.to === 0
        ? `As spot, without a fixed time`
        : `For ${formats.duration(relaxed.to)} instead of ${formats.duration(relaxed.from)}`;
    case "level":
      return `With suppliers of identity level ${relaxed.to} instead of ${relaxed.from}`;
    case "attestation":
      return relaxed.to === 0
        ? "Without demanding a measurement by the masternodes"
        : `With a measurement up to ${formats.duration(relaxed.to)} old instead of ${formats.duration(relaxed.from)}`;
    case "online":
      return relaxed.to === 0
        ? "Without demanding attested time online"
        : `With ${onlineText(relaxed.to)} of the time online instead of ${onlineText(relaxed.from)}`;
    case "machines":
      return `With ${relaxed.to} ${relaxed.to === 1 ? "machine" : "machines"} instead of ${relaxed.from}`;
    case "network":
      return `Without ${FLAGS.filter(([bit]) => (relaxed.from & ~relaxed.to & bit) !== 0n)
        .map(([, name]) => name)
        .join(" and ")}`;
    case "bond":
      return relaxed.to === 0n ? "Without a bond" : `With a bond of ${formats.snm(relaxed.to)} SNM`;
    case "perHour":
      return `With ${formats.usd(relaxed.to)} an hour instead of ${formats.usd(relaxed.from)}`;
    case "total-cost":
      return `With ${formats.usd(relaxed.to)} for the whole time instead of ${formats.usd(relaxed.from)}`;
    case "class":
      return `Not only of the class ${relaxed.from}`;
    case "model":
      return `Not only with cards named ${relaxed.from}`;
  }
}
