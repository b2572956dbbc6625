/**
 * Keys come from the environment or an encrypted file, never from flags or settings files: those show in process lists
 * and backups.
 *
 * - `account`: of whoever uses the command line, in any role, `SONM_KEY`
 * - `signer`: of a node, `SONM_SIGNER_KEY`
 * - `nextSigner`: of a node, that takes its place, `SONM_NEXT_SIGNER_KEY`
 * - `owner`: of a masternode's owner, `SONM_OWNER_KEY`
 * - `worker`: of an agent, `SONM_WORKER_KEY`
 * - `master`: of an agent's master, `SONM_MASTER_KEY`
 */
export interface Secrets {
  readonly account?: string;
  readonly signer?: string;
  readonly nextSigner?: string;
  readonly owner?: string;
  readonly worker?: string;
  readonly master?: string;
}

/** Takes the private keys from the environment. */
export function readSecrets(environment: Readonly<Record<string, string | undefined>>): Secrets {
  const keys: Record<keyof Secrets, string | undefined> = {
    account: environment["SONM_KEY"],
    signer: environment["SONM_SIGNER_KEY"],
    nextSigner: environment["SONM_NEXT_SIGNER_KEY"],
    owner: environment["SONM_OWNER_KEY"],
    worker: environment["SONM_WORKER_KEY"],
    master: environment["SONM_MASTER_KEY"],
  };
  return Object.fromEntries(Object.entries(keys).filter(([, key]) => key !== undefined && key !== ""));
}
