import type { MachineObservation } from "../../src/lib/machineSchemas.ts";
import { leafDataSchema, type LeafData } from "../../src/node/agreement/LeafData.ts";
import { signedObservationSchema, type SignedObservation } from "../../src/node/agreement/Observation.ts";
import type { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { waitFor } from "./waitFor.ts";

/** A report as the chain accepted it. */
export interface ChainReport {
  readonly sequence: number;
  readonly epoch: bigint;
  readonly root: string;
  readonly rate: bigint;
  readonly dataHash: string;
  readonly signers: bigint;
}

/** All reports that the chain has accepted, oldest first. */
export async function chainReports(network: NetworkUnderTest): Promise<ChainReport[]> {
  const { reports } = network.as("buyer");
  const events = await reports.queryFilter(reports.filters.ReportAccepted, 0);
  return events.map(({ args }) => ({
    sequence: Number(args.sequence),
    epoch: args.epoch,
    root: args.root,
    rate: args.rate,
    dataHash: args.dataHash,
    signers: args.signers,
  }));
}

/** Waits for the next report that satisfies a condition and was not there at the call. */
export async function nextReport(
  network: NetworkUnderTest,
  seconds: number,
  isWanted: (report: ChainReport) => boolean | Promise<boolean> = () => true,
): Promise<ChainReport> {
  const known = (await chainReports(network)).length;
  return waitFor(
    "a report",
    async () => {
      for (const report of (await chainReports(network)).slice(known)) if (await isWanted(report)) return report;
      return undefined;
    },
    seconds,
  );
}

const fetchJson = async (url: string): Promise<unknown> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
};

/** The leaf data of a report, as a node publishes it. */
export async function leafData(network: NetworkUnderTest, node: number, epoch: bigint): Promise<LeafData> {
  const url = `${network.nodeUrl(node)}/reports/${epoch}`;
  return leafDataSchema.parse(await waitFor(`the data of epoch ${epoch}`, () => fetchJson(url), 10));
}

/** The observations behind a report, as a node publishes them. */
export async function observations(
  network: NetworkUnderTest,
  node: number,
  epoch: bigint,
): Promise<SignedObservation[]> {
  const url = `${network.nodeUrl(node)}/reports/${epoch}/observations`;
  const answer = await waitFor(`the observations of epoch ${epoch}`, () => fetchJson(url), 10);
  return signedObservationSchema.array().parse(answer);
}

/** The only machine of a report or an observation. */
export function onlyMachine({ machines }: { readonly machines: readonly MachineObservation[] }): MachineObservation {
  const [machine, ...others] = machines;
  if (machine === undefined || others.length > 0) throw new Error(`There are ${machines.length} machines, not one.`);
  return machine;
}
