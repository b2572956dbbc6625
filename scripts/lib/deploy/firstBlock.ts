import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The block of the first transaction that a journal remembers. */
export async function firstBlock(journal: string): Promise<number> {
  const lines = (await readFile(join(journal, "journal.jsonl"), "utf8")).trim().split("\n");
  const blocks = lines.flatMap((line) => {
    const { receipt } = JSON.parse(line) as { receipt?: { blockNumber?: number } };
    return receipt?.blockNumber === undefined ? [] : [receipt.blockNumber];
  });
  if (blocks.length === 0) throw new Error(`The journal in ${journal} knows no transaction.`);
  return Math.min(...blocks);
}
