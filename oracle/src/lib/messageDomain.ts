import type { ReportDomain } from "./ReportDomain.ts";

/** EIP-712 domain of messages between nodes and agents: other signatures of the same keys mean nothing in it. */
export function messageDomain({ chainId, reports }: ReportDomain) {
  return { name: "SONM Oracle", version: "1", chainId, verifyingContract: reports } as const;
}
