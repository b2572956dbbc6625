import { dutyAbi } from "@sonm/protocol/generated/Duty.abi.ts";
import { masternodesAbi } from "@sonm/protocol/generated/Masternodes.abi.ts";
import { type Address, type Hex, encodeFunctionData, maxUint256 } from "viem";

// What stakers and owners of masternodes send. Amounts: SNM wei. A masternode is named by its owner.

/** Of the masternodes: stakes in one. Needs an allowance. */
export const encodeDelegate = (owner: Address, amount: bigint): Hex =>
  encodeFunctionData({ abi: masternodesAbi, functionName: "delegate", args: [owner, amount] });

/** Of the masternodes: starts unbonding. @param amount undefined for all, also what is earned until then */
export const encodeUndelegate = (owner: Address, amount: bigint | undefined): Hex =>
  encodeFunctionData({ abi: masternodesAbi, functionName: "undelegate", args: [owner, amount ?? maxUint256] });

/** Of the masternodes: pays out what has finished unbonding. */
export const encodeWithdrawFrom = (owner: Address, to: Address): Hex =>
  encodeFunctionData({ abi: masternodesAbi, functionName: "withdrawFrom", args: [owner, to] });

/** Of the masternodes: stakes what has finished unbonding in another one. */
export const encodeRedelegate = (owner: Address, next: Address): Hex =>
  encodeFunctionData({ abi: masternodesAbi, functionName: "redelegate", args: [owner, next] });

/** Of the masternodes: adds to the sender's bond, and takes a seat if it can. Needs an allowance. */
export const encodeAddStake = (amount: bigint): Hex =>
  encodeFunctionData({ abi: masternodesAbi, functionName: "addStake", args: [amount] });

/**
 * What a new masternode needs.
 *
 * - `proof`: the signer's signature that it signs for the owner
 * - `bond`: SNM wei; `commission`: basis points of rewards
 */
export interface Registration {
  readonly signer: Address;
  readonly proof: Hex;
  readonly bond: bigint;
  readonly endpoint: string;
  readonly commission: number;
}

/** Of the masternodes: bonds a new node of the sender's. Needs an allowance. */
export const encodeRegister = ({ signer, proof, bond, endpoint, commission }: Registration): Hex =>
  encodeFunctionData({
    abi: masternodesAbi,
    functionName: "registerWithCommission",
    args: [signer, proof, bond, endpoint, BigInt(commission)],
  });

/** Of the masternodes: takes a seat for the sender's node. */
export const encodeActivate = (): Hex => encodeFunctionData({ abi: masternodesAbi, functionName: "activate" });

/** Of the masternodes: gives the seat of the sender's node up. */
export const encodeRetire = (): Hex => encodeFunctionData({ abi: masternodesAbi, functionName: "retire" });

/** Of the masternodes: another key signs for the sender's node from the next signer set on. */
export const encodeChangeSigner = (signer: Address, proof: Hex): Hex =>
  encodeFunctionData({ abi: masternodesAbi, functionName: "changeSigner", args: [signer, proof] });

/** Of the masternodes: where the sender's node is reached. */
export const encodeChangeEndpoint = (endpoint: string): Hex =>
  encodeFunctionData({ abi: masternodesAbi, functionName: "changeEndpoint", args: [endpoint] });

/** Of the masternodes: what delegators read of the sender's node. */
export const encodeChangeDescription = (description: string): Hex =>
  encodeFunctionData({ abi: masternodesAbi, functionName: "changeDescription", args: [description] });

/**
 * What a report proves that a masternode earned.
 *
 * - `sequence`: number of the report
 * - `asOf`: unix seconds until which
 * - `earned`: SNM wei since genesis
 * - `proof`: from the leaf to the report's root
 */
export interface ProvedDuty {
  readonly sequence: number;
  readonly asOf: number;
  readonly earned: bigint;
  readonly proof: readonly Hex[];
}

/** Of the duties: gives a masternode what it earned since the claim before. Anybody may send it. */
export const encodeClaimDuty = (owner: Address, { sequence, asOf, earned, proof }: ProvedDuty): Hex =>
  encodeFunctionData({
    abi: dutyAbi,
    functionName: "claimDuty",
    args: [owner, BigInt(sequence), BigInt(asOf), earned, proof],
  });

/** Of the duties: another commission for the sender's node. @param commission basis points of rewards */
export const encodeAnnounceCommission = (commission: number): Hex =>
  encodeFunctionData({ abi: dutyAbi, functionName: "announceCommission", args: [BigInt(commission)] });

/** Of the duties: sends the commission that waits to the payout key. */
export const encodePayCommission = (owner: Address): Hex =>
  encodeFunctionData({ abi: dutyAbi, functionName: "payCommission", args: [owner] });

/** Of the duties: where commissions of the sender's node go, those that wait included. */
export const encodeChangePayout = (payout: Address): Hex =>
  encodeFunctionData({ abi: dutyAbi, functionName: "changePayout", args: [payout] });
