import { id, JsonRpcProvider, parseEther } from "ethers";

import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, type ContractAddresses } from "@sonm/protocol/networks.ts";
import { firstPrograms, type ProposedProgram } from "@sonm/protocol/rewardPrograms.ts";

import { connectContracts, type SonmContracts } from "../deploy/connectContracts.ts";
import { decide, type LocalCall } from "./decide.ts";
import { FIRST_FEATURES } from "./firstFeatures.ts";

/** What any machine meets that runs a local network, so that people see rewards happen. */
const LOCAL_CLASS = {
  ...{ code: "local-x86-64", label: "Any x86-64 machine (local networks only)" },
  ...{ architecture: Architecture.X86_64, link: Link.Unattested, minPhysicalCores: 0, minClockMHz: 0 },
  ...{ minMemoryBytes: 0n, minDiskBytes: 0n, minGpus: 0, maxGpus: 0, minGpuMemoryBytes: 0n, maxGpuMemoryBytes: 0n },
  ...{ gpuModels: [], minBenchmarks: [] },
};

/** The class is added with the programs, after those that the network is deployed with. */
const LOCAL_CLASS_ID = hardwareClasses.length;

const MOST_MACHINES = 100;

/** SNM wei that the controller may spend a day: enough for a program minutes after the start. */
const DAILY_GRANT = parseEther("1000000");

const DESCRIPTION = `# Open the first reward programs, and list the first features

Programs for the cards of the first announcement and for the machine that runs this network; a controller that opens more for machines of
its kind where they are short; and the features that the first documents of the DAO name, for holders to rank.`;

/**
 * The local DAO's first decision: reward programs, those of `reward-programs.json` and one for the machine at hand, a
 * controller that opens more for machines of its kind, and the first features of the roadmap. It goes the way of every decision: a
 * proposal, a vote, and the treasury's delay.
 *
 * @returns false if the signal came before
 */
export async function openPrograms(
  rpcUrl: string,
  addresses: ContractAddresses,
  signal: AbortSignal,
): Promise<boolean> {
  const provider = new JsonRpcProvider(rpcUrl, LOCAL_CHAIN_ID, { staticNetwork: true });
  try {
    const { address } = localAccounts.holder;
    const contracts = connectContracts(addresses, await provider.getSigner(address));
    const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
    return await decide(contracts.governor, address, decision(contracts, addresses, now), DESCRIPTION, signal);
  } finally {
    provider.destroy();
  }
}

function decision(
  { teamPool, classes, programs, controller, roadmap }: SonmContracts,
  addresses: ContractAddresses,
  now: number,
): LocalCall[] {
  const proposed = [...firstPrograms(now), localProgram(now)];
  const { TeamPool: toPool, HardwareClasses: toClasses, RewardPrograms: toPrograms } = addresses;
  const { ProgramController: toController, Roadmap: toRoadmap } = addresses;
  const total = proposed.reduce((sum, { budget }) => sum + budget, DAILY_GRANT);
  return [
    { to: toPool, data: teamPool.interface.encodeFunctionData("setPrograms", [toPrograms]) },
    { to: toPool, data: teamPool.interface.encodeFunctionData("fundPrograms", [total]) },
    { to: toClasses, data: classes.interface.encodeFunctionData("add", [LOCAL_CLASS]) },
    ...proposed.map(({ terms, budget }) => ({
      to: toPrograms,
      data: programs.interface.encodeFunctionData("create", [terms, budget]),
    })),
    { to: toPrograms, data: programs.interface.encodeFunctionData("setController", [toController]) },
    {
      to: toController,
      data: controller.interface.encodeFunctionData("setMandate", [LOCAL_CLASS_ID, localMandate(now)]),
    },
    ...FIRST_FEATURES.map(({ title, estimate, text }) => ({
      to: toRoadmap,
      data: roadmap.interface.encodeFunctionData("addFeature", [title, estimate, id(text), dataUri(text)]),
    })),
  ];
}

/** A description that comes along with its address: nobody has to host it. */
const dataUri = (text: string): string => `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;

/** The terms of the first program, for a machine a day, from now on. */
function localProgram(now: number): ProposedProgram {
  const [first] = firstPrograms(now);
  if (first === undefined) throw new Error("protocol/reward-programs.json has no program.");
  const { terms, budget } = first;
  const guaranteed = terms.guaranteedUntil - terms.start;
  return {
    terms: {
      ...terms,
      classId: LOCAL_CLASS_ID,
      start: now,
      guaranteedUntil: now + guaranteed,
      end: now + guaranteed,
      maxGpus: MOST_MACHINES,
    },
    budget: (budget * BigInt(MOST_MACHINES)) / BigInt(terms.maxGpus),
  };
}

/** The local program's terms, for whatever is missing. Any deal is demand, whatever it pays. */
function localMandate(now: number) {
  const { terms } = localProgram(now);
  return {
    usdPerGpuDay: terms.usdPerGpuDay,
    mode: terms.mode,
    minSoftwareVersion: terms.minSoftwareVersion,
    maxGpus: terms.maxGpus,
    step: 1,
    guarantee: terms.end - terms.start,
    reserveMargin: terms.reserveMargin,
    band: 1_000,
    boost: 5_000,
    dailyGrant: DAILY_GRANT,
    feePerGpuDay: 0n,
  };
}
