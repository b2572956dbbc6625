/**
 * What a worker signs to let a master be paid for its machine. The domain is the market's, see `orderDomain`.
 *
 * - `binding`: `workerBindings(worker)` of the market at the time of signing
 * - `deadline`: unix seconds, inclusive
 */
export interface WorkerBinding {
  readonly worker: `0x${string}`;
  readonly master: `0x${string}`;
  readonly binding: bigint;
  readonly deadline: bigint;
}

/** EIP-712 types of a worker binding. */
export const workerBindingTypes = {
  WorkerBinding: [
    { name: "worker", type: "address" },
    { name: "master", type: "address" },
    { name: "binding", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;
