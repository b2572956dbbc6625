import { benchmarkAmount, benchmarkLabel } from "../hardwareText.ts";
import type { Quantity } from "./Quantity.ts";

const GPU_MEMORY = 8;

/** What people call a quantity. */
export const quantityLabel = (quantity: Quantity): string =>
  quantity === "gpu-memory" ? "GPU memory of all cards" : benchmarkLabel(quantity);

/** An amount of it with its unit. */
export const quantityAmount = (amount: bigint, quantity: Quantity): string =>
  benchmarkAmount(amount, quantity === "gpu-memory" ? GPU_MEMORY : quantity);
