import { dataSlice, toBeHex } from "ethers";

import type { Connection } from "../chain/Connection.ts";
import type { Hex } from "../lib/Hex.ts";
import type { AcceptedRecord } from "./AcceptedRecord.ts";

/** Bytes of a word of the ABI. */
const WORD = 32;

/**
 * Reads the report that the chain accepted for an epoch, and the signatures that brought it there.
 *
 * @param range blocks asked for logs in one request
 * @returns undefined if there is none
 */
export async function readRecord(
  epoch: bigint,
  { provider, contracts, deployment }: Pick<Connection, "provider" | "contracts" | "deployment">,
  range: number,
): Promise<AcceptedRecord | undefined> {
  const { reports } = contracts;
  const filter = {
    address: await reports.getAddress(),
    topics: [reports.interface.getEvent("ReportAccepted").topicHash, null, toBeHex(epoch, WORD)],
  };
  const newest = await provider.getBlockNumber();
  for (let to = newest; to >= deployment.startBlock; to -= range) {
    const fromBlock = Math.max(deployment.startBlock, to - range + 1);
    const log = (await provider.getLogs({ ...filter, fromBlock, toBlock: to })).at(-1);
    const args = log === undefined ? undefined : reports.interface.parseLog(log)?.args;
    if (log === undefined || args === undefined) continue;
    return {
      report: {
        epoch: args["epoch"] as bigint,
        setId: Number(args["setId"]),
        root: args["root"] as Hex,
        rate: args["rate"] as bigint,
        dataHash: args["dataHash"] as Hex,
      },
      sequence: Number(args["sequence"]),
      signers: args["signers"] as bigint,
      signatures: await readSignatures(log.transactionHash, { provider, contracts }),
    };
  }
  return undefined;
}

async function readSignatures(
  hash: string,
  { provider, contracts }: Pick<Connection, "provider" | "contracts">,
): Promise<Hex | undefined> {
  const transaction = await provider.getTransaction(hash);
  const submit = contracts.reports.interface.getFunction("submit");
  if (transaction === null || dataSlice(transaction.data, 0, 4) !== submit.selector) return undefined;
  const args = contracts.reports.interface.decodeFunctionData("submit", transaction.data);
  return args["signatures"] as Hex;
}
