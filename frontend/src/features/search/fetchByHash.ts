import type { Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import type { SearchHit } from "./SearchHit.ts";
import { numberedHit } from "./numberedHit.ts";

const hashDocument = graphql(`
  query SearchHash($id: ID!, $bytes: Bytes!) {
    order(id: $id) {
      side
      tagText
    }
    dealId(id: $id) {
      deal {
        id
        number
        status
      }
    }
    proposals(where: { id: $bytes }, first: 1) {
      number
      title
    }
    workOffer(id: $id) {
      order {
        number
        title
      }
    }
    reports(where: { root: $bytes }, first: 1, orderBy: sequence, orderDirection: desc) {
      sequence
    }
  }
`);

/**
 * What is called by a hash, but for transactions, which the chain knows.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchByHash(indexer: Indexer, hash: Hex, signal?: AbortSignal): Promise<readonly SearchHit[]> {
  const found = await indexer.request(hashDocument, { id: hash, bytes: hash }, signal);
  const { order, dealId, proposals, workOffer, reports } = found;
  const hits: SearchHit[] = [];
  if (order !== null)
    hits.push({
      ...{ kind: "order", id: hash, note: order.tagText },
      title: `${order.side === "ASK" ? "Ask" : "Bid"} ${shortAddress(hash)}`,
    });
  if (dealId !== null) {
    const { id, number, status } = dealId.deal;
    hits.push({ kind: "deal", id, title: `Deal ${number}`, note: status === "OPEN" ? "runs" : "closed" });
  }
  hits.push(...proposals.map(numberedHit("proposal", "Proposal")));
  if (workOffer !== null) {
    const { number, title } = workOffer.order;
    hits.push({ kind: "work", id: String(number), title, note: `Work order ${number}: an offer for it` });
  }
  for (const { sequence } of reports)
    hits.push({ kind: "report", id: sequence, title: `Oracle report ${sequence}`, note: "its root" });
  return hits;
}
