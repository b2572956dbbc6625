import { keccak } from "../../../../oracle/src/lib/keccak.ts";

/** The private key of a machine that only measurements know. */
export const workerKey = (number: number): Uint8Array => keccak(`worker ${number}`);
