import { BigInt, Bytes, crypto, ethereum } from "@graphprotocol/graph-ts";

import { Attestation, Gpu } from "../../generated/schema";
import { HardwareAttested, HardwareAttestedGpusStruct } from "../../generated/Hardware/Hardware";
import { ARCHITECTURES, LINKS } from "../hardwareEnums";
import { eventId, numberId, partId } from "../ids";
import { unpackBenchmarks } from "../packedOrder";
import { textOf } from "../text";
import { ZERO } from "../units";
import { classesOf } from "./hardwareClass";

/** Keeps what was attested of a machine. */
export function createAttestation(event: HardwareAttested): Attestation {
  const facts = event.params.facts;
  const gpus = event.params.gpus;
  const attestation = new Attestation(eventId(event));
  attestation.worker = event.params.worker;
  attestation.sequence = event.params.sequence;
  attestation.report = numberId(event.params.sequence);
  attestation.measuredAt = event.params.measuredAt;
  attestation.expiresAt = event.params.expiresAt;
  attestation.architecture = ARCHITECTURES[facts.architecture];
  attestation.link = LINKS[facts.link];
  attestation.physicalCores = facts.physicalCores;
  attestation.logicalCores = facts.logicalCores;
  attestation.clockMHz = facts.clockMHz;
  attestation.memoryBytes = facts.memoryBytes;
  attestation.diskBytes = facts.diskBytes;
  attestation.softwareVersion = facts.softwareVersion;
  attestation.softwareVersionText = versionText(facts.softwareVersion.toU32());
  attestation.cpuModel = textOf(facts.cpuModel);
  attestation.gpuCount = gpus.length;
  attestation.gpuModels = modelsOf(gpus);
  attestation.smallestGpuMemoryBytes = smallestMemory(gpus);
  attestation.benchmarks = unpackBenchmarks(event.params.benchmarks);
  attestation.classes = classesOf(attestation, gpus);
  attestation.factsHash = factsHashOf(event.parameters[4].value, event.parameters[5].value);
  attestation.timestamp = event.block.timestamp;
  attestation.block = event.block.number;
  attestation.transaction = event.transaction.hash;
  attestation.save();
  for (let i = 0; i < gpus.length; i++) createGpu(attestation, i, gpus[i]);
  return attestation;
}

function createGpu(attestation: Attestation, index: i32, card: HardwareAttestedGpusStruct): void {
  const gpu = new Gpu(partId(attestation.id, index));
  gpu.attestation = attestation.id;
  gpu.worker = attestation.worker;
  gpu.index = index;
  gpu.model = textOf(card.model);
  gpu.memoryBytes = card.memoryBytes;
  gpu.commitment = card.commitment;
  gpu.save();
}

function modelsOf(gpus: HardwareAttestedGpusStruct[]): string[] {
  const models: string[] = [];
  for (let i = 0; i < gpus.length; i++) models.push(textOf(gpus[i].model));
  return models;
}

function smallestMemory(gpus: HardwareAttestedGpusStruct[]): BigInt {
  let smallest = ZERO;
  for (let i = 0; i < gpus.length; i++) {
    if (i == 0 || gpus[i].memoryBytes.lt(smallest)) smallest = gpus[i].memoryBytes;
  }
  return smallest;
}

/** Major, minor and patch of a version packed as major << 16 | minor << 8 | patch. */
function versionText(version: u32): string {
  return (version >> 16).toString() + "." + ((version >> 8) & 0xff).toString() + "." + (version & 0xff).toString();
}

/** keccak256(abi.encode(facts, gpus)): a tuple's encoding begins with its own offset, which that of two arguments lacks. */
function factsHashOf(facts: ethereum.Value, gpus: ethereum.Value): Bytes {
  const pair = new ethereum.Tuple();
  pair.push(facts);
  pair.push(gpus);
  const encoded = ethereum.encode(ethereum.Value.fromTuple(pair))!;
  return Bytes.fromByteArray(crypto.keccak256(Bytes.fromUint8Array(encoded.slice(32))));
}
