import { connect } from "../../../../oracle/src/chain/Connection.ts";
import { LogReader } from "../../../../oracle/src/chain/LogReader.ts";
import { loadDeployment } from "../../../../oracle/src/config/loadDeployment.ts";
import { lowerHex } from "../../../../oracle/src/lib/lowerHex.ts";
import { epochEnd } from "../../../../oracle/src/node/agreement/EpochTimes.ts";
import { drawCommittee } from "../../../../oracle/src/node/agreement/drawCommittee.ts";
import { chainDraws } from "../../../../oracle/src/node/chainDraws.ts";
import { CursorStore } from "../../../../oracle/src/store/CursorStore.ts";
import { NODE_TABLES } from "../../../../oracle/src/store/nodeTables.ts";
import { openDatabase } from "../../../../oracle/src/store/openDatabase.ts";

type Hex = `0x${string}`;

/** An epoch's draw. */
export interface Drawn {
  /** Whether the node of an owner measures a master's machines. */
  readonly isDrawn: (owner: string, master: Hex) => boolean;
  /** When the epoch began, unix seconds. */
  readonly began: number;
}

/**
 * Tells which machines each node measures in the epoch that runs, as the chain's beacon draws it.
 *
 * @param deployment chain id and URL of the chain
 */
export async function drawnFor(deployment: { readonly chainId: number; readonly rpcUrl: string }): Promise<Drawn> {
  const connection = await connect(loadDeployment(deployment));
  const { provider, contracts } = connection;
  const database = openDatabase(":memory:", NODE_TABLES);
  try {
    const { reports } = contracts;
    const [epoch, ...times] = await Promise.all([reports.currentEpoch(), reports.genesis(), reports.epochLength()]);
    const [genesis, epochLength] = [Number(times[0]), Number(times[1])];
    const logs = new LogReader(provider, new CursorStore(database), { startBlock: 0, range: 10_000, reorgDepth: 0 });
    const draws = chainDraws(connection, database, logs, { times: () => ({ genesis, epochLength }), reorgDepth: 0 });
    await draws.resolve([epoch]);
    const draw = draws.of(epoch);
    if (draw === undefined) throw new Error(`Epoch ${epoch} has not begun.`);
    return {
      isDrawn: (owner, master) => drawCommittee(draw, master).has(lowerHex(owner)),
      began: epochEnd(epoch - 1n, { genesis, epochLength }),
    };
  } finally {
    provider.destroy();
    database.close();
  }
}
