import { ethereum } from "@graphprotocol/graph-ts";

import { Account, Order, Worker } from "../../generated/schema";
import { loadAccount } from "./account";

/** Asks of one machine that follow its attestations at most, since each attestation writes them all. */
const MOST: i32 = 64;

/**
 * Gives a new order what is attested of its machine, and keeps it up with that if it is an ask that can still fill. The
 * caller saves order and account.
 *
 * @param worker the machine, null for a bid and where nothing happened with it yet
 */
export function follow(order: Order, account: Account, worker: Worker | null): void {
  order.attestedUntil = 0;
  order.classes = [];
  if (worker != null) copyAttested(order, worker);
  if (order.side != "ASK") return;
  if (order.status != "ACTIVE" && order.status != "PENDING") return;
  if (account.followingAsks >= MOST) return;
  order.follows = account.id;
  account.followingAsks += 1;
}

/** Ends an order's following, if it does. The caller saves order and account. */
export function unfollow(order: Order, account: Account): void {
  if (order.follows === null) return;
  order.follows = null;
  account.followingAsks -= 1;
}

/** Gives the asks that follow a machine what was attested of it last. */
export function renewFollowers(worker: Worker, event: ethereum.Event): void {
  const account = loadAccount(worker.id, event);
  if (account.followingAsks == 0) return;
  const asks = followersOf(account, event);
  account.save();
  for (let i = 0; i < asks.length; i++) {
    copyAttested(asks[i], worker);
    asks[i].save();
  }
}

/** Asks that follow and have not expired; those that have follow no more. The caller saves the account. */
function followersOf(account: Account, event: ethereum.Event): Order[] {
  const asks = account.followers.load();
  const found: Order[] = [];
  for (let i = 0; i < asks.length; i++) {
    if (asks[i].validUntil >= event.block.timestamp.toI64()) {
      found.push(asks[i]);
    } else {
      unfollow(asks[i], account);
      asks[i].save();
    }
  }
  return found;
}

function copyAttested(order: Order, worker: Worker): void {
  order.attestedUntil = worker.attestedUntil.toI64();
  order.classes = worker.classes;
}
