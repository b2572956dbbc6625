import { TypedDataEncoder } from "ethers";

import type { Hex } from "../../lib/Hex.ts";
import { messageDomain } from "../../lib/messageDomain.ts";
import { recoverSigner } from "../../lib/recoverSigner.ts";
import type { ReportDomain } from "../../lib/ReportDomain.ts";
import type { NodeSigner } from "../NodeSigner.ts";

/** Header by which a node says who it is when it pushes an order: its signature of the order's id. */
export const PUSH_HEADER = "sonm-node";

const types = { OrderPush: [{ name: "order", type: "bytes32" }] };

const digestOf = (order: Hex, domain: ReportDomain): Hex =>
  TypedDataEncoder.hash(messageDomain(domain), types, { order }) as Hex;

/** The header's value for an order. */
export function provePush(order: Hex, signer: NodeSigner, domain: ReportDomain): string {
  return signer.sign(digestOf(order, domain));
}

/** Which node pushed an order, if any of them did. */
export function pusherOf(order: Hex, header: unknown, nodes: ReadonlySet<Hex>, domain: ReportDomain): Hex | undefined {
  if (typeof header !== "string" || !/^0x[0-9a-f]{128}$/.test(header)) return undefined;
  const signer = recoverSigner(digestOf(order, domain), header as Hex);
  return signer !== undefined && nodes.has(signer) ? signer : undefined;
}
