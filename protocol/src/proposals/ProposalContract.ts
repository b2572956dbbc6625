import type { ContractName } from "../networks.ts";

/** A contract that a proposal can call, by the name of its Solidity source. */
export type ProposalContract = ContractName;

/** The network's own contracts. A network that lacks one has no action of it. */
export type ProposalAddresses = Readonly<Partial<Record<ProposalContract, `0x${string}`>>>;
