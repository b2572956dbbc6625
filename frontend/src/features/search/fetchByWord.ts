import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import type { SearchHit } from "./SearchHit.ts";
import { numberedHit } from "./numberedHit.ts";

const wordDocument = graphql(`
  query SearchWord($text: String!, $first: Int!) {
    accounts(where: { name_contains_nocase: $text }, first: $first) {
      id
      name
    }
    masternodes(
      where: {
        or: [
          { endpoint_contains_nocase: $text }
          { description_contains_nocase: $text }
          { owner_: { name_contains_nocase: $text } }
        ]
      }
      first: $first
      orderBy: stake
      orderDirection: desc
    ) {
      id
      endpoint
      owner {
        name
      }
    }
    workers(
      where: { attestation_: { cpuModel_contains_nocase: $text } }
      first: $first
      orderBy: attestedUntil
      orderDirection: desc
    ) {
      id
      attestation {
        cpuModel
        gpuModels
      }
    }
    gpus(where: { model_contains_nocase: $text }, first: $first) {
      model
      worker {
        id
      }
    }
    orders(
      where: { tagText_contains_nocase: $text, status: ACTIVE }
      first: $first
      orderBy: createdAt
      orderDirection: desc
    ) {
      id
      side
      tagText
    }
    proposals(where: { title_contains_nocase: $text }, first: $first, orderBy: number, orderDirection: desc) {
      number
      title
    }
    workOrders(where: { title_contains_nocase: $text }, first: $first, orderBy: number, orderDirection: desc) {
      number
      title
    }
    features(where: { title_contains_nocase: $text }, first: $first, orderBy: number, orderDirection: desc) {
      number
      title
    }
    hardwareClasses(
      where: { or: [{ label_contains_nocase: $text }, { code_contains_nocase: $text }] }
      first: $first
      orderBy: number
    ) {
      number
      label
    }
    rewardPrograms(
      where: { hardwareClass_: { label_contains_nocase: $text } }
      first: $first
      orderBy: number
      orderDirection: desc
    ) {
      number
      hardwareClass {
        label
      }
    }
  }
`);

/**
 * What has a word in its name, title, tag or model.
 *
 * @param most of each kind
 * @throws if the subgraph does not answer
 */
export async function fetchByWord(
  indexer: Indexer,
  text: string,
  most: number,
  signal?: AbortSignal,
): Promise<readonly SearchHit[]> {
  const found = await indexer.request(wordDocument, { text, first: most }, signal);
  return [
    ...found.accounts.map(({ id, name }) => ({ kind: "account" as const, id, title: name, note: shortAddress(id) })),
    ...found.workers.map(({ id, attestation }) => ({
      ...{ kind: "machine" as const, id, title: attestation?.cpuModel || shortAddress(id) },
      note: [shortAddress(id), ...(attestation?.gpuModels ?? [])].join(", "),
    })),
    ...found.gpus.map(({ model, worker }) => ({
      ...{ kind: "machine" as const, id: worker.id, title: model, note: shortAddress(worker.id) },
    })),
    ...found.masternodes.map(({ id, endpoint, owner }) => ({
      ...{ kind: "masternode" as const, id, title: owner.name || endpoint || shortAddress(id) },
      note: owner.name === "" ? shortAddress(id) : endpoint,
    })),
    ...found.orders.map(({ id, side, tagText }) => ({
      ...{ kind: "order" as const, id, title: `${side === "ASK" ? "Ask" : "Bid"} ${shortAddress(id)}` },
      note: `tag ${tagText}`,
    })),
    ...found.hardwareClasses.map(({ number, label }) =>
      numberedHit("class", "Hardware class")({ number, title: label }),
    ),
    ...found.rewardPrograms.map(({ number, hardwareClass }) =>
      numberedHit("program", "Reward program")({ number, title: hardwareClass.label }),
    ),
    ...found.proposals.map(numberedHit("proposal", "Proposal")),
    ...found.workOrders.map(numberedHit("work", "Work order")),
    ...found.features.map(numberedHit("feature", "Feature")),
  ];
}
