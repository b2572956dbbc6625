import type { DiskNeed } from "./checkDisk.ts";

/** What a node's reports and observations take on its disk. */
export const nodeDisk: DiskNeed = {
  least: 256 * 1024 ** 2,
  enough: 5 * 1024 ** 3,
  purpose: "the database of a node over a year",
};
