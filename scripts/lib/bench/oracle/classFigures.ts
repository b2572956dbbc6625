import { JsonRpcProvider } from "ethers";

import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { contractsOf } from "../../../../oracle/src/chain/Contracts.ts";
import { RewardHistory } from "../../../../oracle/src/chain/RewardHistory.ts";
import { loadDeployment } from "../../../../oracle/src/config/loadDeployment.ts";
import { accrueClasses } from "../../../../oracle/src/node/balance/accrueClasses.ts";
import type { RewardBasis } from "../../../../oracle/src/node/reward/RewardBasis.ts";
import { ClassStore } from "../../../../oracle/src/store/ClassStore.ts";
import { MarketStore } from "../../../../oracle/src/store/MarketStore.ts";
import { NODE_TABLES } from "../../../../oracle/src/store/nodeTables.ts";
import { openDatabase } from "../../../../oracle/src/store/openDatabase.ts";
import { RewardStore } from "../../../../oracle/src/store/RewardStore.ts";
import type { Figure } from "../Figure.ts";
import { machinesOf, uptimesOf, workerOf } from "./machines.ts";
import { quickest } from "./quickest.ts";

const MACHINES = 10_000;
const CLASSES = 12;
/** Seconds: when machines were measured, the report before, and this one. */
const [MEASURED, BEFORE, NOW] = [1_700_000_000, 1_700_003_600, 1_700_007_200];
/** Deals of each machine that ended before the one that runs, each after a week. */
const DEALS = 20;
const WEEK = 7 * 86_400;
const BLOCK = 1_000;

/** Seconds in which a member should know supply and demand of all machines, each time it recomputes a report. */
const LIMIT = 1;

/**
 * How long supply and demand by class take of 10,000 machines in as many deals, each billed once, and 12 classes, after 20 weeks: where the
 * node has just started, and later, when it knows which attestations pass what.
 */
export function classFigures(): Figure[] {
  const database = openDatabase(":memory:", NODE_TABLES);
  try {
    const [deals, classes] = [new MarketStore(database), new ClassStore(database)];
    const stores = { store: new RewardStore(database), deals, classes };
    const machines = machinesOf(
      Array.from({ length: MACHINES }, (_, index) => workerOf(index)),
      MEASURED,
    );
    fill(stores, machines);
    const uptimes = uptimesOf(machines);
    const { contracts } = loadDeployment({ chainId: LOCAL_CHAIN_ID });
    const provider = new JsonRpcProvider("http://127.0.0.1:9/", LOCAL_CHAIN_ID, { staticNetwork: true });
    const history = new RewardHistory({
      ...{ contracts: contractsOf({ contracts }, provider), logs: { read: () => Promise.resolve() }, ...stores },
      provider: { header: () => Promise.reject(new Error("no block is read")) },
    });
    const before = new Map(uptimes.map(({ worker, online }) => [worker, online - 3_600]));
    const previous = { asOf: BEFORE, rewards: [], classes: [], uptimes: before };
    let counted = 0;
    const compute = () => {
      const basis: RewardBasis = { ...history.at(BLOCK), previous };
      counted = accrueClasses(uptimes, NOW, basis).length;
    };
    const first = quickest(compute, 1);
    const value = quickest(compute, 3);
    if (counted !== CLASSES) throw new Error(`${counted} classes were supplied, not ${CLASSES}.`);
    provider.destroy();
    return [
      { name: "oracle.classes.10k.first.seconds", value: first, unit: "s" },
      { name: "oracle.classes.10k.seconds", value, unit: "s", limit: LIMIT, ok: value < LIMIT },
    ];
  } finally {
    database.close();
  }
}

function fill(
  { store, deals, classes }: { readonly store: RewardStore; readonly deals: MarketStore; readonly classes: ClassStore },
  machines: ReturnType<typeof machinesOf>,
): void {
  const [definition] = hardwareClasses.filter(({ minGpus }) => minGpus === 0);
  if (definition === undefined) throw new Error("There is no class that demands no card.");
  const blocks = { from: 1, to: BLOCK };
  const passed = { ...definition, minPhysicalCores: 8, minMemoryBytes: 32_000_000_000n };
  classes.replace(
    blocks,
    Array.from({ length: CLASSES }, (_, classId) => ({
      ...{ block: 1, logIndex: classId, value: { classId, definition: { ...passed, code: `class-${classId}` } } },
    })),
  );
  store.replace(
    blocks,
    [],
    machines.map(({ master: _master, ...machine }, index) => ({
      ...{ block: 2, logIndex: index, value: { machine, expiresAt: NOW + 86_400 } },
    })),
  );
  const ids = (index: number, deal: number) => workerOf(1_000_000 + index * (DEALS + 1) + deal);
  deals.replace(
    blocks,
    machines.flatMap(({ worker }, index) =>
      Array.from({ length: DEALS + 1 }, (_, deal) => {
        const [id, at, block] = [ids(index, deal), MEASURED - (DEALS - deal) * WEEK, 3 + deal];
        const opened = { kind: "opened" as const, id, worker, price: 10n ** 12n, duration: 0, at };
        return [
          { block, logIndex: index * 2, value: opened },
          ...(deal === DEALS
            ? []
            : [{ block, logIndex: index * 2 + 1, value: { kind: "closed" as const, id, at: at + WEEK - 60 } }]),
        ];
      }).flat(),
    ),
    machines.map((_, index) => ({
      ...{ block: 500, logIndex: index, value: { id: ids(index, DEALS), fee: 10n ** 16n, at: BEFORE + 60 } },
    })),
  );
}
