import { existsSync } from "node:fs";
import { dirname } from "node:path";

import { readEnvironment } from "../../src/config/environmentConfig.ts";
import type { FoundCard } from "../../src/modules/gpu/FoundCard.ts";
import { GpuCards } from "../../src/modules/gpu/GpuCards.ts";
import { NETWORK } from "./noCards.ts";

/** Where Debian's and other systems' Chromium keeps its software driver for Vulkan. */
const DRIVERS = [
  "/usr/lib/chromium/vk_swiftshader_icd.json",
  "/usr/lib/chromium-browser/vk_swiftshader_icd.json",
  "/opt/google/chrome/vk_swiftshader_icd.json",
];

/** The environment in which WebGPU finds a software adapter. @throws Error if there is none on this machine */
export function softwareGpuEnvironment(): Record<string, string | undefined> {
  const driver = DRIVERS.find((path) => existsSync(path));
  if (driver === undefined) {
    throw new Error(
      "The tests of graphics cards run on the software adapter that comes with Chromium, which is not here. " +
        "Install it with your system's package manager (`apt-get install chromium`) and run them again.",
    );
  }
  return { ...readEnvironment(), VK_DRIVER_FILES: driver, LD_LIBRARY_PATH: dirname(driver) };
}

/** Cards by number, each with this much memory. */
export const cardsOf = (memoryBytes: number, count = 1): FoundCard[] =>
  Array.from({ length: count }, (_, index) => ({
    vendor: "nvidia" as const,
    model: "Software adapter",
    memoryBytes,
    uniqueId: `gpu-${index}`,
    bus: "",
  }));

/** Cards whose work the software adapter really does. */
export const softwareCards = (memoryBytes: number, count = 1): GpuCards =>
  new GpuCards({
    network: NETWORK,
    find: () => Promise.resolve(cardsOf(memoryBytes, count)),
    environment: softwareGpuEnvironment(),
    software: true,
  });
