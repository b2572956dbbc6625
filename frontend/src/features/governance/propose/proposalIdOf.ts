import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import { encodeAbiParameters, keccak256, toBytes } from "viem";

/** The id that the governor gives a proposal. */
export const proposalIdOf = (calls: readonly ProposalCall[], description: string): bigint =>
  BigInt(
    keccak256(
      encodeAbiParameters(
        [{ type: "address[]" }, { type: "uint256[]" }, { type: "bytes[]" }, { type: "bytes32" }],
        [
          calls.map(({ target }) => target),
          calls.map(({ value }) => value),
          calls.map(({ data }) => data),
          keccak256(toBytes(description)),
        ],
      ),
    ),
  );
