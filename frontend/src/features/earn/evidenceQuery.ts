import { attestationFragment, readAttestation } from "../../indexer/attestation.ts";
import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import type { Offer } from "../../indexer/offer.ts";
import { DAY } from "../../lib/time.ts";
import type { Sample } from "./comparables.ts";

/** Deals and asks that are looked at, the newest and the cheapest first. */
const MOST = 500;

/** How long a deal that ended counts, in days. */
export const DEAL_DAYS = 30;

const evidenceDocument = graphql(
  `
    query EarnEvidence($first: Int!, $since: BigInt!, $now: Int8!) {
      deals(
        where: { or: [{ status: OPEN }, { start_gte: $since }] }
        first: $first
        orderBy: start
        orderDirection: desc
      ) {
        id
        status
        price
        supplier {
          id
        }
        worker {
          attestation {
            ...Attestation
          }
        }
      }
      orders(
        where: { side: ASK, status: ACTIVE, validUntil_gte: $now, attestedUntil_gt: $now }
        first: $first
        orderBy: cappedPrice
      ) {
        id
        price
        authorAddress
        worker {
          attestation {
            ...Attestation
          }
        }
      }
    }
  `,
  [attestationFragment],
);

/**
 * What machines are rented and offered for.
 *
 * @param now unix seconds
 * @throws if the subgraph does not answer
 */
export async function fetchSamples(indexer: Indexer, now: number, signal?: AbortSignal): Promise<readonly Sample[]> {
  const variables = { first: MOST, since: String(now - DEAL_DAYS * DAY), now: String(now) };
  const { deals, orders } = await indexer.request(evidenceDocument, variables, signal);
  const rented = deals.flatMap(({ id, price, status, supplier, worker: { attestation } }): Sample[] => {
    if (attestation === null) return [];
    const machine = readAttestation(attestation);
    return [{ id, worker: supplier.id, price: BigInt(price), from: "deal", running: status === "OPEN", machine }];
  });
  const offered = orders.flatMap(({ id, price, authorAddress, worker }): Sample[] => {
    const attestation = worker?.attestation ?? null;
    if (attestation === null) return [];
    return [
      {
        id,
        worker: authorAddress,
        price: BigInt(price),
        from: "ask",
        running: false,
        machine: readAttestation(attestation),
      },
    ];
  });
  return [...rented, ...offered];
}

/** An offer that only relays have, as a sample; undefined where its machine is not attested. */
export function sampleOf({ id, supplier, fields, attestation }: Offer): Sample | undefined {
  return attestation === undefined
    ? undefined
    : { id, worker: supplier, price: fields.price, from: "ask", running: false, machine: attestation };
}
