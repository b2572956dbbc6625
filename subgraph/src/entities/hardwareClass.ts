import { BigInt, Bytes } from "@graphprotocol/graph-ts";

import { HardwareAttestedGpusStruct } from "../../generated/Hardware/Hardware";
import { HardwareClassAdded } from "../../generated/HardwareClasses/HardwareClasses";
import { Attestation, HardwareClass } from "../../generated/schema";
import { ARCHITECTURES, LINKS } from "../hardwareEnums";
import { classId } from "../ids";
import { unpackBenchmarks } from "../packedOrder";
import { textOf } from "../text";
import { ZERO } from "../units";
import { loadOracle } from "./oracle";

/** Keeps a class. It never changes. */
export function createHardwareClass(event: HardwareClassAdded): HardwareClass {
  const definition = event.params.definition;
  const hardwareClass = new HardwareClass(classId(definition.code));
  hardwareClass.number = event.params.id.toI32();
  hardwareClass.code = definition.code;
  hardwareClass.label = definition.label;
  hardwareClass.architecture = ARCHITECTURES[definition.architecture];
  hardwareClass.link = LINKS[definition.link];
  hardwareClass.minPhysicalCores = definition.minPhysicalCores;
  hardwareClass.minClockMHz = definition.minClockMHz;
  hardwareClass.minMemoryBytes = definition.minMemoryBytes;
  hardwareClass.minDiskBytes = definition.minDiskBytes;
  hardwareClass.minGpus = definition.minGpus;
  hardwareClass.maxGpus = definition.maxGpus;
  hardwareClass.minGpuMemoryBytes = definition.minGpuMemoryBytes;
  hardwareClass.maxGpuMemoryBytes = definition.maxGpuMemoryBytes;
  hardwareClass.gpuModels = definition.gpuModels;
  hardwareClass.gpuModelNames = namesOf(definition.gpuModels);
  hardwareClass.minBenchmarks = unpackBenchmarks(definition.minBenchmarks);
  hardwareClass.timestamp = event.block.timestamp;
  hardwareClass.save();
  return hardwareClass;
}

function namesOf(models: Bytes[]): string[] {
  const names: string[] = [];
  for (let i = 0; i < models.length; i++) names.push(textOf(models[i]));
  return names;
}

/** The classes that a machine belongs to, as the contract would find them. There are at most MAX_HARDWARE_CLASSES. */
export function classesOf(machine: Attestation, gpus: HardwareAttestedGpusStruct[]): Bytes[] {
  const found: Bytes[] = [];
  const classes = loadOracle().classes;
  for (let i = 0; i < classes.length; i++) {
    const hardwareClass = HardwareClass.load(classes[i])!;
    if (hasFacts(machine, hardwareClass) && hasGpus(gpus, hardwareClass)) found.push(hardwareClass.id);
  }
  return found;
}

function hasFacts(machine: Attestation, demands: HardwareClass): boolean {
  return (
    (demands.architecture == "UNATTESTED" || machine.architecture == demands.architecture) &&
    (demands.link == "UNATTESTED" || machine.link == demands.link) &&
    machine.physicalCores >= demands.minPhysicalCores &&
    machine.clockMHz.ge(demands.minClockMHz) &&
    machine.memoryBytes.ge(demands.minMemoryBytes) &&
    machine.diskBytes.ge(demands.minDiskBytes) &&
    reaches(machine.benchmarks, demands.minBenchmarks)
  );
}

function reaches(values: BigInt[], least: BigInt[]): boolean {
  for (let id = 0; id < least.length; id++) {
    if ((id < values.length ? values[id] : ZERO).lt(least[id])) return false;
  }
  return true;
}

function hasGpus(gpus: HardwareAttestedGpusStruct[], demands: HardwareClass): boolean {
  if (demands.minGpus == 0) return true;
  if (gpus.length > demands.maxGpus) return false;
  let counted = 0;
  for (let i = 0; i < gpus.length; i++) {
    if (counts(gpus[i], demands)) counted += 1;
  }
  return counted >= demands.minGpus;
}

function counts(gpu: HardwareAttestedGpusStruct, demands: HardwareClass): boolean {
  const models = demands.gpuModels;
  return (
    (models.length == 0 || models.includes(gpu.model)) &&
    gpu.memoryBytes.ge(demands.minGpuMemoryBytes) &&
    (demands.maxGpuMemoryBytes.isZero() || gpu.memoryBytes.le(demands.maxGpuMemoryBytes))
  );
}
