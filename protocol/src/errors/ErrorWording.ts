/** Where something can be looked up or done, as it stands after "from" or a colon. */
export type ErrorPlace =
  | "account"
  | "brake"
  | "deal"
  | "directory"
  | "eligibility"
  | "programs"
  | "proposals"
  | "reports"
  | "roadmap"
  | "workOrder"
  | "workOrders";

/**
 * What the sentences about errors leave to the program that tells them: how it writes values, and what its people can do.
 *
 * - `again`: an order to look at the chain once more, without a full stop
 * - `propose`: an order to make a proposal to the DAO, without a full stop
 * - `report`: what to do about what should not happen
 * - `update`: what to do where the program may be older than the contracts
 */
export interface ErrorWording {
  /** SNM wei, without the unit. */
  snm(this: void, wei: bigint, rounding?: "down" | "up"): string;
  /** USD per second with 18 decimals, as USD an hour with its sign. */
  usdPerHour(this: void, perSecond: bigint): string;
  /** SNM wei for one USD, without the unit. */
  snmPerUsd(this: void, rate: bigint): string;
  account(this: void, address: `0x${string}`): string;
  time(this: void, unixSeconds: bigint): string;
  duration(this: void, seconds: bigint): string;
  /** 32 bytes that hold a text. */
  tag(this: void, bytes: `0x${string}`): string;
  /** A milestone's number, where the contract counts from 0. */
  milestone(this: void, index: bigint): string;
  readonly again: string;
  readonly propose: string;
  readonly report: string;
  readonly update: string;
  readonly places: Readonly<Record<ErrorPlace, string>>;
}
