import { StepRefusedError } from "../Performer.ts";
import { GpuCard } from "./GpuCard.ts";
import type { CardAnswer, CardOrder } from "./gpuMessages.ts";

/** The script of a card's process: a driver that crashes takes this down, not the agent. */
let card: GpuCard | undefined;

async function perform(order: CardOrder): Promise<CardAnswer> {
  if (order.kind === "fill") {
    card ??= await GpuCard.open(order.choice, order.card);
    return { lanes: await card.fill(order.nonce, order.lanes, order.passes) };
  }
  if (card === undefined) throw new StepRefusedError("nothing was filled");
  return { walks: await card.read(order.nonce) };
}

process.on("message", (order: CardOrder) => {
  perform(order).then(
    (answer) => process.send?.(answer),
    (error: unknown) =>
      process.send?.({
        refused: error instanceof StepRefusedError ? error.message : "the card's driver failed",
      } satisfies CardAnswer),
  );
});
process.on("disconnect", () => process.exit());
