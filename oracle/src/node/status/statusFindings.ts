import { checkClock } from "../../check/checkClock.ts";
import { checkGas } from "../../check/checkGas.ts";
import { checkMembership } from "../../check/checkMembership.ts";
import { checkPenalties } from "../../check/checkPenalties.ts";
import type { Finding } from "../../check/Finding.ts";
import { nodeDisk } from "../../check/nodeDisk.ts";
import type { NodeView } from "./NodeView.ts";

/** Seconds without a block after which the chain counts as silent. */
const SILENCE_SECONDS = 120;

/** Epochs without a report after which something is wrong with the network. */
const LATE_EPOCHS = 3;

/** What is wrong with a node that runs, each with a remedy. Everybody may read it. */
export function statusFindings(view: NodeView): Finding[] {
  return [
    ...checkPenalties(view),
    ...seat(view),
    ...chain(view),
    ...(view.gas === undefined ? [] : checkGas(view.gas)),
    ...prices(view),
    ...peers(view),
    ...checkClock({ now: 0, block: 0, ahead: view.ahead }),
    ...disk(view),
  ];
}

function seat({ signer, owner, active, signerSet, jailedUntil, now }: NodeView): Finding[] {
  if (signer === undefined || active === undefined) return [];
  // Why it has no seat, and what to do, is said already.
  if (!active && now !== undefined && now < jailedUntil) return [];
  const member = signerSet.members.some((candidate) => candidate.signer === signer);
  return checkMembership({ signer, owner, active, member });
}

function chain({ block, blockAge, reportAge, epochLength }: NodeView): Finding[] {
  if (block === undefined || blockAge > SILENCE_SECONDS) {
    const since = block === undefined ? "since the start" : `for ${Math.round(blockAge)} s`;
    const text = `The chain gave no new block ${since}. Look at the endpoint rpcUrl, or set another.`;
    return [{ level: "error", text }];
  }
  if (reportAge === undefined || epochLength === 0 || reportAge <= LATE_EPOCHS * epochLength) return [];
  const text =
    `The newest report is of ${Math.floor(reportAge / epochLength)} epochs ago. ` +
    "Look whether members with two thirds of the stake run and reach each other, and can pay gas.";
  return [{ level: "warning", text }];
}

function prices({ rate, sources }: NodeView): Finding[] {
  const silent = sources.filter((source) => source.rate === undefined);
  if (rate === undefined) {
    const text =
      silent.length * 2 >= sources.length
        ? `${silent.length} of ${sources.length} price sources give no fresh price. Look at rateSources with \`sonm check node\`.`
        : "The price sources do not agree, so this node has no rate. Remove those that are wrong from rateSources.";
    return [{ level: "error", text }];
  }
  if (silent.length === 0) return [];
  const text = `No fresh price from: ${silent.map(({ host }) => host).join(", ")}. Look at rateSources.`;
  return [{ level: "warning", text }];
}

function peers({ peers: all }: NodeView): Finding[] {
  const silent = all.filter(({ answered }) => answered === false);
  if (silent.length === 0) return [];
  const text = `${silent.length} of ${all.length} peers did not answer. Ask their operators, and look at your own connection where all are silent.`;
  return [{ level: "warning", text }];
}

function disk({ diskFreeBytes }: NodeView): Finding[] {
  if (diskFreeBytes === undefined || diskFreeBytes >= nodeDisk.enough) return [];
  const text = `The disk of the data has ${Math.floor(diskFreeBytes / 1024 ** 2)} MiB left. Make room, or move dataDir while the node is stopped.`;
  return [{ level: diskFreeBytes < nodeDisk.least ? "error" : "warning", text }];
}
