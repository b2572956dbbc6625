import type { Finding } from "./Finding.ts";

/** What the chain knows of a signer. */
export interface MembershipView {
  readonly signer: string;
  /** Owner of its masternode; undefined where it is of none. */
  readonly owner: string | undefined;
  /** Whether it has one of the seats of the next signer set. */
  readonly active: boolean;
  /** Whether it is in the signer set of now. */
  readonly member: boolean;
  /** The key with which its masternode signs, where it is another than this node has. */
  readonly foreign?: string | undefined;
}

/** Whether a signer's masternode has a seat, and is in the set that reports are checked against. */
export function checkMembership({ signer, owner, active, member, foreign }: MembershipView): Finding[] {
  if (owner === undefined) {
    return [{ level: "error", text: `${signer} signs for no masternode. Register it (Masternodes.register).` }];
  }
  if (foreign !== undefined) {
    const text = `The masternode of ${owner} signs with ${foreign}, whose key is not here. Set it, as the next one if need be.`;
    return [{ level: "error", text }];
  }
  if (!active) {
    const text = `The masternode of ${owner} has no seat. Add stake (Masternodes.addStake), or take a free seat (\`sonm stake activate\`).`;
    return [{ level: "error", text }];
  }
  if (member) return [];
  const text = `${signer} is not in the signer set yet. Run the node: it changes the set when it may (Masternodes.rotate).`;
  return [{ level: "warning", text }];
}
