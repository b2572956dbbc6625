import { formatUsdPerHour } from "../../lib/money.ts";
import { shareText } from "../../lib/percent.ts";
import { DEAL_DAYS } from "./evidenceQuery.ts";
import type { Forecast } from "./forecast.ts";
import { rangeText } from "./rangeText.ts";
import type { EarnView } from "./useForecast.ts";

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** Where the market's part of a forecast comes from, sentence by sentence. */
export function marketSources(
  { evidence, share, provedShare, classes }: Pick<EarnView, "evidence" | "share" | "provedShare" | "classes">,
  day: Pick<Forecast, "full">,
): readonly string[] {
  const belongs =
    classes.length === 0
      ? "It belongs to no hardware class of this network."
      : `It belongs to the hardware ${classes.length === 1 ? "class" : "classes"} ${classes.join(", ")}.`;
  if (evidence === undefined)
    return [belongs, `Like machines: none in a deal of the last ${DEAL_DAYS} days, and none on offer.`];
  const { prices, deals, asks, machines, rented } = evidence;
  const from = [deals > 0 ? counted(deals, "deal") : "", asks > 0 ? counted(asks, "offer") : ""].filter(Boolean);
  return [
    belongs,
    `Prices of the middle half of ${from.join(" and ")} for like machines, now and in the last ${DEAL_DAYS} days: ` +
      `${formatUsdPerHour(prices.low)} to ${formatUsdPerHour(prices.high)} an hour.` +
      (deals === 0 ? " Nobody has paid them yet: they are only asked." : ""),
    provedShare
      ? `Rented ${shareText(share.part, share.of)} of the time: the demand of its class over its supply with this machine, as masternodes proved both.`
      : `Rented ${shareText(share.part, share.of)} of the time: ${rented} of ${counted(machines, "like machine")} are in a deal now, and this would be one more.`,
    ...(day.full === undefined ? [] : [`Rented without a pause it would bring ${rangeText(day.full)} a day.`]),
  ];
}
