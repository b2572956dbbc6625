import { fetchJson } from "../http/fetchJson.ts";
import { sentenceOf } from "../lib/sentenceOf.ts";
import type { Finding } from "./Finding.ts";
import type { PortProbe } from "./PortProbe.ts";

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 1024 * 1024;

/**
 * Whether the address that a masternode announced on the chain leads to this machine.
 *
 * @param probe what listens in the place of the node; undefined where its port is taken
 * @param signer the node's own
 */
export async function checkEndpoint(
  endpoint: string,
  probe: Pick<PortProbe, "isMine"> | undefined,
  signer: string,
): Promise<Finding[]> {
  const remedy = "Announce another (Masternodes.changeEndpoint), or correct DNS, proxy or firewall.";
  if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint)) {
    return [{ level: "error", text: `The address announced on chain, "${endpoint}", is no http(s) URL. ${remedy}` }];
  }
  let answer: unknown;
  try {
    const url = `${endpoint.replace(/\/+$/, "")}/status`;
    answer = await fetchJson(url, { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
  } catch (error) {
    // Behind some routers a machine can't reach itself by its public address.
    const text = `From here nothing answers at ${endpoint}, announced on chain: ${sentenceOf(error)} Look from outside. ${remedy}`;
    return [{ level: "warning", text }];
  }
  if (probe?.isMine(answer) === true) return [];
  const other: unknown = (answer as { signer?: unknown } | null)?.signer;
  if (typeof other === "string" && other.toLowerCase() === signer.toLowerCase()) {
    if (probe === undefined) return [];
    const text = `A node with this key answers at ${endpoint} already. Stop it before you start another: two nodes with one key can be slashed.`;
    return [{ level: "error", text }];
  }
  const who = typeof other === "string" ? `the node ${other}` : other === null ? "a dry run" : "no node";
  return [{ level: "error", text: `At ${endpoint}, announced on chain, answers ${who}, not this machine. ${remedy}` }];
}
