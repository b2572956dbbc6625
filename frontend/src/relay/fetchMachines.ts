import type { Address, Hex } from "viem";

import { attestationFragment, readAttestation } from "../indexer/attestation.ts";
import { graphql } from "../indexer/graphql.ts";
import type { Indexer } from "../indexer/Indexer.ts";
import type { Offer } from "../indexer/offer.ts";
import { readProfile } from "../indexer/profile.ts";

/** Most machines that are asked for at once. */
const CHUNK = 500;

const workersDocument = graphql(
  `
    query RelayedMachines($ids: [Bytes!]!, $first: Int!) {
      workers(where: { id_in: $ids }, first: $first) {
        id
        master {
          id
          name
          level
          levelUntil
        }
        attestation {
          ...Attestation
        }
      }
    }
  `,
  [attestationFragment],
);

type Machine = Pick<Offer, "master" | "profile" | "attestation">;

/**
 * What the index knows of machines, by their addresses in lower case: whose they are, and what was measured.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchMachines(
  indexer: Indexer,
  authors: readonly Address[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Machine>> {
  const ids = [...new Set(authors.map((author) => author.toLowerCase() as Hex))];
  const machines = new Map<string, Machine>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const { workers } = await indexer.request(
      workersDocument,
      { ids: ids.slice(start, start + CHUNK), first: CHUNK },
      signal,
    );
    for (const { id, master, attestation } of workers)
      machines.set(id, {
        master: master.id,
        profile: readProfile(master),
        attestation: attestation === null ? undefined : readAttestation(attestation),
      });
  }
  return machines;
}
