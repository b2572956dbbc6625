import { GpuCards } from "../../src/modules/gpu/GpuCards.ts";
import { addressOf } from "./agreement.ts";

/** The network of the tests' devices. */
export const NETWORK = { chainId: 31_337, hardware: addressOf(0xdd) };

/** A machine without graphics cards. */
export const noCards = (): GpuCards =>
  new GpuCards({ network: NETWORK, find: () => Promise.resolve([]), environment: {} });
