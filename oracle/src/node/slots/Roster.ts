import type { Hex } from "../../lib/Hex.ts";

/** Whose machines are whose, and which ones this node measures. */
export interface Roster {
  /** Who is paid for a machine; the machine itself where nobody else is. */
  masterOf(worker: Hex): Hex;
  /** Whether this node is to measure a machine now. */
  isAssigned(worker: Hex): boolean;
}
