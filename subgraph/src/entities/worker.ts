import { Bytes, ethereum } from "@graphprotocol/graph-ts";

import { Worker, WorkerBinding } from "../../generated/schema";
import { WorkerConfirmed, WorkerRemoved } from "../../generated/Market/Market";
import { partId } from "../ids";
import { ZERO } from "../units";
import { ensureAccount } from "./account";
import { loadMarket } from "./market";

/** A worker, made on its first event as its own master. */
export function loadWorker(address: Bytes, event: ethereum.Event): Worker {
  const known = Worker.load(address);
  if (known != null) return known;
  ensureAccount(address, event);
  const market = loadMarket();
  market.workerCount += 1;
  market.save();
  const worker = new Worker(address);
  worker.master = address;
  worker.bound = false;
  worker.bindingCount = 0;
  worker.attestedUntil = ZERO;
  worker.attestationCount = 0;
  worker.classes = [];
  worker.dealCount = 0;
  worker.openDealCount = 0;
  worker.createdAt = event.block.timestamp;
  return worker;
}

/** Binds a worker to a master. */
export function bind(event: WorkerConfirmed): void {
  const worker = loadWorker(event.params.worker, event);
  const binding = new WorkerBinding(partId(worker.id, worker.bindingCount));
  binding.number = worker.bindingCount;
  binding.worker = worker.id;
  binding.master = event.params.master;
  binding.confirmedAt = event.block.timestamp;
  binding.confirmTransaction = event.transaction.hash;
  binding.save();
  worker.master = event.params.master;
  worker.bound = true;
  worker.boundSince = event.block.timestamp;
  worker.bindingCount += 1;
  worker.save();
}

/** Ends a worker's binding. */
export function unbind(event: WorkerRemoved): void {
  const worker = loadWorker(event.params.worker, event);
  const binding = WorkerBinding.load(partId(worker.id, worker.bindingCount - 1))!;
  binding.removedAt = event.block.timestamp;
  binding.removeTransaction = event.transaction.hash;
  binding.save();
  worker.master = worker.id;
  worker.bound = false;
  worker.boundSince = null;
  worker.removedAt = event.block.timestamp;
  worker.save();
}
