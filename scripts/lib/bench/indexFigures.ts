import type { LocalPorts } from "../local/LocalPorts.ts";
import type { Figure } from "./Figure.ts";
import { announceOrders } from "./index/announceOrders.ts";
import { backfillFigure } from "./index/backfillFigure.ts";
import { handlerFigure } from "./index/handlerFigure.ts";
import { IndexWorld } from "./index/IndexWorld.ts";
import { latencyFigures } from "./index/latencyFigures.ts";
import { queryFigures } from "./index/queryFigures.ts";

/** Orders that are really announced; the rest of a million are copies of them. */
const ANNOUNCED = 4_000;

/** Figures of the index: how fast it takes in what happened, shows what happens, and answers at a million orders. */
export async function indexFigures(
  ports: LocalPorts,
  stateDir: string,
  say: (text: string) => void,
): Promise<Figure[]> {
  const world = await IndexWorld.start(ports, stateDir);
  try {
    const latency = await latencyFigures(world);
    await announceOrders(world, ANNOUNCED);
    say(`${ANNOUNCED} orders announced`);
    const backfill = await backfillFigure(world);
    // Last, since it adds to the index what the chain does not have.
    const handler = await handlerFigure(world.metricsUrl, say);
    return [...latency, backfill, handler, ...(await queryFigures(world, say))];
  } finally {
    await world.stop();
  }
}
