import type { ClassedMachine } from "@sonm/protocol/classCheck.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";
import { rewardUnits } from "@sonm/protocol/rewardUnits.ts";

import type { ClassUnits } from "./ClassUnits.ts";

/** Classes are of hardware: any software counts. */
const ANY_VERSION = 0;

/** The classes that a machine passes, with the units that count for each. @param classes by id */
export function unitsByClass(classes: ReadonlyMap<number, HardwareClass>, machine: ClassedMachine): ClassUnits[] {
  return [...classes].flatMap(([classId, definition]) => {
    const units = rewardUnits({ definition, minSoftwareVersion: ANY_VERSION }, machine);
    return units === 0 ? [] : [{ classId, units }];
  });
}
