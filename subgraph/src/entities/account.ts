import { Bytes, ethereum } from "@graphprotocol/graph-ts";

import { Account } from "../../generated/schema";
import { ZERO } from "../units";

/** Identity level of whoever has no certificate. */
const ANONYMOUS: i32 = 1;

/**
 * An account, made on its first event. Save it before another one is loaded: two roles of a deal may be one address.
 */
export function loadAccount(address: Bytes, event: ethereum.Event): Account {
  const known = Account.load(address);
  if (known != null) return known;
  const account = new Account(address);
  account.balance = ZERO;
  account.escrowed = ZERO;
  account.bonded = ZERO;
  account.totalDeposited = ZERO;
  account.totalWithdrawn = ZERO;
  account.totalPaid = ZERO;
  account.totalEarned = ZERO;
  account.totalFeesCollected = ZERO;
  account.totalBondRefunds = ZERO;
  account.blacklist = [];
  account.banned = false;
  account.level = ANONYMOUS;
  account.levelUntil = ZERO;
  account.name = "";
  account.link = "";
  account.payoutThreshold = ZERO;
  account.askEpoch = ZERO;
  account.bidEpoch = ZERO;
  account.activeAsks = 0;
  account.activeBids = 0;
  account.followingAsks = 0;
  account.dealsAsBuyer = 0;
  account.openDealsAsBuyer = 0;
  account.dealsAsMaster = 0;
  account.openDealsAsMaster = 0;
  account.workerCount = 0;
  account.createdAt = event.block.timestamp;
  return account;
}

/** Makes an account known that other entities refer to. */
export function ensureAccount(address: Bytes, event: ethereum.Event): void {
  if (Account.load(address) == null) loadAccount(address, event).save();
}
