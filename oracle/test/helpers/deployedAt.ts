import { addressOf } from "./agreement.ts";

/** A deployment of contracts that nobody made, for tests that answer in the chain's place. */
export const DEPLOYED_AT = {
  Masternodes: addressOf(1),
  Reports: addressOf(2),
  Hardware: addressOf(3),
  Market: addressOf(4),
  Guarantees: addressOf(5),
  HardwareClasses: addressOf(6),
  Duty: addressOf(7),
  Treasury: addressOf(8),
  RewardPrograms: addressOf(9),
  ClassBalances: addressOf(10),
  ProgramController: addressOf(11),
  Releases: addressOf(12),
};
