import { networks } from "@sonm/protocol/networks.ts";

import { parseRuntimeConfig } from "./parseRuntimeConfig.ts";
import type { RuntimeConfig } from "./RuntimeConfig.ts";
import { RuntimeConfigError } from "./RuntimeConfigError.ts";

/**
 * Reads `config.json` beside the page. A server that has none (404, or its start page in place of it) leaves the defaults.
 *
 * @throws RuntimeConfigError if the file can't be read or doesn't fit
 */
export async function loadRuntimeConfig(base: string, get: typeof fetch): Promise<RuntimeConfig> {
  let response: Response;
  try {
    response = await get(new URL("config.json", base), { cache: "no-cache" });
  } catch (cause) {
    throw new RuntimeConfigError("config.json could not be fetched. Check the connection, then reload.", { cause });
  }
  if (response.status === 404) return parseRuntimeConfig(undefined, networks, base);
  if (!response.ok)
    throw new RuntimeConfigError(`config.json: the server answered ${response.status}. Reload in a while.`);
  const text = await response.text();
  if (text.trimStart().startsWith("<")) return parseRuntimeConfig(undefined, networks, base);
  let source: unknown;
  try {
    source = JSON.parse(text);
  } catch (cause) {
    throw new RuntimeConfigError("config.json is not JSON. Mend the file on the server.", { cause });
  }
  return parseRuntimeConfig(source, networks, base);
}
