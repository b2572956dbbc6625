/**
 * Keys come from the environment or an encrypted file, never from flags or settings files: those show in process lists
 * and backups.
 *
 * - `signer`: of a node, `SONM_SIGNER_KEY`
 * - `worker`: of an agent, `SONM_WORKER_KEY`
 * - `master`: of an agent's master, `SONM_MASTER_KEY`
 */
export interface Secrets {
  readonly signer?: string;
  readonly worker?: string;
  readonly master?: string;
}

/** Takes the private keys from the environment. */
export function readSecrets(environment: Readonly<Record<string, string | undefined>>): Secrets {
  const { SONM_SIGNER_KEY: signer, SONM_WORKER_KEY: worker, SONM_MASTER_KEY: master } = environment;
  return {
    ...(signer === undefined || signer === "" ? {} : { signer }),
    ...(worker === undefined || worker === "" ? {} : { worker }),
    ...(master === undefined || master === "" ? {} : { master }),
  };
}
