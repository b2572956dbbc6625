import type { Hex } from "../lib/Hex.ts";
import { messageDigest } from "../lib/messageDigest.ts";
import type { ReportDomain } from "../lib/ReportDomain.ts";
import type { Receipt } from "./Receipt.ts";

const TYPE = "UptimeReceipt(address worker,address node,uint64 epoch,uint40 asOf,uint40 online)";

/** The digest that a node signs in a receipt. */
export function receiptDigest(
  { worker, node, epoch, asOf, online }: Omit<Receipt, "signature">,
  domain: ReportDomain,
): Hex {
  return messageDigest(TYPE, [worker, node, epoch, asOf, online], domain);
}
