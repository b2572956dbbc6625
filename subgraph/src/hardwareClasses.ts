import { HardwareClassAdded } from "../generated/HardwareClasses/HardwareClasses";
import { createHardwareClass } from "./entities/hardwareClass";
import { loadOracle } from "./entities/oracle";

export function handleHardwareClassAdded(event: HardwareClassAdded): void {
  const hardwareClass = createHardwareClass(event);
  const oracle = loadOracle();
  oracle.classes = oracle.classes.concat([hardwareClass.id]);
  oracle.save();
}
