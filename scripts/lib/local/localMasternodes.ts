import type { LocalRole } from "@sonm/protocol/localAccounts.ts";

/** One masternode of the local network: who owns it, which key signs for it. */
export interface LocalMasternode {
  readonly owner: LocalRole;
  readonly signer: LocalRole;
}

/** In the order of their ports. */
export const LOCAL_MASTERNODES: readonly LocalMasternode[] = [
  { owner: "operator", signer: "signer1" },
  { owner: "nodeOwner2", signer: "signer2" },
  { owner: "nodeOwner3", signer: "signer3" },
];
