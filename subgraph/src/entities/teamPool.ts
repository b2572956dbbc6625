import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

import { TeamPool, TeamPoolMove } from "../../generated/schema";
import { SubsidyStarted } from "../../generated/TeamPool/TeamPool";
import { eventId, TEAM_ID } from "../ids";
import { ZERO } from "../units";

/** The one team's pool, which its deployment made. */
export function loadTeamPool(): TeamPool {
  const pool = TeamPool.load(TEAM_ID);
  if (pool == null) throw new Error("The team's pool never began.");
  return pool;
}

/** The team's pool as it is when it begins. */
export function createTeamPool(event: SubsidyStarted): void {
  const pool = new TeamPool(TEAM_ID);
  pool.subsidyStart = event.params.start;
  pool.subsidyEnds = event.params.ends;
  pool.subsidySent = ZERO;
  pool.subsidyExtended = ZERO;
  pool.programsFunded = ZERO;
  pool.save();
}

/** Keeps that SNM left the pool, or came back. */
export function createTeamPoolMove(event: ethereum.Event, kind: string, account: Bytes, amount: BigInt): void {
  const move = new TeamPoolMove(eventId(event));
  move.kind = kind;
  move.account = account;
  move.amount = amount;
  move.timestamp = event.block.timestamp;
  move.block = event.block.number;
  move.transaction = event.transaction.hash;
  move.save();
}
