import { Swapped } from "../generated/LegacySwap/LegacySwap";
import { createSwap, loadLegacySwap } from "./entities/legacySwap";

export function handleSwapped(event: Swapped): void {
  createSwap(event);
  const total = loadLegacySwap();
  total.swapped = total.swapped.plus(event.params.amount);
  total.count += 1;
  total.save();
}
