import type { GlossaryTerm } from "./GlossaryTerm.ts";
import { daoTerms } from "./terms/daoTerms.ts";
import { earningTerms } from "./terms/earningTerms.ts";
import { marketTerms } from "./terms/marketTerms.ts";
import { oracleTerms } from "./terms/oracleTerms.ts";

/** Every word that pages explain, by its id in addresses. */
export const TERMS = {
  ...marketTerms,
  ...oracleTerms,
  ...earningTerms,
  ...daoTerms,
} as const satisfies Readonly<Record<string, GlossaryTerm>>;

export type TermId = keyof typeof TERMS;
