import type { WorkOfferFields } from "@sonm/protocol/workOffer.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { Dao } from "../Dao.ts";
import { readEvents, type DaoEvent } from "../readEvents.ts";

/** An offer that was told to everybody. `uri`: where its text is. */
export interface TakenOffer {
  readonly offer: WorkOfferFields;
  readonly signature: Hex;
  readonly uri: string;
  readonly offerHash: Hex;
  readonly withdrawn: boolean;
}

/** A work order as it was published. */
export interface PublishedWork {
  readonly orderId: bigint;
  readonly title: string;
  readonly uri: string;
  readonly budget: bigint;
}

/** Every order as it was published, the first one first. */
export async function readWorks(dao: Dao): Promise<readonly PublishedWork[]> {
  const events = await readEvents(dao, "WorkOrders", ["WorkPublished"]);
  return events.map(({ args }) => ({
    orderId: args["orderId"] as bigint,
    title: args["title"] as string,
    uri: args["uri"] as string,
    budget: args["budget"] as bigint,
  }));
}

/** The offers for an order, in the order in which they came. */
export async function readOffers(dao: Dao, orderId: bigint): Promise<readonly TakenOffer[]> {
  const topic = `0x${orderId.toString(16).padStart(64, "0")}`;
  const events = await readEvents(dao, "WorkOrders", ["WorkOffered", "WorkOfferWithdrawn"], [topic]);
  const withdrawn = new Set(
    events.filter(({ name }) => name === "WorkOfferWithdrawn").map(({ args }) => args["offerHash"] as string),
  );
  return events.filter(({ name }) => name === "WorkOffered").map((event) => offerOf(event, withdrawn));
}

function offerOf({ args }: DaoEvent, withdrawn: ReadonlySet<string>): TakenOffer {
  const told = args["offer"] as unknown as Readonly<Record<string, unknown>>;
  const offerHash = args["offerHash"] as Hex;
  return {
    offer: {
      orderId: told["orderId"] as bigint,
      developer: told["developer"] as Hex,
      amounts: [...(told["amounts"] as readonly bigint[])],
      stream: told["stream"] as bigint,
      contentHash: told["contentHash"] as Hex,
      validUntil: Number(told["validUntil"]),
    },
    signature: args["signature"] as Hex,
    uri: args["uri"] as string,
    offerHash,
    withdrawn: withdrawn.has(offerHash),
  };
}
