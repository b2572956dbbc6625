/** What a word or a flag can be completed with: a fixed list, or something that is looked up. */
export type Completes = readonly string[] | "deal" | "file" | "masternode" | "program" | "proposal";
