import { type Address, type Hex, isAddress, isHex } from "viem";

/**
 * What became of a transaction.
 *
 * - `pending`: sent, not in a block
 * - `indexing`: in a block, the lists do not show it yet
 * - `done`: in a block and in the lists
 * - `reverted`: in a block, without effect
 * - `cancelled`, `replaced`: the wallet sent nothing, or something else, in its place
 * - `lost`: the chain does not know it any more
 */
export type TransactionStatus = "pending" | "indexing" | "done" | "reverted" | "cancelled" | "replaced" | "lost";

const STATUSES: readonly string[] = [
  "pending",
  "indexing",
  "done",
  "reverted",
  "cancelled",
  "replaced",
  "lost",
] satisfies TransactionStatus[];

/**
 * A transaction that the page sent, as it is remembered over a reload.
 *
 * - `id`: hash under which it was first sent; `hash`: that of the one that took its place, if it was speeded up
 * - `nonce`: of the sender, unknown until the chain shows the transaction
 * - `submittedAt`: unix seconds
 * - `block`: in which it was mined
 * - `deal`: the deal that it opened
 * - `paid`, `received`, `fee`: see `ReceiptFacts`; known once it is mined
 */
export interface TransactionRecord {
  readonly id: Hex;
  readonly hash: Hex;
  readonly chainId: number;
  readonly account: Address;
  readonly title: string;
  readonly status: TransactionStatus;
  readonly submittedAt: number;
  readonly nonce?: number | undefined;
  readonly block?: number | undefined;
  readonly deal?: Hex | undefined;
  readonly paid?: Hex | undefined;
  readonly received?: Hex | undefined;
  readonly fee?: Hex | undefined;
}

/** Whether the page still waits for something. */
export const isUnderWay = ({ status }: Pick<TransactionRecord, "status">): boolean =>
  status === "pending" || status === "indexing";

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** Reads a record that an earlier visit stored; undefined if it is none. */
export function readRecord(json: unknown): TransactionRecord | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const fields = json as Record<string, unknown>;
  const { id, hash, chainId, account, title, status, submittedAt, nonce, block } = fields;
  if (!isHex(id) || !isHex(hash) || !isNumber(chainId) || !isNumber(submittedAt) || typeof title !== "string")
    return undefined;
  if (typeof account !== "string" || !isAddress(account, { strict: false })) return undefined;
  if (typeof status !== "string" || !STATUSES.includes(status)) return undefined;
  return {
    id,
    hash,
    chainId,
    account,
    title,
    status: status as TransactionStatus,
    submittedAt,
    ...(isNumber(nonce) ? { nonce } : {}),
    ...(isNumber(block) ? { block } : {}),
    ...Object.fromEntries(
      (["deal", "paid", "received", "fee"] as const).flatMap((name) =>
        isHex(fields[name]) ? [[name, fields[name]]] : [],
      ),
    ),
  };
}
