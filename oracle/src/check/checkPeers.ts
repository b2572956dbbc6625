import type { Hex } from "../lib/Hex.ts";
import type { Finding } from "./Finding.ts";
import type { NodeAnswer } from "./askNode.ts";

/** A peer with what it answered. */
export interface AskedPeer {
  readonly signer: Hex;
  readonly answer: NodeAnswer;
}

/**
 * Whether the other members can be reached.
 *
 * @param silent members that announced no address that can be asked
 */
export function checkPeers(peers: readonly AskedPeer[], silent: readonly Hex[]): Finding[] {
  const findings = peers.flatMap(({ signer, answer }): Finding[] => {
    if (answer.problem !== undefined) {
      const text = `The peer ${signer} does not answer at ${answer.url}: ${answer.problem} Ask its operator, and look at your firewall.`;
      return [{ level: "warning", text }];
    }
    if (answer.signer === signer) return [];
    const text = `At ${answer.url}, the address of the peer ${signer}, answers ${answer.signer ?? "a dry run"}. Ask its operator.`;
    return [{ level: "warning", text }];
  });
  const unannounced = silent.map((signer): Finding => ({
    level: "warning",
    text: `The peer ${signer} announced no address. Ask its operator, or set one for it in peers.`,
  }));
  if (peers.length > 1 && peers.every(({ answer }) => answer.problem !== undefined)) {
    const text = "No peer answers. Let this machine connect to the internet, or look at its DNS and its firewall.";
    return [...findings, ...unannounced, { level: "warning", text }];
  }
  return [...findings, ...unannounced];
}
