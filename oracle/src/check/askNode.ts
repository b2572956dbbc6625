import { fetchJson } from "../http/fetchJson.ts";
import { sentenceOf } from "../lib/sentenceOf.ts";

/** What came of asking another node. */
export interface NodeAnswer {
  readonly url: string;
  /** Address with which it signs, null for a dry run; undefined where there was no answer of a node. */
  readonly signer?: string | null;
  /** Seconds by which its clock is ahead of this one. */
  readonly ahead?: number;
  /** Why there was no answer. */
  readonly problem?: string;
}

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 1024 * 1024;

/** Asks a node who it is and what time it has. */
export async function askNode(url: string): Promise<NodeAnswer> {
  const base = url.replace(/\/+$/, "");
  try {
    const [status, ahead] = await Promise.all([
      fetchJson(`${base}/status`, { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES }),
      clockOf(base),
    ]);
    const signer: unknown = (status as { signer?: unknown } | null)?.signer;
    if (typeof signer !== "string" && signer !== null) return { url, problem: "What answers there is no node." };
    return { url, signer: signer?.toLowerCase() ?? null, ...(ahead === undefined ? {} : { ahead }) };
  } catch (error) {
    return { url, problem: sentenceOf(error) };
  }
}

/** By the Date header of its health; a web server tells whole seconds, so half of one is added. */
async function clockOf(base: string): Promise<number | undefined> {
  const started = Date.now();
  const response = await fetch(`${base}/health`, { method: "HEAD", signal: AbortSignal.timeout(TIMEOUT_MS) });
  const told = Date.parse(response.headers.get("date") ?? "");
  return Number.isNaN(told) ? undefined : (told + 500 - (started + Date.now()) / 2) / 1_000;
}
