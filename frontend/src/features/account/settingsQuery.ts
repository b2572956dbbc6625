import type { Address } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { type Profile, readProfile } from "../../indexer/profile.ts";
import type { Certificate } from "../profile/certificates.ts";

const settingsDocument = graphql(`
  query AccountSettings($id: ID!) {
    account(id: $id) {
      name
      link
      level
      levelUntil
      banned
      blacklist
      payoutTarget
      payoutThreshold
      certificates(orderBy: level, orderDirection: desc) {
        level
        validator {
          id
          level
        }
        expiresAt
        revokedAt
      }
    }
  }
`);

/**
 * What an account settled for itself, and what others settled about it.
 *
 * - `link`: its own word, unchecked
 * - `payout`: where anybody may send its balance once that reaches the threshold, SNM wei
 * - `blacklist`: with whom it does not deal; `banned`: nobody deals with it, by the DAO's word
 */
export interface AccountSettings {
  readonly profile: Profile;
  readonly link: string;
  readonly certificates: readonly Certificate[];
  readonly banned: boolean;
  readonly blacklist: readonly Address[];
  readonly payout: { readonly target: Address; readonly threshold: bigint } | undefined;
}

const NOTHING: AccountSettings = {
  profile: { name: "", level: 1, levelUntil: 0 },
  link: "",
  certificates: [],
  banned: false,
  blacklist: [],
  payout: undefined,
};

/** @throws if the subgraph does not answer */
export async function fetchSettings(
  indexer: Indexer,
  account: Address,
  signal?: AbortSignal,
): Promise<AccountSettings> {
  const { account: found } = await indexer.request(settingsDocument, { id: account.toLowerCase() }, signal);
  if (found === null) return NOTHING;
  return {
    profile: readProfile(found),
    link: found.link,
    certificates: found.certificates.map(({ level, validator, expiresAt, revokedAt }) => ({
      level,
      validator: validator.id,
      validatorLevel: validator.level,
      expiresAt: Number(expiresAt),
      revoked: revokedAt !== null,
    })),
    banned: found.banned,
    blacklist: found.blacklist,
    payout:
      found.payoutTarget === null
        ? undefined
        : { target: found.payoutTarget, threshold: BigInt(found.payoutThreshold) },
  };
}
