import type { UseQueryResult } from "@tanstack/react-query";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

import { fetchHardwareClasses } from "./hardwareClasses.ts";
import { useIndexed } from "./useIndexed.ts";

/** The hardware classes that there are, by their numbers. */
export function useHardwareClasses(): UseQueryResult<readonly HardwareClass[]> {
  return useIndexed(["hardware-classes"], fetchHardwareClasses);
}
