import type { BrowserHints } from "./guessMachine.ts";

/** Asks this browser for what it tells of its machine. */
export function readHints(): BrowserHints {
  const { hardwareConcurrency, deviceMemory } = navigator as Navigator & { readonly deviceMemory?: number };
  return {
    renderer: readRenderer(),
    threads: hardwareConcurrency > 0 ? hardwareConcurrency : undefined,
    memory: deviceMemory,
  };
}

function readRenderer(): string | undefined {
  const context = document.createElement("canvas").getContext("webgl");
  if (context === null) return undefined;
  const unmasked = context.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = context.getParameter(unmasked?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return typeof name === "string" ? name : undefined;
}
