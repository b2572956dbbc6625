import {
  DelegateChanged,
  DelegateVotesChanged,
  DividendsClaimed,
  DividendsForwarded,
  DividendsReceived,
  Locked,
  Unlocked,
} from "../generated/Dividends/Dividends";
import { DividendPoint } from "../generated/schema";
import { loadDelegate } from "./entities/delegate";
import { createDividendMove, loadDividendHolder, settle } from "./entities/dividendHolder";
import { loadDividendPool } from "./entities/dividendPool";
import { decimalOf, TWO_TO_64, ZERO } from "./units";

// Locking

export function handleLocked(event: Locked): void {
  const pool = loadDividendPool();
  const holder = loadDividendHolder(event.params.account);
  settle(holder, pool.index);
  if (holder.locked.equals(ZERO)) pool.holderCount += 1;
  if (holder.since === null) holder.since = event.block.timestamp;
  holder.locked = event.params.locked;
  holder.save();
  pool.totalLocked = event.params.totalLocked;
  pool.save();
  createDividendMove(event, holder, "LOCK", event.params.amount, event.address);
}

export function handleUnlocked(event: Unlocked): void {
  const pool = loadDividendPool();
  const holder = loadDividendHolder(event.params.account);
  settle(holder, pool.index);
  holder.locked = event.params.locked;
  if (holder.locked.equals(ZERO)) pool.holderCount -= 1;
  holder.save();
  pool.totalLocked = event.params.totalLocked;
  pool.save();
  createDividendMove(event, holder, "UNLOCK", event.params.amount, event.params.to);
}

// Earning

export function handleDividendsReceived(event: DividendsReceived): void {
  const pool = loadDividendPool();
  pool.index = event.params.index;
  pool.received = pool.received.plus(event.params.amount);
  pool.save();
  const point = new DividendPoint(0);
  point.amount = event.params.amount;
  point.totalLocked = event.params.totalLocked;
  point.perToken = decimalOf(event.params.amount).div(decimalOf(event.params.totalLocked));
  point.save();
}

export function handleDividendsForwarded(event: DividendsForwarded): void {
  const pool = loadDividendPool();
  pool.forwarded = pool.forwarded.plus(event.params.amount);
  pool.save();
}

export function handleDividendsClaimed(event: DividendsClaimed): void {
  const pool = loadDividendPool();
  pool.claimed = pool.claimed.plus(event.params.amount);
  pool.save();
  const holder = loadDividendHolder(event.params.account);
  settle(holder, pool.index);
  holder.credit = holder.credit.minus(event.params.amount.times(TWO_TO_64));
  holder.claimed = holder.claimed.plus(event.params.amount);
  holder.save();
  createDividendMove(event, holder, "CLAIM", event.params.amount, event.params.to);
}

// Votes

export function handleDelegateChanged(event: DelegateChanged): void {
  const holder = loadDividendHolder(event.params.delegator);
  holder.delegate = event.params.toDelegate;
  holder.save();
}

export function handleDelegateVotesChanged(event: DelegateVotesChanged): void {
  const holder = loadDividendHolder(event.params.delegate);
  holder.votes = event.params.newVotes;
  holder.save();
  const delegate = loadDelegate(event.params.delegate, event);
  delegate.lockedVotes = event.params.newVotes;
  delegate.votes = delegate.walletVotes.plus(delegate.lockedVotes);
  delegate.save();
}
