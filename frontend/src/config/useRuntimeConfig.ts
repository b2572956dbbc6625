import { createContext, use } from "react";

import type { RuntimeConfig } from "./RuntimeConfig.ts";

/** Set once, above everything else. */
export const RuntimeConfigContext = createContext<RuntimeConfig | undefined>(undefined);

/** Which deployment the page works with. */
export function useRuntimeConfig(): RuntimeConfig {
  const config = use(RuntimeConfigContext);
  if (config === undefined) throw new Error("RuntimeConfigContext is missing above this component");
  return config;
}
