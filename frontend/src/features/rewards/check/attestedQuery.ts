import type { Address } from "viem";

import { type Attestation, attestationFragment, readAttestation } from "../../../indexer/attestation.ts";
import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";

/** Machines of one master to choose from. */
const MOST = 200;

const attestedDocument = graphql(
  `
    query AttestedWorkers($master: String!, $first: Int!) {
      workers(
        where: { master: $master, attestationCount_gt: 0 }
        first: $first
        orderBy: createdAt
        orderDirection: desc
      ) {
        id
        attestation {
          ...Attestation
        }
      }
    }
  `,
  [attestationFragment],
);

/** One of the reader's machines, as attested last. */
export interface AttestedWorker {
  readonly address: Address;
  readonly attestation: Attestation;
}

/** @throws if the subgraph does not answer */
export async function fetchAttested(
  indexer: Indexer,
  master: Address,
  signal?: AbortSignal,
): Promise<readonly AttestedWorker[]> {
  const { workers } = await indexer.request(attestedDocument, { master: master.toLowerCase(), first: MOST }, signal);
  return workers.flatMap(({ id, attestation }) =>
    attestation === null ? [] : [{ address: id, attestation: readAttestation(attestation) }],
  );
}
