import { Bytes } from "@graphprotocol/graph-ts";

import { TreasuryFlow, TreasuryPoint } from "../../generated/schema";
import { Transfer } from "../../generated/SNM/SNM";
import { eventId } from "../ids";
import { ZERO } from "../units";
import { loadDao } from "./dao";
import { loadRecentMovement } from "./recentMovement";

const INWARDS = "IN";
const OUTWARDS = "OUT";

/** Keeps that SNM came into the treasury. */
export function createIncome(event: Transfer): void {
  createFlow(event, INWARDS, event.params.from);
}

/** Keeps that SNM left the treasury. */
export function createOutgoing(event: Transfer): void {
  createFlow(event, OUTWARDS, event.params.to);
}

function createFlow(event: Transfer, direction: string, counterparty: Bytes): void {
  const amount = event.params.value;
  const inwards = direction == INWARDS;
  const flow = new TreasuryFlow(eventId(event));
  flow.direction = direction;
  flow.counterparty = counterparty;
  flow.amount = amount;
  flow.timestamp = event.block.timestamp;
  flow.block = event.block.number;
  flow.transaction = event.transaction.hash;
  flow.save();

  const movement = loadRecentMovement(event.transaction.hash);
  movement.flows = movement.flows.concat([flow.id]);
  movement.save();
  const point = new TreasuryPoint(0);
  point.received = inwards ? amount : ZERO;
  point.paid = inwards ? ZERO : amount;
  point.save();
  const dao = loadDao();
  dao.received = dao.received.plus(point.received);
  dao.paid = dao.paid.plus(point.paid);
  dao.save();
}
