import { statSync } from "node:fs";
import { dirname } from "node:path";

/** Permission to pass through a folder, for everybody. */
const OTHERS_EXECUTE = 0o001;

/** Whether any user can get into a folder: each folder on the way lets everybody pass. */
export function isReachable(folder: string): boolean {
  const parent = dirname(folder);
  const passable = (statSync(folder).mode & OTHERS_EXECUTE) !== 0;
  return passable && (parent === folder || isReachable(parent));
}
