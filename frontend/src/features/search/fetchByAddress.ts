import { type Address, getAddress } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import type { SearchHit } from "./SearchHit.ts";

const addressDocument = graphql(`
  query SearchAddress($id: ID!) {
    account(id: $id) {
      name
      dealsAsBuyer
      dealsAsMaster
    }
    worker(id: $id) {
      attestation {
        cpuModel
      }
      dealCount
    }
    masternode(id: $id) {
      endpoint
    }
    signerKey(id: $id) {
      masternode {
        id
        endpoint
      }
    }
    directoryListings(where: { target: $id, endedAt: null }, first: 1) {
      name
    }
  }
`);

/**
 * What an address is. Each is an account, also one of which nothing is known.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchByAddress(
  indexer: Indexer,
  address: Address,
  signal?: AbortSignal,
): Promise<readonly SearchHit[]> {
  const id = address.toLowerCase();
  const found = await indexer.request(addressDocument, { id }, signal);
  const { account, worker, masternode, signerKey, directoryListings } = found;
  const short = shortAddress(getAddress(address));
  const deals = (account?.dealsAsBuyer ?? 0) + (account?.dealsAsMaster ?? 0);
  const contract = directoryListings[0]?.name ?? "";
  const node = masternode === null ? signerKey?.masternode : { ...masternode, id };
  return [
    {
      kind: "account",
      id: getAddress(address),
      title: account?.name || contract || short,
      note:
        contract !== ""
          ? `${short}, a contract of the network`
          : account === null
            ? `${short}, not known to the market yet`
            : `${short}, ${deals === 1 ? "1 deal" : `${deals} deals`}`,
    },
    ...(worker === null
      ? []
      : [
          {
            kind: "machine" as const,
            id,
            title: worker.attestation?.cpuModel || short,
            note: `${short}, rented ${worker.dealCount === 1 ? "once" : `${worker.dealCount} times`}`,
          },
        ]),
    ...(node === undefined
      ? []
      : [
          {
            kind: "masternode" as const,
            id: node.id,
            title: node.endpoint || short,
            note: masternode === null ? `${short} signs for it` : short,
          },
        ]),
  ];
}
