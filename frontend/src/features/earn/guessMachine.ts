import type { EarnSearch } from "./earnSearch.ts";
import type { EarnKind } from "./kinds.ts";

/**
 * What a browser lets a page know of its machine. Browsers round it, and some lie on purpose.
 *
 * - `renderer`: of WebGL, such as "ANGLE (NVIDIA, NVIDIA GeForce RTX 3090 Direct3D11 vs_5_0 ps_5_0)"
 * - `threads`: logical cores; `memory`: GB, 8 at most in most browsers
 */
export interface BrowserHints {
  readonly renderer: string | undefined;
  readonly threads: number | undefined;
  readonly memory: number | undefined;
}

/** Threads of a core, as most machines have it. */
const THREADS = 2;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** Words that every card's name has. */
const COMMON = ["nvidia", "amd", "geforce", "radeon"];

/** The kind whose model's words stand in the renderer's, the one with most words where several do. */
function cardOf(renderer: string, kinds: readonly EarnKind[]): EarnKind | undefined {
  const said = wordsOf(renderer);
  const models = kinds
    .filter(({ id }) => id.startsWith("card:"))
    .map((kind) => ({ kind, words: wordsOf(kind.text).filter((word) => !COMMON.includes(word)) }))
    .filter(({ words }) => words.length > 1 && words.every((word) => said.includes(word)));
  return models.toSorted((one, other) => other.words.length - one.words.length)[0]?.kind;
}

/** The machine that a browser hints at, as the address of the page. */
export function guessMachine({ renderer, threads, memory }: BrowserHints, kinds: readonly EarnKind[]): EarnSearch {
  const card = renderer === undefined ? undefined : cardOf(renderer, kinds);
  return {
    kind: card?.id ?? "cpu",
    ...(threads === undefined ? {} : { cores: String(Math.max(1, Math.floor(threads / THREADS))) }),
    ...(memory === undefined ? {} : { memory: String(memory) }),
  };
}
