import type { FoundCard } from "./FoundCard.ts";

const MIB = 1024 * 1024;

/** What `nvidia-smi` is asked for, in the order that is read. */
export const NVIDIA_QUERY = "uuid,name,memory.total,pci.bus_id";

/** Reads the tool's lines. Cards of which it can't tell unique id, name and memory are left out. */
export function parseNvidiaSmi(output: string): FoundCard[] {
  return output.split("\n").flatMap((line) => {
    const [uniqueId = "", model = "", memory = "", bus = ""] = line.split(",").map((part) => part.trim());
    const memoryBytes = Number(memory) * MIB;
    if (!/^GPU-[0-9a-f-]{36}$/i.test(uniqueId) || model === "" || !(memoryBytes > 0)) return [];
    return [{ vendor: "nvidia" as const, model, memoryBytes, uniqueId: uniqueId.toLowerCase(), bus: shortBus(bus) }];
  });
}

/** The tool writes domains with eight digits, everything else with four. */
function shortBus(bus: string): string {
  return /^[0-9a-f]{8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f]$/i.test(bus) ? bus.slice(4).toLowerCase() : "";
}
