import { graphql } from "../../indexer/graphql.ts";

/** What the index keeps under an address. */
export const addressDocument = graphql(`
  query SearchAddress($id: ID!) {
    account(id: $id) {
      id
      name
    }
    worker(id: $id) {
      id
      attestation {
        cpuModel
        gpuModels
      }
    }
    masternode(id: $id) {
      id
      endpoint
    }
    delegate(id: $id) {
      id
    }
    signerKey(id: $id) {
      masternode {
        id
        endpoint
      }
    }
  }
`);

/** What the index keeps under 32 bytes: ids, hashes of transactions, roots. */
export const hashDocument = graphql(`
  query SearchHash($id: ID!, $hash: Bytes!, $first: Int!) {
    order(id: $id) {
      id
      side
      status
    }
    dealId(id: $id) {
      deal {
        id
        number
        status
      }
    }
    proposal(id: $id) {
      number
      title
    }
    byTransaction: orders(first: $first, where: { transaction: $hash }) {
      id
      side
      status
    }
    opened: deals(first: $first, where: { openTransaction: $hash }) {
      id
      number
      status
    }
    closed: deals(first: $first, where: { closeTransaction: $hash }) {
      id
      number
      status
    }
    payments(first: $first, where: { transaction: $hash }) {
      deal {
        id
        number
        status
      }
    }
    reports(first: $first, where: { or: [{ transaction: $hash }, { root: $hash }] }) {
      sequence
      epoch
    }
    attestations(first: $first, where: { transaction: $hash }) {
      worker {
        id
        attestation {
          cpuModel
          gpuModels
        }
      }
    }
    proposals(first: $first, where: { or: [{ createdIn: $hash }, { executedIn: $hash }] }) {
      number
      title
    }
    deposits(first: $first, where: { transaction: $hash }) {
      account {
        id
        name
      }
    }
    withdrawals(first: $first, where: { transaction: $hash }) {
      account {
        id
        name
      }
    }
    votes(first: $first, where: { transaction: $hash }) {
      proposal {
        number
        title
      }
    }
    rewardClaims(first: $first, where: { transaction: $hash }) {
      program {
        number
        hardwareClass {
          label
        }
      }
    }
  }
`);

/** What has a number: all kinds at once, by the id that the index makes of it. */
export const numberDocument = graphql(`
  query SearchNumber($id: ID!, $number: Int!) {
    deals(first: 1, where: { number: $number }) {
      id
      number
      status
    }
    proposals(first: 1, where: { number: $number }) {
      number
      title
    }
    rewardProgram(id: $id) {
      number
      hardwareClass {
        label
      }
    }
    workOrder(id: $id) {
      number
      title
    }
    feature(id: $id) {
      number
      title
    }
    report(id: $id) {
      sequence
      epoch
    }
    daoReport(id: $id) {
      number
      kind {
        name
      }
    }
  }
`);

/** What carries words in its name, whatever their case. */
export const wordsDocument = graphql(`
  query SearchWords($text: String!, $first: Int!) {
    accounts(first: $first, where: { name_contains_nocase: $text }) {
      id
      name
    }
    masternodes(
      first: $first
      where: { or: [{ endpoint_contains_nocase: $text }, { description_contains_nocase: $text }] }
    ) {
      id
      endpoint
    }
    orders(first: $first, where: { tagText_contains_nocase: $text }) {
      id
      side
      status
      tagText
    }
    proposals(first: $first, orderBy: number, orderDirection: desc, where: { title_contains_nocase: $text }) {
      number
      title
    }
    features(first: $first, where: { title_contains_nocase: $text }) {
      number
      title
    }
    workOrders(first: $first, where: { title_contains_nocase: $text }) {
      number
      title
    }
    hardwareClasses(first: $first, where: { or: [{ label_contains_nocase: $text }, { code_contains_nocase: $text }] }) {
      number
      code
      label
    }
    gpus(first: $first, where: { model_contains_nocase: $text }) {
      model
      worker {
        id
      }
    }
    attestations(first: $first, where: { cpuModel_contains_nocase: $text }) {
      cpuModel
      worker {
        id
      }
    }
  }
`);
