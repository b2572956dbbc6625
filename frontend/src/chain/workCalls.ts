import { workOrdersAbi } from "@sonm/protocol/generated/WorkOrders.abi.ts";
import type { WorkOfferFields } from "@sonm/protocol/workOffer.ts";
import { type Hex, encodeFunctionData } from "viem";

// What developers, reviewers and anybody send to `WorkOrders`. Milestones count from 0, hashes are keccak256.

const abi = workOrdersAbi;

/** Tells everybody of an offer that its developer signed. */
export const encodeOffer = (offer: WorkOfferFields, signature: Hex, uri: string): Hex =>
  encodeFunctionData({ abi, functionName: "offer", args: [offer, signature, uri] });

/** Takes an offer of the sender back. */
export const encodeWithdrawOffer = (offer: WorkOfferFields): Hex =>
  encodeFunctionData({ abi, functionName: "withdrawOffer", args: [offer] });

/** The asked team's answer. */
export const encodeAnswer = (orderId: bigint, accepts: boolean): Hex =>
  encodeFunctionData({ abi, functionName: "answer", args: [orderId, accepts] });

export const encodeDeliver = (orderId: bigint, milestone: bigint, contentHash: Hex, uri: string): Hex =>
  encodeFunctionData({ abi, functionName: "deliver", args: [orderId, milestone, contentHash, uri] });

export const encodeAccept = (orderId: bigint, milestone: bigint): Hex =>
  encodeFunctionData({ abi, functionName: "accept", args: [orderId, milestone] });

export const encodeReject = (orderId: bigint, milestone: bigint, reasonHash: Hex, uri: string): Hex =>
  encodeFunctionData({ abi, functionName: "reject", args: [orderId, milestone, reasonHash, uri] });

export const encodeDispute = (orderId: bigint, milestone: bigint, reasonHash: Hex, uri: string): Hex =>
  encodeFunctionData({ abi, functionName: "dispute", args: [orderId, milestone, reasonHash, uri] });

/** Settles a milestone whose time is over. Anybody may. */
export const encodeSettle = (orderId: bigint, milestone: bigint): Hex =>
  encodeFunctionData({ abi, functionName: "settle", args: [orderId, milestone] });

/** Pays the stream up to now. Anybody may. */
export const encodePayStream = (orderId: bigint): Hex =>
  encodeFunctionData({ abi, functionName: "payStream", args: [orderId] });

/** Ends an order whose time is over. Anybody may. */
export const encodeExpire = (orderId: bigint): Hex =>
  encodeFunctionData({ abi, functionName: "expire", args: [orderId] });
