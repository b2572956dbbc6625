import type { Network } from "@sonm/protocol/networks.ts";

import type { AbiEntry } from "./abi.ts";
import { eventSignature } from "./eventSignature.ts";
import { ManifestError } from "./ManifestError.ts";

/** A contract that the index follows: its ABI, the file that it is in, and the text of its mapping. */
export interface IndexedContract {
  readonly abi: readonly AbiEntry[];
  /** Relative to the manifest. */
  readonly abiPath: string;
  readonly mapping: string;
}

/** Events of libraries that say nothing about the market, or what the governor's events say better. */
const NOT_INDEXED = new Set([
  "EIP712DomainChanged",
  "CallExecuted",
  "CallSalt",
  "CallScheduled",
  "Cancelled",
  "RoleAdminChanged",
  "RoleGranted",
  "RoleRevoked",
]);

const VARIABLE = /\$([\w.]+)/g;

/**
 * One handler for each event of the contract, checked against what the mapping exports. All mappings are compiled as one
 * module: where two contracts have an event of one name, the handler carries the contract's name too.
 */
function eventHandlers(name: string, { abi, mapping }: IndexedContract, indent: string): string {
  const events = abi.filter(({ type, name: event = "" }) => type === "event" && !NOT_INDEXED.has(event));
  const handled = new Set([...mapping.matchAll(/export function (handle\w+)/g)].map((match) => match[1]));
  const lines = events.map((event) => {
    const handler = [`handle${event.name}`, `handle${name}${event.name}`].find((known) => handled.delete(known));
    if (handler === undefined) {
      throw new ManifestError(
        `${name} emits ${event.name}, which nothing indexes: write handle${event.name} in its mapping in subgraph/src.`,
      );
    }
    return `\n${indent}- event: ${eventSignature(event)}\n${indent}  handler: ${handler}`;
  });
  if (handled.size > 0) {
    throw new ManifestError(
      `${name} emits no event for ${[...handled].join(", ")}: remove it from the mapping in subgraph/src.`,
    );
  }
  return lines.join("");
}

/**
 * Fills the manifest's template in for one network.
 *
 * @throws ManifestError where an event has no handler, a handler no event, or a variable no value
 */
export function renderManifest(
  template: string,
  network: Network,
  contracts: Readonly<Record<string, IndexedContract>>,
): string {
  const addresses = new Map<string, string>(Object.entries(network.contracts));
  const body = template.replace(/^#.*\n/gm, "").replace(/ +(?=\$\w+\.events)/g, "");
  return body.replace(VARIABLE, (variable, key: string, offset: number) => {
    if (key === "network") return network.name;
    if (key === "startBlock") return String(network.startBlock);
    const [name = "", what] = key.split(".");
    const contract = contracts[name];
    const address = addresses.get(name);
    if (contract !== undefined && address !== undefined) {
      if (what === "address") return address;
      if (what === "topic") return `0x${address.slice(2).toLowerCase().padStart(64, "0")}`;
      if (what === "abi") return contract.abiPath;
      if (what === "events") {
        const line = body.slice(body.lastIndexOf("\n", offset) + 1, offset);
        return eventHandlers(name, contract, `${/^ */.exec(line)?.[0]}  `);
      }
    }
    throw new ManifestError(`Nothing is known to fill ${variable} of subgraph/subgraph.template.yaml in.`);
  });
}
