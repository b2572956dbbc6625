import { findCards } from "../modules/gpu/findCards.ts";
import { type InventoryAnswer, performInventory } from "../modules/inventory/performInventory.ts";

/** What a machine says of itself, with its cards. Nothing of it is measured. */
export type MachineHere = InventoryAnswer & {
  readonly cards: readonly { readonly model: string; readonly memoryBytes: string }[];
};

/** Takes stock of this machine as an agent would that is started in this folder. Asks nobody else. */
export async function machineHere(): Promise<MachineHere> {
  const [inventory, cards] = await Promise.all([performInventory("."), findCards()]);
  return {
    ...inventory,
    cards: cards.map(({ model, memoryBytes }) => ({ model, memoryBytes: String(memoryBytes) })),
  };
}
