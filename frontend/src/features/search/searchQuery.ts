import type { ResultOf } from "gql.tada";

import type { Indexer } from "../../indexer/Indexer.ts";
import { addressDocument, hashDocument, numberDocument, wordsDocument } from "./searchDocuments.ts";
import { type Numbered, numberIdOf, type SearchTerm } from "./searchTerm.ts";

/** What can be found. `daoReport`: a report to the DAO; `report`: one of the masternodes. */
export type SearchKind =
  | "account"
  | "machine"
  | "masternode"
  | "delegate"
  | "order"
  | "deal"
  | "report"
  | "daoReport"
  | "proposal"
  | "program"
  | "feature"
  | "work"
  | "class";

/**
 * Something that was found.
 *
 * - `id`: what its page's address names: the address, the hash of an order or a deal, the number of all else
 * - `title`: its name, its number, or its id where it has neither; `note`: what else is to be told, empty if nothing is
 */
export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  readonly note: string;
}

/** Hits of each kind that one search asks for. */
export const MOST_OF_A_KIND = 5;

interface Machine {
  readonly id: string;
  readonly attestation: { readonly cpuModel: string; readonly gpuModels: readonly string[] } | null;
}

const account = ({ id, name }: { id: string; name: string }): SearchHit => ({
  ...{ kind: "account", id, title: name === "" ? id : name, note: name === "" ? "" : id },
});

const machine = ({ id, attestation }: Machine): SearchHit => {
  const models = attestation === null ? [] : [attestation.cpuModel, ...attestation.gpuModels];
  return { kind: "machine", id, title: id, note: [...new Set(models)].filter((model) => model !== "").join(", ") };
};

const masternode = ({ id, endpoint }: { id: string; endpoint: string }): SearchHit => ({
  ...{ kind: "masternode", id, title: endpoint === "" ? id : endpoint, note: endpoint === "" ? "" : id },
});

const order = ({ id, side, status, tagText = "" }: { id: string; side: string; status: string; tagText?: string }) =>
  ({
    ...{ kind: "order", id, title: tagText === "" ? id : tagText },
    note: `${side === "ASK" ? "Ask" : "Bid"}, ${status.toLowerCase()}`,
  }) satisfies SearchHit;

const deal = ({ id, number, status }: { id: string; number: number; status: string }): SearchHit => ({
  ...{ kind: "deal", id, title: `Deal ${number}`, note: status.toLowerCase() },
});

const report = ({ sequence, epoch }: { sequence: string; epoch: string }): SearchHit => ({
  ...{ kind: "report", id: sequence, title: `Report ${sequence}`, note: `epoch ${epoch}` },
});

const titled = (kind: SearchKind, name: string, { number, title }: { number: number; title: string }): SearchHit => ({
  ...{ kind, id: String(number), title, note: `${name} ${number}` },
});

const program = (found: { number: number; hardwareClass: { label: string } }): SearchHit => ({
  ...{ kind: "program", id: String(found.number), title: `Program ${found.number}`, note: found.hardwareClass.label },
});

/** What was found under an address. */
export function hitsOfAddress(found: ResultOf<typeof addressDocument>): SearchHit[] {
  const node = found.masternode ?? found.signerKey?.masternode;
  return [
    ...(found.account === null ? [] : [account(found.account)]),
    ...(found.worker === null ? [] : [machine(found.worker)]),
    ...(node === undefined ? [] : [masternode(node)]),
    ...(found.delegate === null
      ? []
      : [{ kind: "delegate", id: found.delegate.id, title: found.delegate.id, note: "" } as const]),
  ];
}

/** What was found under 32 bytes, each thing once. */
export function hitsOfHash(found: ResultOf<typeof hashDocument>): SearchHit[] {
  const deals = [
    ...(found.dealId === null ? [] : [found.dealId.deal]),
    ...[...found.opened, ...found.closed, ...found.payments.map((payment) => payment.deal)],
  ];
  const proposals = [
    ...(found.proposal === null ? [] : [found.proposal]),
    ...[...found.proposals, ...found.votes.map((vote) => vote.proposal)],
  ];
  return distinct([
    ...[...(found.order === null ? [] : [found.order]), ...found.byTransaction].map((one) => order(one)),
    ...deals.map(deal),
    ...found.reports.map(report),
    ...found.attestations.map(({ worker }) => machine(worker)),
    ...proposals.map((one) => titled("proposal", "Proposal", one)),
    ...[...found.deposits, ...found.withdrawals].map((movement) => account(movement.account)),
    ...found.rewardClaims.map((claim) => program(claim.program)),
  ]);
}

/** What has the number, of the kinds that are wanted. */
export function hitsOfNumber(found: ResultOf<typeof numberDocument>, kinds: readonly Numbered[]): SearchHit[] {
  const { rewardProgram, workOrder, feature, report: accepted, daoReport } = found;
  const hits: readonly SearchHit[] = [
    ...found.deals.map(deal),
    ...found.proposals.map((one) => titled("proposal", "Proposal", one)),
    ...(rewardProgram === null ? [] : [program(rewardProgram)]),
    ...(workOrder === null ? [] : [titled("work", "Work order", workOrder)]),
    ...(feature === null ? [] : [titled("feature", "Feature", feature)]),
    ...(accepted === null ? [] : [report(accepted)]),
    ...(daoReport === null
      ? []
      : [
          titled("daoReport", "Report", {
            number: daoReport.number,
            title: `Report to the DAO: ${daoReport.kind.name}`,
          }),
        ]),
  ];
  return hits.filter(({ kind }) => kinds.some((wanted) => wanted === kind));
}

/** What has the words in its name, each thing once. */
export function hitsOfWords(found: ResultOf<typeof wordsDocument>): SearchHit[] {
  return distinct([
    ...found.accounts.map(account),
    ...found.masternodes.map(masternode),
    ...found.hardwareClasses.map(({ number, code, label }): SearchHit => ({
      kind: "class",
      id: String(number),
      title: label,
      note: code,
    })),
    ...found.gpus.map(({ model, worker }): SearchHit => ({
      kind: "machine",
      id: worker.id,
      title: worker.id,
      note: model,
    })),
    ...found.attestations.map(({ cpuModel, worker }): SearchHit => ({
      kind: "machine",
      id: worker.id,
      title: worker.id,
      note: cpuModel,
    })),
    ...found.orders.map((one) => order(one)),
    ...found.proposals.map((one) => titled("proposal", "Proposal", one)),
    ...found.features.map((one) => titled("feature", "Feature", one)),
    ...found.workOrders.map((one) => titled("work", "Work order", one)),
  ]);
}

const distinct = (hits: readonly SearchHit[]): SearchHit[] =>
  [...new Map(hits.toReversed().map((hit) => [`${hit.kind} ${hit.id}`, hit] as const)).values()].toReversed();

/**
 * Everything in the index that a term finds, in one request.
 *
 * @throws if the index does not answer
 */
export async function searchIndex(indexer: Indexer, term: SearchTerm, signal?: AbortSignal): Promise<SearchHit[]> {
  const first = MOST_OF_A_KIND;
  switch (term.is) {
    case "address":
      return hitsOfAddress(await indexer.request(addressDocument, { id: term.address }, signal));
    case "hash":
      return hitsOfHash(await indexer.request(hashDocument, { id: term.hash, hash: term.hash, first }, signal));
    case "number": {
      const { number } = term;
      const found = await indexer.request(numberDocument, { id: numberIdOf(number), number }, signal);
      return hitsOfNumber(found, term.kinds);
    }
    case "words":
      return hitsOfWords(await indexer.request(wordsDocument, { text: term.text, first }, signal));
  }
}
