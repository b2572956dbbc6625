import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { profilesAbi } from "@sonm/protocol/generated/Profiles.abi.ts";
import { type Address, type Hex, encodeFunctionData, zeroAddress } from "viem";

// What an account settles for itself.

/** Of the market: the sender deals with the target no more, or again. */
export const encodeSetBlacklisted = (target: Address, listed: boolean): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "setBlacklisted", args: [target, listed] });

/**
 * Of the market: lets anybody send the sender's whole balance to the target whenever it reaches the threshold, SNM wei.
 *
 * @param target undefined ends that
 */
export const encodeSetPayout = (target: Address | undefined, threshold: bigint): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "setPayout", args: [target ?? zeroAddress, threshold] });

/** Of the market: sends an account's balance to the target that it chose. */
export const encodePayout = (account: Address): Hex =>
  encodeFunctionData({ abi: marketAbi, functionName: "payout", args: [account] });

/** Of the profiles: publishes what the sender says about itself. */
export const encodeDescribe = (name: string, link: string): Hex =>
  encodeFunctionData({ abi: profilesAbi, functionName: "describe", args: [name, link] });

/**
 * Of the profiles: certifies a subject for a level, or renews that.
 *
 * @param expiresAt unix seconds
 * @param evidence hash of what the validator keeps, or 32 zero bytes
 */
export const encodeCertify = (subject: Address, level: number, expiresAt: number, evidence: Hex): Hex =>
  encodeFunctionData({
    abi: profilesAbi,
    functionName: "certify",
    args: [subject, BigInt(level), BigInt(expiresAt), evidence],
  });

/** Of the profiles: ends a certificate of the subject. */
export const encodeRevoke = (subject: Address, level: number): Hex =>
  encodeFunctionData({ abi: profilesAbi, functionName: "revoke", args: [subject, BigInt(level)] });

/** Of the profiles: tells the market which level the subject's certificates give now. */
export const encodeRefresh = (subject: Address): Hex =>
  encodeFunctionData({ abi: profilesAbi, functionName: "refresh", args: [subject] });
