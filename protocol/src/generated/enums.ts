// Written by `npm run generate` from the contracts. Do not edit.

/** The two sides of the book. Ask: a supplier offers; bid: a buyer wants. */
export const Side = { Ask: 0, Bid: 1 } as const;
export type Side = (typeof Side)[keyof typeof Side];

/**
 * Why a deal ended.
 * Buyer, Supplier: that side closed it. OutOfFunds: escrow and the buyer's ledger balance were used up.
 * Ended: a forward deal reached its end.
 */
export const CloseReason = { Buyer: 0, Supplier: 1, OutOfFunds: 2, Ended: 3 } as const;
export type CloseReason = (typeof CloseReason)[keyof typeof CloseReason];

/** Why an ask and a bid make no deal. `whyNot` returns one bit for each rule that fails, bit 0 for the first. */
export const Rule = {
  Sides: 0,
  Price: 1,
  Duration: 2,
  Expired: 3,
  Validity: 4,
  Epoch: 5,
  Nonce: 6,
  BenchmarkFormat: 7,
  Benchmarks: 8,
  NetworkFlags: 9,
  Counterparty: 10,
  IdentityLevel: 11,
  Blacklist: 12,
  SelfDeal: 13,
  Attestation: 14,
  AttestedBenchmarks: 15,
  RateStale: 16,
  Funds: 17,
  Bond: 18,
  Paused: 19,
} as const;
export type Rule = (typeof Rule)[keyof typeof Rule];

/** How the values of a benchmark add up over the parts of a machine that is sold in slices. */
export const Split = { None: 0, Proportional: 1, Min: 2, Max: 3 } as const;
export type Split = (typeof Split)[keyof typeof Split];

/** Processor architecture. Unattested where the nodes could not tell. */
export const Architecture = { Unattested: 0, X86_64: 1, Arm64: 2 } as const;
export type Architecture = (typeof Architecture)[keyof typeof Architecture];

/** Kind of network link. Unattested where the nodes could not tell. */
export const Link = { Unattested: 0, Wired: 1, Wireless: 2 } as const;
export type Link = (typeof Link)[keyof typeof Link];

/**
 * Why a machine does not belong to a hardware class. `qualifies` returns one bit for each requirement that
 * fails, bit 0 for the first.
 * GpusTooMany: the cards of such a machine are not looked at. Of the next three at most one fails. GpusTooFew: the
 * machine has not enough cards; GpuModel: not enough of a listed model; GpuMemory: not enough of these have the memory.
 */
export const ClassRequirement = {
  Architecture: 0,
  Link: 1,
  PhysicalCores: 2,
  Clock: 3,
  Memory: 4,
  Disk: 5,
  GpusTooMany: 6,
  GpusTooFew: 7,
  GpuModel: 8,
  GpuMemory: 9,
  Benchmarks: 10,
} as const;
export type ClassRequirement = (typeof ClassRequirement)[keyof typeof ClassRequirement];

/** What a reward is. OnTop: paid beside what deals bring. Floor: tops up what deals bring to the reward. */
export const RewardMode = { OnTop: 0, Floor: 1 } as const;
export type RewardMode = (typeof RewardMode)[keyof typeof RewardMode];

/**
 * How long the treasury waits between a vote and what it decided.
 * - `Fast`: small payments, and what punishes before it is out of reach
 * - `Standard`: everything else
 * - `Slow`: what could harm stakers, and the rules of the DAO itself: longer than unbonding takes
 */
export const Speed = { Fast: 0, Standard: 1, Slow: 2 } as const;
export type Speed = (typeof Speed)[keyof typeof Speed];

/**
 * What the controller does with a class.
 * None: supply is within the band, or nothing can be done. Opened: a program, and the one before takes no members any more.
 * Enlarged: the program that it opened last, which takes members again if it did not. Resumed, Suspended: the admission of that one.
 */
export const Steering = { None: 0, Opened: 1, Enlarged: 2, Resumed: 3, Suspended: 4 } as const;
export type Steering = (typeof Steering)[keyof typeof Steering];

/**
 * Where a work order stands.
 * - `None`: there is none
 * - `Open`: developers offer, nobody is assigned
 * - `Asked`: a standing team was asked and has not answered
 * - `Running`: somebody is assigned
 * - `Ended`: nothing is left to do or to pay
 */
export const WorkStatus = { None: 0, Open: 1, Asked: 2, Running: 3, Ended: 4 } as const;
export type WorkStatus = (typeof WorkStatus)[keyof typeof WorkStatus];

/**
 * Where a milestone stands.
 * - `Pending`: to be delivered
 * - `Delivered`: the reviewer's turn
 * - `Rejected`: the developer delivers again or disputes
 * - `Disputed`: the DAO decides
 * - `Settled`: paid, or given back
 */
export const MilestoneStatus = { Pending: 0, Delivered: 1, Rejected: 2, Disputed: 3, Settled: 4 } as const;
export type MilestoneStatus = (typeof MilestoneStatus)[keyof typeof MilestoneStatus];
