import { offer } from "../flags/offer.ts";
import { verb } from "../Verb.ts";

export const market = verb({
  name: "market",
  summary: "list the offers of machines",
  flags: offer,
  json: "offers with id, order (as relays carry it), signature, pricePerHour in USD with 18 decimals, and attested with measuredAt (0 for never)",
  examples: ["market --min ram-size=16000000000 --hours 24 --max-price 0.5", "market --class 3 --sort bond"],
  run: async (call) => (await import("../../market/listOffers.ts")).listOffers(call),
});
