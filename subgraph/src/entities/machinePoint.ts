import { BigInt } from "@graphprotocol/graph-ts";

import { Attestation, MachinePoint, Worker } from "../../generated/schema";
import { ZERO } from "../units";
import { loadMarket } from "./market";

const ONE = BigInt.fromI32(1);

/** Adds an attestation to the series of machines. @param worker as it is from now on */
export function createAttestationPoint(attestation: Attestation, worker: Worker): void {
  const first = worker.attestationCount == 1 ? ONE : ZERO;
  createPoint(ONE, first, BigInt.fromI32(attestation.gpuCount));
}

/** Adds to the series of machines that one was bound or removed, once the market counts it so. */
export function createBindingPoint(): void {
  createPoint(ZERO, ZERO, ZERO);
}

function createPoint(attestations: BigInt, first: BigInt, gpus: BigInt): void {
  const market = loadMarket();
  const point = new MachinePoint(0);
  point.attestations = attestations;
  point.firstAttestations = first;
  point.gpus = gpus;
  point.machines = market.workerCount;
  point.boundMachines = market.boundWorkerCount;
  point.save();
}
