import { CONTRACT_NAMES, LOCAL_CHAIN_ID, type ContractAddresses, type Network } from "@sonm/protocol/networks.ts";
import { getAddress, isAddress } from "viem";

import type { RuntimeConfig } from "./RuntimeConfig.ts";
import { RuntimeConfigError } from "./RuntimeConfigError.ts";

const KEYS = ["chainId", "rpcUrl", "graphqlUrl", "relays", "rateSources", "explorerUrl", "contracts"];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An absolute http(s) URL; a path is taken relative to the page, so that a proxy on the same host works. */
function readUrl(key: string, value: unknown, base: string): string {
  const wanted = "give an http or https URL, or a path on this server";
  if (typeof value !== "string" || value === "")
    throw new RuntimeConfigError(`config.json: "${key}" is not text; ${wanted}.`);
  let url: URL;
  try {
    url = new URL(value, base);
  } catch {
    throw new RuntimeConfigError(`config.json: "${key}" is "${value}"; ${wanted}.`);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new RuntimeConfigError(`config.json: "${key}" is "${value}"; ${wanted}.`);
  return url.href;
}

/** Base URLs, each with its closing slash, so that paths are taken below it. */
function readRelays(value: unknown, base: string): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new RuntimeConfigError('config.json: "relays" is not a list of URLs.');
  return (value as readonly unknown[]).map((url) => readUrl("relays", url, base).replace(/\/*$/, "/"));
}

/** Any list of objects: the node checks what is in them. */
function readRateSources(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every(isRecord))
    throw new RuntimeConfigError('config.json: "rateSources" is not a list of price sources.');
  return JSON.stringify(value);
}

function readContracts(known: ContractAddresses | undefined, value: unknown): ContractAddresses {
  if (value !== undefined && !isRecord(value))
    throw new RuntimeConfigError('config.json: "contracts" is not an object.');
  const entries = CONTRACT_NAMES.map((name) => {
    const address = value?.[name] ?? known?.[name];
    if (typeof address !== "string" || !isAddress(address, { strict: false }))
      throw new RuntimeConfigError(`config.json: "contracts.${name}" is missing or is not an address.`);
    return [name, getAddress(address)] as const;
  });
  return Object.fromEntries(entries) as Record<(typeof CONTRACT_NAMES)[number], `0x${string}`>;
}

/**
 * Merges what the server says with the deployments that the build knows.
 *
 * @param source parsed `config.json`; undefined where the server has none
 * @param networks `protocol/networks.json`
 * @param base URL of the page
 * @throws RuntimeConfigError naming the field at fault
 */
export function parseRuntimeConfig(
  source: unknown,
  networks: Readonly<Record<string, Network>>,
  base: string,
): RuntimeConfig {
  const fields = source ?? {};
  if (!isRecord(fields)) throw new RuntimeConfigError("config.json must hold one JSON object.");
  const unknown = Object.keys(fields).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    throw new RuntimeConfigError(`config.json: "${unknown}" is not known. Known are: ${KEYS.join(", ")}.`);
  const chainId = fields["chainId"] ?? LOCAL_CHAIN_ID;
  if (typeof chainId !== "number" || !Number.isSafeInteger(chainId) || chainId <= 0)
    throw new RuntimeConfigError('config.json: "chainId" must be a positive whole number.');
  const network = networks[String(chainId)];
  return {
    chainId,
    name: network?.name ?? `chain ${chainId}`,
    rpcUrl: readUrl("rpcUrl", fields["rpcUrl"] ?? network?.rpcUrl, base),
    graphqlUrl: readUrl("graphqlUrl", fields["graphqlUrl"] ?? network?.graphqlUrl, base),
    relays: readRelays(fields["relays"], base),
    rateSources: readRateSources(fields["rateSources"]),
    explorerUrl:
      fields["explorerUrl"] === undefined
        ? undefined
        : readUrl("explorerUrl", fields["explorerUrl"], base).replace(/\/+$/, ""),
    contracts: readContracts(network?.contracts, fields["contracts"]),
    local: chainId === LOCAL_CHAIN_ID,
  };
}
