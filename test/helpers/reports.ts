import { Signature, ZeroHash, concat, id } from "ethers";

import { reportDomain, reportTypes, type Report } from "@sonm/protocol/report.ts";

import { chain } from "./chain.ts";
import type { MasternodeActor } from "./MasternodeActor.ts";
import type { System } from "./System.ts";

/**
 * What the nodes at some places of the signer set signed.
 *
 * - `signers`: bit mask of the places
 * - `signatures`: 64 bytes for each, in the order of the set
 */
export interface SignedReport {
  readonly report: Report;
  readonly signers: bigint;
  readonly signatures: string;
}

/** Moves the clock into the next epoch and fills a report in for the one that ended. */
export async function nextReport(system: System, fields: Partial<Report> = {}): Promise<Report> {
  const { networkHelpers } = chain;
  const running = await system.reports.currentEpoch();
  const epoch = running === 0n ? 1n : running; // epoch 0 is never reported
  const [genesis, epochLength] = [await system.reports.genesis(), await system.reports.epochLength()];
  const end = genesis + (epoch + 1n) * epochLength;
  if (end > BigInt(await networkHelpers.time.latest())) await networkHelpers.time.increaseTo(end);
  const [setId] = await system.masternodes.signerSet();
  const { rate } = await system.reports.latestRate();
  return {
    epoch,
    setId: Number(setId),
    root: id(`root of epoch ${epoch}`) as `0x${string}`,
    rate,
    dataHash: ZeroHash as `0x${string}`,
    ...fields,
  };
}

/** One node's ERC-2098 signature, 64 bytes. */
export async function signReport(system: System, report: Report, node: MasternodeActor): Promise<string> {
  const { chainId } = await chain.ethers.provider.getNetwork();
  const domain = reportDomain(Number(chainId), await system.reports.getAddress());
  const signature = await node.signer.signTypedData(domain, { Report: [...reportTypes.Report] }, report);
  return Signature.from(signature).compactSerialized;
}

/**
 * Lets nodes sign.
 *
 * @param nodes the whole signer set in its order
 * @param places of those that sign; all of them unless told
 */
export async function signByAll(
  system: System,
  report: Report,
  nodes: readonly MasternodeActor[],
  places: readonly number[] = nodes.map((_, place) => place),
): Promise<SignedReport> {
  const signed = await Promise.all(
    places.map(async (place) => {
      const node = nodes[place];
      if (node === undefined) throw new Error(`The signer set has no place ${place}.`);
      return signReport(system, report, node);
    }),
  );
  const signers = places.reduce((mask, place) => mask | (1n << BigInt(place)), 0n);
  return { report, signers, signatures: concat(signed) };
}

/** Moves the clock into the next epoch and submits a report that the whole set signed. */
export async function submitReport(system: System, nodes: readonly MasternodeActor[], fields: Partial<Report> = {}) {
  const { report, signers, signatures } = await signByAll(system, await nextReport(system, fields), nodes);
  return system.reports.submit(report, signers, signatures);
}
