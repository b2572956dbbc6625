import { setTimeout as sleep } from "node:timers/promises";

import { id, JsonRpcProvider, parseEther, ZeroHash } from "ethers";

import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, type ContractAddresses } from "@sonm/protocol/networks.ts";
import { firstPrograms, type ProposedProgram } from "@sonm/protocol/rewardPrograms.ts";

import { connectContracts, type SonmContracts } from "../deploy/connectContracts.ts";

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

/** Milliseconds between looks at whether the delay is over. */
const INTERVAL = 1_000;

/**
 * The local DAO's first decision: reward programs, those of `reward-programs.json` and one for the machine at hand, and a
 * controller that opens more for machines of its kind. It goes the way of every decision, through the treasury and its delay.
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
    const dao = await provider.getSigner(localAccounts.holder.address);
    const contracts = connectContracts(addresses, dao);
    const { treasury } = contracts;
    const now = (await provider.getBlock("latest"))?.timestamp ?? 0;
    const calls = await decision(contracts, now);
    const batch = [calls.map(({ to }) => to), calls.map(() => 0n), calls.map(({ data }) => data), ZeroHash] as const;
    const salt = id("the first reward programs");
    await (await treasury.scheduleBatch(...batch, salt, await treasury.getMinDelay())).wait();
    const operation = await treasury.hashOperationBatch(...batch, salt);
    while (!(await treasury.isOperationReady(operation))) {
      if (signal.aborted) return false;
      await sleep(INTERVAL, undefined, { signal }).catch(() => undefined);
    }
    await (await treasury.executeBatch(...batch, salt)).wait();
    return true;
  } finally {
    provider.destroy();
  }
}

async function decision({ teamPool, classes, programs, controller }: SonmContracts, now: number) {
  const proposed = [...firstPrograms(now), localProgram(now)];
  const [toPool, toClasses, toPrograms, toController] = await Promise.all(
    [teamPool, classes, programs, controller].map((contract) => contract.getAddress()),
  );
  const total = proposed.reduce((sum, { budget }) => sum + budget, DAILY_GRANT);
  return [
    { to: toPool, data: teamPool.interface.encodeFunctionData("setPrograms", [toPrograms ?? ""]) },
    { to: toPool, data: teamPool.interface.encodeFunctionData("fundPrograms", [total]) },
    { to: toClasses, data: classes.interface.encodeFunctionData("add", [LOCAL_CLASS]) },
    ...proposed.map(({ terms, budget }) => ({
      to: toPrograms,
      data: programs.interface.encodeFunctionData("create", [terms, budget]),
    })),
    { to: toPrograms, data: programs.interface.encodeFunctionData("setController", [toController ?? ""]) },
    {
      to: toController,
      data: controller.interface.encodeFunctionData("setMandate", [LOCAL_CLASS_ID, localMandate(now)]),
    },
  ].map(({ to = "", data }) => ({ to, data }));
}

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
