import { Wallet } from "ethers";

import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

import { hexOf } from "../../../../oracle/src/lib/hexOf.ts";
import { keccak } from "../../../../oracle/src/lib/keccak.ts";
import type { Dice } from "../staking/Dice.ts";
import { Machine } from "./Machine.ts";
import type { Plot } from "./Plot.ts";
import type { RewardsChain } from "./RewardsChain.ts";
import { PRICES } from "./World.ts";

type Hex = `0x${string}`;

/** The classes that are simulated, by their cards' memory: none is in two of them. */
export const CLASS_IDS = [1, 2, 3] as const;
/** Machines of one farm. */
const FARM = 20;
/** Of 1,000 machines those that exist on the first day; the others come in the course of the year. */
const EARLY = 280;
const THOUSAND = 1_000;
/** Days for which a machine exists: at least, and how many more at most. */
const LIFE = [60, 260] as const;
/** What a card costs its owner, as a share of what it earns in a deal: at least, and how much more at most. */
const COST = [0.45, 0.9] as const;
const GIGABYTE = 1_000_000_000n;
const MEMORY = [6n * GIGABYTE, 10n * GIGABYTE, 24n * GIGABYTE];

/** Everybody's machines, and the farms' masters on the chain. */
export async function castMachines(chain: RewardsChain, plot: Plot, dice: Dice): Promise<Machine[]> {
  const farmed = new Map<number, Hex>();
  const keys = new Map<number, Wallet>();
  for (let farm = 0; farm < plot.farms; farm += 1) {
    const numbers = Array.from({ length: FARM }, (_, index) => farm * FARM + index);
    const wallets = numbers.map((number) => new Wallet(hexOf(keccak(`key of machine ${number}`))));
    const master = await chain.bind(`farm ${farm}`, wallets);
    for (const [index, number] of numbers.entries()) {
      const wallet = wallets[index];
      if (wallet === undefined) continue;
      farmed.set(number, master);
      keys.set(number, wallet);
    }
  }
  return Array.from({ length: plot.machines }, (_, number) => {
    const worker = (keys.get(number)?.address.toLowerCase() ?? addressOf(number)) as Hex;
    const index = dice.roll(CLASS_IDS.length);
    const born = dice.roll(THOUSAND) < EARLY ? 0 : dice.roll(plot.days);
    const life = born === 0 ? dice.roll(LIFE[0] + LIFE[1]) : LIFE[0] + dice.roll(LIFE[1]);
    return new Machine({
      ...{ number, worker, master: farmed.get(number) ?? worker },
      ...{ classId: CLASS_IDS[index] ?? 1, memoryBytes: MEMORY[index] ?? 0n, born, gone: born + life },
      cost: (PRICES[index] ?? 0) * (COST[0] + (COST[1] * dice.roll(THOUSAND)) / THOUSAND),
      cards: 1 + dice.roll(3),
    });
  });
}

const addressOf = (number: number): Hex => hexOf(keccak(`machine ${number}`)).slice(0, 42) as Hex;

/** What a class is called. */
export const labelOf = (classId: number): string => hardwareClasses[classId]?.code ?? String(classId);
