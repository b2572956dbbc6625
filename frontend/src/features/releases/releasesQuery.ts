import type { Address, Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

const MOST = 1_000;

const releasesDocument = graphql(`
  query Releases($first: Int!) {
    releases(first: $first, orderBy: timestamp, orderDirection: desc) {
      componentId
      version
      uri
    }
  }
`);

const machinesDocument = graphql(`
  query AgentVersions($master: String!, $first: Int!) {
    workers(where: { master: $master, attestation_not: null }, first: $first) {
      id
      attestation {
        softwareVersion
      }
    }
  }
`);

/** Names a version of a program. */
export const releaseKey = (component: Hex, version: number): string => `${component.toLowerCase()}-${version}`;

/** Where each version is, by `releaseKey`. @throws if the subgraph does not answer */
export async function fetchPlaces(indexer: Indexer, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const { releases } = await indexer.request(releasesDocument, { first: MOST }, signal);
  return new Map(releases.map(({ componentId, version, uri }) => [releaseKey(componentId, Number(version)), uri]));
}

/** A machine and the version of its agent, as it was attested last; 0 where the agent told none. */
export interface AgentVersion {
  readonly machine: Address;
  readonly version: number;
}

/** The machines of one master. @throws if the subgraph does not answer */
export async function fetchAgentVersions(
  indexer: Indexer,
  master: Address,
  signal?: AbortSignal,
): Promise<readonly AgentVersion[]> {
  const variables = { master: master.toLowerCase(), first: MOST };
  const { workers } = await indexer.request(machinesDocument, variables, signal);
  return workers.flatMap(({ id, attestation }) =>
    attestation === null ? [] : [{ machine: id, version: Number(attestation.softwareVersion) }],
  );
}
