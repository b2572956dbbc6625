import { createContext, use, useSyncExternalStore } from "react";

import type { ChainClock, Head } from "./ChainClock.ts";

/** Set once, above everything else. */
export const ChainClockContext = createContext<ChainClock | undefined>(undefined);

function useClock(): ChainClock {
  const clock = use(ChainClockContext);
  if (clock === undefined) throw new Error("ChainClockContext is missing above this component");
  return clock;
}

/** The chain's time in unix seconds; renders again each second. */
export function useChainNow(): number {
  const clock = useClock();
  return useSyncExternalStore(clock.subscribe, clock.now);
}

/** Whether the chain's node answers. */
export function useChainAnswers(): boolean {
  const clock = useClock();
  return useSyncExternalStore(clock.subscribe, clock.answers);
}

/** The newest block, undefined until one is known. */
export function useChainHead(): Head | undefined {
  const clock = useClock();
  return useSyncExternalStore(clock.subscribe, clock.head);
}
