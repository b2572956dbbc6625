import { CHUNK } from "../../indexer/fetchPages.ts";
import { graphql } from "../../indexer/graphql.ts";

/** All that the index sums up by hour and day, since a time. */
export const volumesDocument = graphql(`
  query StatsVolumes($interval: Aggregation_interval!, $since: Timestamp!, $class: Int!, $first: Int!) {
    paymentVolumes(interval: $interval, first: $first, where: { timestamp_gte: $since }) {
      timestamp
      paid
      fee
    }
    dealVolumes(interval: $interval, first: $first, where: { timestamp_gte: $since }) {
      timestamp
      opened
      price
      lowestPrice
    }
    rateCandles(interval: $interval, first: $first, where: { timestamp_gte: $since }) {
      timestamp
      close
    }
    rewardVolumes(interval: $interval, first: $first, where: { timestamp_gte: $since }) {
      timestamp
      amount
    }
    stakeVolumes(interval: $interval, first: $first, where: { timestamp_gte: $since }) {
      timestamp
      stake
      activeNodes
    }
    machineVolumes(interval: $interval, first: $first, where: { timestamp_gte: $since }) {
      timestamp
      attestations
      boundMachines
    }
    reportVolumes(interval: $interval, first: $first, where: { timestamp_gte: $since }) {
      timestamp
      reports
      signatures
      seats
      voids
    }
    classPrices(interval: $interval, first: $first, where: { number: $class, timestamp_gte: $since }) {
      timestamp
      opened
      price
      lowestPrice
    }
    classSupplies(interval: $interval, first: $first, where: { number: $class, timestamp_gte: $since }) {
      timestamp
      supply
      demand
    }
  }
`);

/** The same, of what is not summed up yet. */
export const pointsDocument = graphql(`
  query StatsPoints($since: Timestamp!, $class: Int!, $first: Int!, $skip: Int!) {
    paymentPoints(first: $first, skip: $skip, orderBy: id, where: { timestamp_gte: $since }) {
      timestamp
      paid
      fee
    }
    dealPoints(first: $first, skip: $skip, orderBy: id, where: { timestamp_gte: $since }) {
      timestamp
      price
    }
    ratePoints(first: $first, skip: $skip, orderBy: id, where: { timestamp_gte: $since }) {
      timestamp
      rate
    }
    rewardPoints(first: $first, skip: $skip, orderBy: id, where: { timestamp_gte: $since }) {
      timestamp
      amount
    }
    stakePoints(first: $first, skip: $skip, orderBy: id, where: { timestamp_gte: $since }) {
      timestamp
      stake
      activeNodes
    }
    machinePoints(first: $first, skip: $skip, orderBy: id, where: { timestamp_gte: $since }) {
      timestamp
      attestations
      boundMachines
    }
    reportPoints(first: $first, skip: $skip, orderBy: id, where: { timestamp_gte: $since }) {
      timestamp
      reports
      signatures
      seats
      voids
    }
    classPricePoints(first: $first, skip: $skip, orderBy: id, where: { number: $class, timestamp_gte: $since }) {
      timestamp
      price
    }
    classSupplyPoints(first: $first, skip: $skip, orderBy: id, where: { number: $class, timestamp_gte: $since }) {
      timestamp
      supply
      demand
    }
  }
`);

/** What held before a time: the newest of each, at most one. */
export const beforeDocument = graphql(`
  query StatsBefore($since: Timestamp!) {
    ratePoints(first: 1, orderBy: timestamp, orderDirection: desc, where: { timestamp_lt: $since }) {
      timestamp
      rate
    }
    stakePoints(first: 1, orderBy: timestamp, orderDirection: desc, where: { timestamp_lt: $since }) {
      timestamp
      stake
      activeNodes
    }
    machinePoints(first: 1, orderBy: timestamp, orderDirection: desc, where: { timestamp_lt: $since }) {
      timestamp
      attestations
      boundMachines
    }
  }
`);

/** Rows of one kind that the index gives at once. */
export const MOST_AT_ONCE = CHUNK;
