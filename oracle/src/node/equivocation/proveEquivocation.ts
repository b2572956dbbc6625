import { ChainError } from "../../chain/ChainError.ts";
import type { Contracts } from "../../chain/Contracts.ts";
import type { TransactionSender } from "../../chain/TransactionSender.ts";
import type { Equivocation } from "../../store/EquivocationStore.ts";
import type { ProofOutcome } from "./EquivocationWatch.ts";

/** Brings proofs that a masternode signed two reports for one epoch to the contract that slashes it. */
export function proveEquivocation(
  { masternodes, reports }: Pick<Contracts, "masternodes" | "reports">,
  sender: Pick<TransactionSender, "send">,
): (proof: Equivocation) => Promise<ProofOutcome> {
  return async ({ first, second }) => {
    const to = await masternodes.getAddress();
    const data = masternodes.interface.encodeFunctionData("proveEquivocation", [
      await reports.getAddress(),
      first.report,
      first.signature,
      second.report,
      second.signature,
    ]);
    try {
      await sender.send("prove two reports for one epoch", { to, data });
      return "proved";
    } catch (error) {
      // The contract looked at the proof and said no: asking again changes nothing.
      if (!(error instanceof ChainError) || error.contractError === undefined) throw error;
      return error.contractError === KNOWN ? "known" : "refused";
    }
  };
}

/** What the contract says where another proof of the same was first. */
const KNOWN = "MasternodeSlashedAlready";
