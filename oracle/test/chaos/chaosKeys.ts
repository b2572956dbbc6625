import { HDNodeWallet } from "ethers";

import { LOCAL_MNEMONIC, localAccounts } from "@sonm/protocol/localAccounts.ts";

import type { Hex } from "../../src/lib/Hex.ts";

/** Keys of one masternode. */
export interface MasternodeKeys {
  readonly owner: Hex;
  readonly signer: Hex;
}

/** First place of the further keys in the derivation path: behind those of the local network. */
const FIRST = Object.keys(localAccounts).length;

const derived = (index: number): Hex =>
  HDNodeWallet.fromPhrase(LOCAL_MNEMONIC, undefined, `m/44'/60'/0'/0/${index}`).privateKey as Hex;

/** PUBLIC TEST KEYS of further masternodes, from the same well-known mnemonic as all of the local network. */
export const furtherMasternode = (index: number): MasternodeKeys => ({
  owner: derived(FIRST + 2 * index),
  signer: derived(FIRST + 2 * index + 1),
});
