import { Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import type { Ask } from "../../src/agent/Ask.ts";
import { BondKeeper } from "../../src/agent/BondKeeper.ts";
import { DealKeeper } from "../../src/agent/DealKeeper.ts";
import { Salesman, type SalesmanParts } from "../../src/agent/Salesman.ts";
import { ChainClock } from "../../src/chain/ChainClock.ts";
import type { Contracts } from "../../src/chain/Contracts.ts";
import { LogReader } from "../../src/chain/LogReader.ts";
import type { RpcProvider } from "../../src/chain/RpcProvider.ts";
import { TransactionSender } from "../../src/chain/TransactionSender.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { AGENT_TABLES } from "../../src/store/agentTables.ts";
import { AskStore } from "../../src/store/AskStore.ts";
import { CursorStore } from "../../src/store/CursorStore.ts";
import { DealStore } from "../../src/store/DealStore.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { SettingStore } from "../../src/store/SettingStore.ts";
import { silentLog } from "./silentLog.ts";

/** What the seller's machine has, by benchmark id. */
export const ATTESTED = [2_000n, 1_000n, 2n, 16_000_000_000n, 50_000_000_000n];

const SENDER = { pollMs: 25, replaceAfterMs: 5_000, maxFeeGwei: 1_000 };

const CONFIG: SalesmanParts["config"] = {
  publish: "announce",
  pricePerHour: "0.05",
  bond: "0",
  maxDurationSeconds: 86_400,
  askValiditySeconds: 3_600,
  safetyMarginPercent: 5,
  networkFlags: 2,
  identityLevel: 0,
  tag: "test",
};

/** Where a seller sells. */
export interface SellerParts {
  /** Its database. */
  readonly file: string;
  readonly provider: RpcProvider;
  readonly contracts: Contracts;
  readonly config?: Partial<SalesmanParts["config"]>;
}

/** The selling part of an agent, with the worker's key. */
export function testSeller({ file, provider, contracts, config = {} }: SellerParts) {
  const worker = new Wallet(localAccounts.worker.privateKey);
  const database = openDatabase(file, AGENT_TABLES);
  const logs = new LogReader(provider, new CursorStore(database), { startBlock: 0, range: 1_000, reorgDepth: 16 });
  const clock = new ChainClock();
  const sender = new TransactionSender(worker, provider, SENDER, silentLog);
  const shared = { contracts, logs, clock, sender, log: silentLog };
  let attested: readonly bigint[] | undefined = ATTESTED;
  let offFrom: number | undefined;
  const dealStore = new DealStore(database);
  const deals = new DealKeeper({
    ...shared,
    worker: lowerHex(worker.address),
    store: dealStore,
    billSeconds: 5,
    reorgDepth: 16,
    onBill: () => undefined,
  });
  const salesman = new Salesman({
    ...shared,
    worker,
    chainId: LOCAL_CHAIN_ID,
    store: new AskStore(database),
    settings: new SettingStore(database),
    deals,
    config: { ...CONFIG, ...config },
    attested: () => attested,
    offFrom: () => offFrom,
  });
  const bonds = new BondKeeper({ ...shared, store: dealStore });
  const see = async (): Promise<void> => {
    const block = await provider.getBlock("latest");
    if (block !== null) clock.see({ number: block.number, timestamp: block.timestamp });
  };
  return {
    ...shared,
    deals,
    salesman,
    store: new AskStore(database),
    async tick(): Promise<Ask | undefined> {
      await see();
      await deals.refresh();
      await salesman.tick();
      return salesman.current;
    },
    async bill(): Promise<void> {
      await see();
      await deals.bill();
    },
    async returnBonds(): Promise<void> {
      await see();
      await bonds.tick();
    },
    attest(benchmarks: readonly bigint[] | undefined): void {
      attested = benchmarks;
    },
    /** Plans when the machine is off next, unix seconds. */
    plan(from: number | undefined): void {
      offFrom = from;
    },
    close: () => database.close(),
  };
}
