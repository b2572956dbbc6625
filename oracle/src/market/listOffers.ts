import benchmarks from "@sonm/protocol/benchmarks.json" with { type: "json" };
import { toRelayPost } from "@sonm/protocol/relay.ts";

import type { Answer } from "../cli/Answer.ts";
import type { Call } from "../cli/Call.ts";
import type { OfferFlags } from "../cli/flags/offer.ts";
import { onChain } from "../cli/onChain.ts";
import { snmText } from "../dao/snmText.ts";
import { usdPerHour } from "../orders/usdPerHour.ts";
import type { Offer } from "./Offer.ts";
import { readOffers } from "./readOffers.ts";

/** Lists the offers that fit: `market`. @throws ConfigError with what is wrong */
export const listOffers = ({ flags, terminal }: Call<OfferFlags>): Promise<Answer> =>
  onChain(flags, async (connection) => {
    const { offers, problem } = await terminal.during("Reading the offers", (tell) =>
      readOffers(connection, flags, tell),
    );
    if (problem !== undefined) terminal.note(problem);
    const attested = await Promise.all(
      offers.map(({ fields }) => connection.contracts.hardware.machine(fields.author)),
    );
    return {
      lines: offers.length === 0 ? ["There is no such offer now."] : offers.flatMap(lineOf),
      data: {
        offers: offers.map((offer, index) => ({
          id: offer.id,
          ...toRelayPost(offer),
          pricePerHour: offer.fields.price * 3_600n,
          attested: { measuredAt: Number(attested[index]?.measuredAt ?? 0n) },
        })),
      },
    };
  });

function lineOf({ id, fields: { author, price, duration, bond, benchmarks: values } }: Offer): string[] {
  const term = duration === 0 ? "spot only" : `spot or up to ${Math.floor(duration / 360) / 10} hours`;
  const behind = bond === 0n ? "no bond" : `a bond of ${snmText(bond)}`;
  const has = values.flatMap((value, index) => {
    const known = benchmarks.find((one) => one.id === index);
    return value === 0n || known === undefined ? [] : [`${known.code}=${value}`];
  });
  return [`${id}: ${usdPerHour(price)} USD an hour, ${term}, ${behind}, machine ${author}`, `  ${has.join(" ")}`];
}
