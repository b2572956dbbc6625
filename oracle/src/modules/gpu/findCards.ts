import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { graphics } from "systeminformation";

import type { FoundCard } from "./FoundCard.ts";
import { NVIDIA_QUERY, parseNvidiaSmi } from "./parseNvidiaSmi.ts";

/** Number of AMD in PCI. */
const AMD = "0x1002";

/** The graphics cards of this machine, in an order that does not change. */
export async function findCards(): Promise<FoundCard[]> {
  const found = [...(await nvidiaCards()), ...(await amdCards())];
  return found.toSorted((a, b) => (a.uniqueId < b.uniqueId ? -1 : 1));
}

/** Nvidia's own tool is the only place with unique ids; where it is missing there is no driver and nothing to sell. */
async function nvidiaCards(): Promise<FoundCard[]> {
  const query = [`--query-gpu=${NVIDIA_QUERY}`, "--format=csv,noheader,nounits"];
  try {
    return parseNvidiaSmi((await promisify(execFile)("nvidia-smi", query, { timeout: 10_000 })).stdout);
  } catch {
    return [];
  }
}

/** AMD's driver shows unique id and memory in sysfs, and the name by the place on the bus. */
async function amdCards(drm = "/sys/class/drm"): Promise<FoundCard[]> {
  const names = (await readdir(drm).catch(() => [])).filter((name) => /^card\d+$/.test(name));
  if (names.length === 0) return [];
  const controllers = (await graphics()).controllers;
  const cards = await Promise.all(
    names.map(async (name): Promise<FoundCard | undefined> => {
      const read = (file: string) => readFile(join(drm, name, "device", file), "utf8").then((text) => text.trim());
      try {
        if ((await read("vendor")) !== AMD) return undefined;
        const uniqueId = await read("unique_id");
        const memoryBytes = Number(await read("mem_info_vram_total"));
        const bus = /PCI_SLOT_NAME=([0-9a-f]{4}:\S+)/.exec(await read("uevent"))?.[1] ?? "";
        const model = controllers.find(({ busAddress }) => busAddress?.endsWith(bus.slice(5) || "?"))?.model ?? "";
        return uniqueId !== "" && model !== "" && memoryBytes > 0
          ? { vendor: "amd", model, memoryBytes, uniqueId, bus }
          : undefined;
      } catch {
        return undefined;
      }
    }),
  );
  return cards.filter((card) => card !== undefined);
}
