import type { Word } from "../Word.ts";

/** The word that names a machine. */
export const workerWord = { name: "<worker>", help: "address of the machine's worker" } as const satisfies Word;
