import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";

const LOCAL = 2_000;
const ELSEWHERE = 12_000;

/** How often state of the chain that others can change is read again, in milliseconds. */
export function useRefreshInterval(): number {
  return useRuntimeConfig().local ? LOCAL : ELSEWHERE;
}
