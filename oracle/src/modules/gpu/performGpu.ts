import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { id } from "ethers";
import { graphics } from "systeminformation";

import type { Card } from "./gpuChallenge.ts";

/** A card with the id that its maker gave it. */
export interface FoundCard {
  readonly vendor: Card["vendor"];
  readonly model: string;
  readonly memoryBytes: number;
  readonly uniqueId: string;
}

const MIB = 1024 * 1024;

/** Number of AMD in PCI. */
const AMD = "0x1002";

/** Answers with the cards of this machine. Unique ids stay here: the node gets their hash with the machine's salt. */
export async function performGpu(salt: string): Promise<{ cards: object[] }> {
  const found = [...(await nvidiaCards()), ...(await amdCards())];
  const cards = found
    .toSorted((a, b) => (a.uniqueId < b.uniqueId ? -1 : 1))
    .map(({ vendor, model, memoryBytes, uniqueId }) => ({
      vendor,
      model,
      memoryBytes: String(memoryBytes),
      commitment: id(`${uniqueId} ${salt}`),
    }));
  return { cards };
}

/** Nvidia's own tool is the only place with unique ids; where it is missing there is no driver and nothing to sell. */
async function nvidiaCards(): Promise<FoundCard[]> {
  const query = ["--query-gpu=uuid,name,memory.total", "--format=csv,noheader,nounits"];
  try {
    return parseNvidiaSmi((await promisify(execFile)("nvidia-smi", query, { timeout: 10_000 })).stdout);
  } catch {
    return [];
  }
}

/** Reads the tool's lines: unique id, name, memory in MiB. Cards of which it can't tell all three are left out. */
export function parseNvidiaSmi(output: string): FoundCard[] {
  return output.split("\n").flatMap((line) => {
    const [uniqueId = "", model = "", memory = ""] = line.split(",").map((part) => part.trim());
    const memoryBytes = Number(memory) * MIB;
    if (!/^GPU-[0-9a-f-]{36}$/i.test(uniqueId) || model === "" || !(memoryBytes > 0)) return [];
    return [{ vendor: "nvidia" as const, model, memoryBytes, uniqueId: uniqueId.toLowerCase() }];
  });
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
        const slot = /PCI_SLOT_NAME=[0-9a-f]{4}:(\S+)/.exec(await read("uevent"))?.[1];
        const model = controllers.find(({ busAddress }) => busAddress?.endsWith(slot ?? "?"))?.model ?? "";
        return uniqueId !== "" && model !== "" && memoryBytes > 0
          ? { vendor: "amd", model, memoryBytes, uniqueId }
          : undefined;
      } catch {
        return undefined;
      }
    }),
  );
  return cards.filter((card) => card !== undefined);
}
