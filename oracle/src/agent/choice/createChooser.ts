import { DatabaseSync } from "node:sqlite";

import { findBlockBefore } from "../../chain/findBlockBefore.ts";
import { LogReader } from "../../chain/LogReader.ts";
import type { RpcProvider } from "../../chain/RpcProvider.ts";
import type { AgentConfig } from "../../config/agentConfig.ts";
import type { Deployment } from "../../config/loadDeployment.ts";
import { COMMON_TABLES } from "../../store/commonTables.ts";
import { CursorStore } from "../../store/CursorStore.ts";
import type { Attestation } from "../../store/AttestationStore.ts";
import { broughtHardware } from "../broughtHardware.ts";
import { offerOf } from "../offerOf.ts";
import { pricePerSecond } from "../pricePerSecond.ts";
import type { Salesman } from "../Salesman.ts";
import { AcceptFile } from "./AcceptFile.ts";
import { Chooser, type ChooserParts } from "./Chooser.ts";
import { DealOpener, type DealOpenerParts } from "./DealOpener.ts";
import { MarketBook } from "./MarketBook.ts";
import { MarketHistory, type MarketHistoryParts } from "./MarketHistory.ts";
import { readCosts } from "./readCosts.ts";

/** What an agent's choice is made with. */
export interface ChoiceMakings
  extends
    Pick<ChooserParts, "worker" | "master" | "clock" | "deals" | "readers" | "offFrom" | "idle" | "log">,
    Pick<DealOpenerParts, "sender" | "onFill"> {
  readonly contracts: Parameters<typeof readCosts>[0];
  readonly provider: RpcProvider;
  readonly salesman: Salesman;
  readonly deployment: Deployment;
  readonly config: AgentConfig;
  readonly attestation: () => Attestation | undefined;
}

/** Seconds of the market's history that are read at the start. */
const LOOK_BACK = 14 * 86_400;

/** Puts together what chooses for an agent. */
export function createChooser(makings: ChoiceMakings): Chooser {
  const { contracts, provider, salesman, deployment, config, attestation, sender, log, onFill } = makings;
  const { worker, master, clock, deals, readers, offFrom, idle } = makings;
  const hardware = () => {
    const current = attestation();
    return current && broughtHardware(current.machine);
  };
  return new Chooser({
    ...{ worker, master, clock, deals, readers, offFrom, idle, log, config },
    place: { chainId: deployment.chainId, market: deployment.contracts.Market },
    book: new MarketBook(),
    history: lateHistory({ contracts, provider }, makings),
    opener: new DealOpener({ contracts, sender, salesman, hardware, log, onFill }),
    accepted: new AcceptFile(config.dataDir),
    offer: () => {
      const current = attestation();
      if (current === undefined) return undefined;
      const benchmarks = offerOf(current.machine.benchmarks, config.safetyMarginPercent);
      return { benchmarks, until: current.expiresAt };
    },
    costs: () => readCosts(contracts, provider, config),
    rules: {
      floor: pricePerSecond(config.pricePerHour),
      ...{ minSeconds: config.minFillSeconds, maxSeconds: config.maxDurationSeconds },
      ...{ classes: config.allowedClasses, networkFlags: BigInt(config.networkFlags), refused: config.refusedBuyers },
      switchPercent: config.switchPercent,
    },
  });
}

/**
 * The market's history of the last weeks. What the agent knows of it is not kept on disk, so each run reads it anew: the
 * reader's place is kept in memory as well.
 */
function lateHistory(
  { contracts, provider }: Pick<MarketHistoryParts, "contracts"> & { readonly provider: RpcProvider },
  { config, clock, deployment }: Pick<ChoiceMakings, "config" | "clock" | "deployment">,
): Pick<MarketHistory, "read"> {
  const database = new DatabaseSync(":memory:");
  database.exec(COMMON_TABLES);
  let history: MarketHistory | undefined;
  return {
    async read(take) {
      if (history === undefined) {
        const newest = await provider.header("latest");
        const since = (clock.now() ?? newest.timestamp) - LOOK_BACK;
        const before = await findBlockBefore(since, newest.number, (number) => provider.header(number));
        const startBlock = Math.max(deployment.startBlock, before?.number ?? 0);
        const { logRange: range, reorgDepth } = config;
        const logs = new LogReader(provider, new CursorStore(database), { startBlock, range, reorgDepth });
        history = new MarketHistory({ contracts, provider, logs });
      }
      await history.read(take);
    },
  };
}
