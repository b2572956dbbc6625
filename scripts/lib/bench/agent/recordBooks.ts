import { network } from "hardhat";

import type { Figure } from "../Figure.ts";
import { recordBook } from "./recordBook.ts";
import { BOOKS, writeBook } from "./writeBook.ts";

/** Chosen before anything was measured. */
const SEEDS: Readonly<Record<keyof typeof BOOKS, bigint>> = { book: 62n, holdout: 1_962n };

/**
 * Records the books anew, each on a chain of its own.
 *
 * @param say tells a person what happens
 */
export async function recordBooks(say: (text: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of Object.keys(BOOKS) as (keyof typeof BOOKS)[]) {
    const { provider } = await network.create();
    const book = await recordBook(provider, SEEDS[name], (text) => say(`${name}: ${text}`));
    await writeBook(BOOKS[name], book);
    figures.push({ name: `agent.book.${name}.bids`, value: book.bids.length, unit: "bids" });
    figures.push({ name: `agent.book.${name}.deals`, value: book.deals.length, unit: "deals" });
  }
  return figures;
}
