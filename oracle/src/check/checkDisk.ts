import { constants } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { errorText } from "../lib/errorText.ts";
import type { Finding } from "./Finding.ts";

/** How much room a program needs on the disk of its data. */
export interface DiskNeed {
  /** Bytes without which it can't run. */
  readonly least: number;
  /** Bytes below which it runs out of room some day. */
  readonly enough: number;
  /** What the room is for. */
  readonly purpose: string;
}

const MIB = 1024 * 1024;

/** Whether the folder of the data can be written, or made, and its disk has room. Nothing is written. */
export async function checkDisk(dataDir: string, { least, enough, purpose }: DiskNeed): Promise<Finding[]> {
  const folder = await nearest(resolve(dataDir));
  try {
    if (!(await stat(folder)).isDirectory()) {
      return [
        { level: "error", text: `${folder} is a file, so dataDir ${dataDir} can't be made. Set another dataDir.` },
      ];
    }
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const text = `The folder ${folder} can't be written (${errorText(error)}). Give this user the right, or set dataDir.`;
    return [{ level: "error", text }];
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= enough) return [];
  const wanted = free < least ? least : enough;
  const text =
    `The disk of ${folder} has ${Math.floor(free / MIB)} MiB left, and ${purpose} takes ${Math.ceil(wanted / MIB)} MiB. ` +
    "Make room, or set dataDir to another disk.";
  return [{ level: free < least ? "error" : "warning", text }];
}

/** The folder itself, or the first above it that is there. */
async function nearest(folder: string): Promise<string> {
  try {
    await stat(folder);
    return folder;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const above = dirname(folder);
    return (code === "ENOENT" || code === "ENOTDIR") && above !== folder ? nearest(above) : folder;
  }
}
