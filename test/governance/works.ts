import { id, MaxUint256, parseEther } from "ethers";

import { workOfferDomain, workOfferTypes } from "@sonm/protocol/workOffer.ts";

import type { WorkOfferStruct, WorkTermsStruct } from "../../types/governance/WorkOrders.ts";
import { chain } from "../helpers/chain.ts";
import { deploySystem } from "../helpers/deploySystem.ts";
import type { WorkStage } from "./WorkStage.ts";

const { ethers, networkHelpers } = chain;

export const DAY = 86_400n;

/** SNM wei of the two milestones of an order, and the reviewer's fee for each. */
export const AMOUNTS = [parseEther("1000"), parseEther("3000")] as const;
export const FEE = parseEther("50");

/** SNM wei and seconds of the stream, where an order has one: 10 SNM a day. */
export const STREAM = parseEther("1000");
export const STREAM_DURATION = 100n * DAY;

/** Seconds for offers, for a review, and until the first deadline; the second is as much later. */
export const OFFERS = 7n * DAY;
export const REVIEW = 5n * DAY;
export const TIME = 30n * DAY;

/** What an order without a stream costs at most. */
export const BUDGET = AMOUNTS[0] + AMOUNTS[1] + 2n * FEE;

export const CONTENT = id("what was made");
export const REASONS = id("reasons");

/** An order that was published. */
export interface Work {
  readonly orderId: bigint;
  readonly terms: { [Field in keyof WorkTermsStruct]: Field extends "contentHash" | "reviewer" ? string : bigint };
  readonly milestones: { readonly amount: bigint; readonly deadline: bigint }[];
  readonly budget: bigint;
}

/** An order that runs, since a time in unix seconds. */
export interface RunningWork extends Work {
  readonly since: bigint;
}

/** What an offer says, and the developer's signature. */
export interface SignedOffer {
  readonly offer: WorkOfferStruct & { readonly amounts: readonly bigint[]; readonly stream: bigint };
  readonly signature: string;
}

export const now = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());

/** The next block is of this time. */
export const nextAt = (time: bigint): Promise<void> => networkHelpers.time.setNextBlockTimestamp(time);

/** A fixture: nothing is ordered. */
export async function openWorks(): Promise<WorkStage> {
  const system = await deploySystem();
  const { chainId } = await ethers.provider.getNetwork();
  const [developer, reviewer, team] = (await ethers.getSigners()).slice(-3);
  if (developer === undefined || reviewer === undefined || team === undefined) throw new Error("Accounts are missing.");
  await system.token.transfer(system.dao, parseEther("1000000"));
  await system.token.connect(system.dao).approve(system.works, MaxUint256);
  return { ...system, chainId, developer, reviewer, team };
}

/** The usual terms, but for what is given. */
export async function workTerms(stage: WorkStage, changes: Partial<Work["terms"]> = {}): Promise<Work["terms"]> {
  return {
    contentHash: id("description"),
    reviewer: stage.reviewer.address,
    reviewFee: FEE,
    offersUntil: (await now()) + OFFERS,
    reviewPeriod: REVIEW,
    stream: 0n,
    streamDuration: 0n,
    ...changes,
  };
}

/** The two usual milestones. */
export async function milestoneTerms(): Promise<Work["milestones"]> {
  const start = await now();
  return AMOUNTS.map((amount, index) => ({ amount, deadline: start + BigInt(index + 1) * TIME }));
}

/** Publishes an order, with the usual terms and milestones but for what is given. */
export async function publishWork(
  stage: WorkStage,
  changes: Partial<Work["terms"]> = {},
  milestones?: Work["milestones"],
): Promise<Work> {
  const terms = await workTerms(stage, changes);
  const ordered = milestones ?? (await milestoneTerms());
  await stage.works.connect(stage.dao).publish("A bridge", "ipfs://bridge", terms, ordered);
  const orderId = await stage.works.orderCount();
  const amounts = ordered.reduce((sum, { amount }) => sum + amount + terms.reviewFee, 0n);
  return { orderId, terms, milestones: ordered, budget: amounts + terms.stream };
}

/** The developer's offer to do an order as it is, but for what is given. */
export async function signOffer(
  stage: WorkStage,
  work: Work,
  changes: Partial<SignedOffer["offer"]> = {},
  domain: object = {},
): Promise<SignedOffer> {
  const offer = {
    orderId: work.orderId,
    developer: stage.developer.address,
    amounts: work.milestones.map(({ amount }) => amount),
    stream: work.terms.stream,
    contentHash: id("offer"),
    validUntil: (await now()) + 30n * DAY,
    ...changes,
  };
  const address = (await stage.works.getAddress()) as `0x${string}`;
  const signature = await stage.developer.signTypedData(
    { ...workOfferDomain(stage.chainId, address), ...domain },
    { WorkOffer: [...workOfferTypes.WorkOffer] },
    offer,
  );
  return { offer, signature };
}

/** Publishes an order and assigns it to the developer, as it was ordered. */
export async function runWork(
  stage: WorkStage,
  changes: Partial<Work["terms"]> = {},
  milestones?: Work["milestones"],
): Promise<RunningWork> {
  const work = await publishWork(stage, changes, milestones);
  const { offer, signature } = await signOffer(stage, work);
  await stage.works.connect(stage.dao).assign(offer, signature);
  return { ...work, since: await now() };
}

/** The developer hands a milestone in. */
export const deliver = (stage: WorkStage, { orderId }: Work, milestone = 0) =>
  stage.works.connect(stage.developer).deliver(orderId, milestone, CONTENT, "ipfs://made");

/** The reviewer refuses it. */
export const reject = (stage: WorkStage, { orderId }: Work, milestone = 0) =>
  stage.works.connect(stage.reviewer).reject(orderId, milestone, REASONS, "ipfs://reasons");

/** The developer disputes that. */
export const dispute = (stage: WorkStage, { orderId }: Work, milestone = 0) =>
  stage.works.connect(stage.developer).dispute(orderId, milestone, REASONS, "ipfs://objection");

/** A milestone as the contract has it, by names. */
export async function milestoneOf({ works }: WorkStage, { orderId }: Pick<Work, "orderId">, index = 0) {
  const milestone = (await works.milestonesOf(orderId))[index];
  if (milestone === undefined) throw new Error(`Order ${orderId} has no milestone ${index}.`);
  const { status, amount, deadline, since, contentHash } = milestone;
  return { status, amount, deadline, since, contentHash };
}

/** An order as the contract has it, by names. */
export async function stateOf({ works }: WorkStage, { orderId }: Pick<Work, "orderId">) {
  const { status, developer, since, open, held, streamLeft, streamedUntil } = await works.orderOf(orderId);
  return { status, developer, since, open, held, streamLeft, streamedUntil };
}
