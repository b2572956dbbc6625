import type { Address } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import type { Certificate } from "../profile/certificates.ts";

/** Of each kind that are shown. */
const MOST = 500;

const overviewDocument = graphql(`
  query Validators($first: Int!) {
    validators(first: $first, orderBy: level, orderDirection: desc) {
      id
      level
      createdAt
      updatedAt
    }
    accounts(where: { banned: true }, first: $first, orderBy: bannedSince, orderDirection: desc) {
      id
      name
      bannedSince
    }
  }
`);

const issuedDocument = graphql(`
  query IssuedCertificates($validator: String!, $first: Int!) {
    certificates(
      where: { validator: $validator, revokedAt: null }
      first: $first
      orderBy: expiresAt
      orderDirection: desc
    ) {
      id
      subject {
        id
        name
      }
      level
      expiresAt
      validator {
        id
        level
      }
    }
  }
`);

const subjectDocument = graphql(`
  query CertificatesOf($subject: String!) {
    certificates(where: { subject: $subject, revokedAt: null }, orderBy: level, orderDirection: desc) {
      level
      expiresAt
      validator {
        id
        level
      }
    }
  }
`);

/** Whom the DAO appointed. `level`: up to which it may certify, 0 once dismissed; times in unix seconds. */
export interface Validator {
  readonly address: Address;
  readonly level: number;
  readonly appointedAt: number;
  readonly changedAt: number;
}

/** Whom the DAO banned. `name`: its own word, unchecked; `since`: unix seconds. */
export interface Banned {
  readonly address: Address;
  readonly name: string;
  readonly since: number;
}

/** What the DAO decided about accounts. */
export interface DaoLists {
  readonly validators: readonly Validator[];
  readonly banned: readonly Banned[];
}

/** A certificate with whom it is about. */
export interface Issued {
  readonly id: string;
  readonly subject: Address;
  readonly name: string;
  readonly certificate: Certificate;
}

/** @throws if the subgraph does not answer */
export async function fetchDaoLists(indexer: Indexer, signal?: AbortSignal): Promise<DaoLists> {
  const { validators, accounts } = await indexer.request(overviewDocument, { first: MOST }, signal);
  return {
    validators: validators.map(({ id, level, createdAt, updatedAt }) => ({
      address: id,
      level,
      appointedAt: Number(createdAt),
      changedAt: Number(updatedAt),
    })),
    banned: accounts.map(({ id, name, bannedSince }) => ({ address: id, name, since: Number(bannedSince ?? 0) })),
  };
}

interface IndexedCertificate {
  readonly level: number;
  readonly expiresAt: string;
  readonly validator: { readonly id: Address; readonly level: number };
}

const readCertificate = ({ level, expiresAt, validator }: IndexedCertificate): Certificate => ({
  level,
  validator: validator.id,
  validatorLevel: validator.level,
  expiresAt: Number(expiresAt),
  revoked: false,
});

/**
 * What a validator certified and nobody ended or replaced, also what has expired.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchIssued(
  indexer: Indexer,
  validator: Address,
  signal?: AbortSignal,
): Promise<readonly Issued[]> {
  const variables = { validator: validator.toLowerCase(), first: MOST };
  const { certificates } = await indexer.request(issuedDocument, variables, signal);
  return certificates.map(({ id, subject, ...rest }) => ({
    id,
    subject: subject.id,
    name: subject.name,
    certificate: readCertificate(rest),
  }));
}

/**
 * The certificates of an account that nobody ended, highest level first.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchCertificatesOf(
  indexer: Indexer,
  subject: Address,
  signal?: AbortSignal,
): Promise<readonly Certificate[]> {
  const { certificates } = await indexer.request(subjectDocument, { subject: subject.toLowerCase() }, signal);
  return certificates.map(readCertificate);
}
