import { HardwareAttested, MoveCooldownSet, ValidDaysSet } from "../generated/Hardware/Hardware";
import { createAttestation } from "./entities/attestation";
import { renewFollowers } from "./entities/following";
import { createAttestationPoint } from "./entities/machinePoint";
import { loadOracle } from "./entities/oracle";
import { createParameterChange } from "./entities/parameterChange";
import { loadWorker } from "./entities/worker";

export function handleHardwareAttested(event: HardwareAttested): void {
  const attestation = createAttestation(event);
  const worker = loadWorker(event.params.worker, event);
  worker.attestation = attestation.id;
  worker.attestedUntil = event.params.expiresAt;
  worker.attestationCount += 1;
  worker.classes = attestation.classes;
  worker.save();
  renewFollowers(worker, event);
  createAttestationPoint(attestation, worker);
  const oracle = loadOracle();
  oracle.attestationCount += 1;
  oracle.save();
}

export function handleMoveCooldownSet(event: MoveCooldownSet): void {
  createParameterChange(event, "moveCooldownDays", event.params.cooldownDays.toString());
}

export function handleValidDaysSet(event: ValidDaysSet): void {
  const oracle = loadOracle();
  oracle.validDays = event.params.validDays;
  oracle.save();
  createParameterChange(event, "validDays", event.params.validDays.toString());
}
